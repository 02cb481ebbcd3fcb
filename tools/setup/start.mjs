// npm start: from a fresh checkout to the open window, in one command.
import { ensureBuild, forgetBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { prepareHost } from './lib/host.mjs'
import { childEnvironment } from './lib/paths.mjs'
import { runInForeground } from './lib/processes.mjs'
import { elapsed, progress, runMain } from './lib/report.mjs'

await runMain(async () => {
  const started = performance.now()
  const args = process.argv.slice(2)
  const develop = args[0] === '--dev'
  await ensureDependencies()
  if (!develop) await ensureBuild()
  const { kind, path } = await prepareHost()
  const onSpawn = () => progress(`Counterpart starts (after ${elapsed(started)} of set-up).`)
  if (develop) {
    // It writes its own kind of build to out/.
    forgetBuild()
    const env = childEnvironment({ ELECTRON_EXEC_PATH: path })
    return runInForeground('electron-vite', ['dev', ...args.slice(1)], { env, onSpawn })
  }
  // Chromium refuses its sandbox to root; the stand-in knows that itself.
  const sandbox = kind !== 'standin' && process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return runInForeground(path, ['.', ...sandbox, ...args], { onSpawn })
})
