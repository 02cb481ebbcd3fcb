// npm run fuzz: damaged documents without end, each made from a seed that is printed; none may crash, hang or eat memory.
import { ensureDependencies } from '../setup/lib/dependencies.mjs'
import { projectNode } from '../setup/lib/paths.mjs'
import { runInForeground } from '../setup/lib/processes.mjs'
import { runMain } from '../setup/lib/report.mjs'

await runMain(async () => {
  await ensureDependencies()
  return runInForeground(projectNode() ?? process.execPath, ['tools/fuzz/command.ts', ...process.argv.slice(2)])
})
