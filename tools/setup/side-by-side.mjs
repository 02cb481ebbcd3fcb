// npm run side-by-side -- <folder> [contract.docx …]: our page beside LibreOffice's, as pictures in the folder.
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
  const paths = process.argv.slice(2).map((path) => resolve(callerFolder, path))
  return runInForeground(projectNode() ?? process.execPath, ['tools/side-by-side/side-by-side.ts', ...paths])
})
