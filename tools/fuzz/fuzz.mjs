// npm run fuzz: damaged documents without end, each made from a seed that is printed; none may crash, hang or eat memory.
// With --sessions: editing sessions instead.
import { ensureDependencies } from '../setup/lib/dependencies.mjs'
import { projectNode } from '../setup/lib/paths.mjs'
import { runInForeground } from '../setup/lib/processes.mjs'
import { runMain } from '../setup/lib/report.mjs'
import { fuzzSessions } from './sessions.mjs'

await runMain(async () => {
  await ensureDependencies()
  const args = process.argv.slice(2)
  if (args.includes('--sessions')) return fuzzSessions(args)
  return runInForeground(projectNode() ?? process.execPath, ['tools/fuzz/command.ts', ...args])
})
