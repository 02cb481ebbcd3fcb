// npm run counterpart: the command line program, in the folder from which it was called. Silent unless it has to build.
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { callerFolder, projectNode, root } from './lib/paths.mjs'
import { runInForeground } from './lib/processes.mjs'
import { runMain } from './lib/report.mjs'

await runMain(async () => {
  await ensureDependencies()
  await ensureBuild()
  const program = join(root, 'out/main/counterpart.js')
  const node = projectNode() ?? process.execPath
  return runInForeground(node, [program, ...process.argv.slice(2)], { cwd: callerFolder, env: process.env })
})
