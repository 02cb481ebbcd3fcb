import { readFileSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire, registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Chromium } from './chromium.ts'
import { locateApp, parseCommandLine } from './command-line.ts'
import type electron from './electron.ts'
import { boot } from './state.ts'

/** How long a signal waits for the app to quit by itself. */
const QUIT_PATIENCE_MS = 2000

const require = createRequire(import.meta.url)
const electronVersion = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
).version

function trace(step: string): void {
  if (process.env['ELECTRON_STANDIN_TRACE'])
    process.stderr.write(`[stand-in] ${step} ${performance.now().toFixed()} ms\n`)
}

/** Reads the command line and the app's package.json. Ends the process where there is nothing to run. */
function readStart() {
  const words = process.argv.slice(2)
  const line = parseCommandLine(words)
  if (line.wantsVersion) {
    process.stdout.write(`v${electronVersion}\n`)
    process.exit(0)
  }
  if (line.entry === undefined) {
    process.stderr.write('electron stand-in: no app path given\n')
    process.exit(1)
  }
  const located = locateApp(line.entry)
  boot.execPath = join(import.meta.dirname, 'bin/electron')
  boot.appPath = located.appPath
  boot.name = located.name ?? boot.name
  boot.version = located.version ?? boot.version
  for (const [name, value] of line.switches) boot.switches.set(name, value)
  process.argv = [boot.execPath, ...words]
  return { ...line, main: located.main }
}

/** Makes this process look like Electron's main process to the app and to Playwright. */
function dressUp(): void {
  const versions = Object.freeze({ ...process.versions, electron: electronVersion })
  Object.defineProperty(process, 'versions', { value: versions })
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: import.meta.dirname })
  const url = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/main|\/common)?$/.test(specifier)
        ? { url, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  })
}

/** Electron reports an uncaught error and goes on, unless the app listens for it. */
function reportErrors(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return
    process.stderr.write(`A JavaScript error occurred in the main process\n${error.stack ?? String(error)}\n`)
  })
}

function quitOnSignals(app: { quit(): void; exit(code: number): void }): void {
  const quit = (code: number): void => {
    setTimeout(() => app.exit(code), QUIT_PATIENCE_MS).unref()
    app.quit()
  }
  process.on('SIGTERM', () => quit(143))
  process.on('SIGINT', () => quit(130))
  process.on('SIGHUP', () => quit(129))
}

async function start(): Promise<void> {
  const { inspectPort, requires, main } = readStart()
  dressUp()
  if (inspectPort !== undefined) inspector.open(inspectPort, '127.0.0.1')
  // Through the hook, so that this is the very module that the app will get.
  const { app } = require('electron') as Pick<typeof electron, 'app'>
  const { connect } = await import('./main/connect.ts')
  app.name = boot.name
  for (const path of requires) require(resolve(path))
  trace('electron loaded')

  // Chromium and the app's main module load side by side.
  const chromium = new Chromium(app.getPath('userData'), boot.switches)
  boot.chromium = chromium
  process.on('exit', () => chromium.kill())
  quitOnSignals(app)
  const connected = connect().then(() => trace('chromium connected'))
  await import(pathToFileURL(main).href)
  trace('app loaded')
  await connected
  chromium.on('exit', () => app.exit(0))
  reportErrors()
  app.becomeReady()
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
