// npm run demo -- <folder>: drives the app through a negotiation and leaves its screenshots and files in the folder.
import { resolve } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { prepareHost } from './lib/host.mjs'
import { callerFolder, projectNode } from './lib/paths.mjs'
import { runInForeground } from './lib/processes.mjs'
import { runMain } from './lib/report.mjs'

await runMain(async () => {
  await ensureDependencies()
  await ensureBuild()
  await prepareHost()
  const args = process.argv.slice(2)
  const folder = args.findIndex((argument) => !argument.startsWith('-'))
  const resolved = args.map((argument, index) => (index === folder ? resolve(callerFolder, argument) : argument))
  return runInForeground(projectNode() ?? process.execPath, ['tools/demo/demo.ts', ...resolved])
})
