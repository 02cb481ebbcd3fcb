// npm run package: validates the packaging configuration, then makes this platform's installers.
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { asTest } from './lib/checks.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { resolveHost } from './lib/host.mjs'
import { root } from './lib/paths.mjs'
import { run, runInForeground } from './lib/processes.mjs'
import { runMain, SetupError } from './lib/report.mjs'

/** Not 1: the configuration is right, this machine only lacks what it takes. */
const lacksElectron = 3

await runMain(async () => {
  await ensureDependencies()
  const validated = await asTest('packaging configuration', () =>
    run('node', ['tools/package/validate.mjs'], { minutes: 5, capture: true }),
  )
  if (validated.status === 'failed') return 1
  const { kind } = await resolveHost()
  if (kind !== 'real') {
    throw new SetupError(
      `The configuration is valid. Nothing was packaged: Electron’s own binary for ${process.platform}-${process.arch} ` +
        'could not be had, and the stand-in cannot be shipped. Run this where Electron can be downloaded.',
      lacksElectron,
    )
  }
  await ensureBuild()
  const electron = join(root, 'node_modules/electron/dist')
  const config = [
    '--config',
    'tools/package/electron-builder.json',
    `-c.electronDist=${electron}`,
    '--publish',
    'never',
  ]
  return runInForeground('electron-builder', config)
})
