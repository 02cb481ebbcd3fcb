// node run.mjs <program> args…: runs a program of node_modules/.bin on the project's Node, after seeing to the dependencies.
import { build } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { exclusively } from './lib/lock.mjs'
import { runInForeground } from './lib/processes.mjs'
import { runMain, SetupError } from './lib/report.mjs'

await runMain(async () => {
  const [program, ...args] = process.argv.slice(2)
  if (program === undefined) throw new SetupError('usage: node tools/setup/run.mjs <program> [arguments]', 2)
  await ensureDependencies()
  // The one program whose work others look for afterwards.
  if (program === 'electron-vite' && args.join(' ') === 'build') {
    const { code } = await exclusively(() => build({ capture: false }))
    return code
  }
  return runInForeground(program, args)
})
