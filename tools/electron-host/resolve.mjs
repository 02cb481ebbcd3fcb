import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * @typedef {object} ResolvedElectron
 * @property {'real' | 'standin' | 'override'} kind
 * @property {string} path the executable
 * @property {string} line which host is used and why, in one line
 */

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const standinFolder = join(import.meta.dirname, 'bin')

/** A download takes minutes at most; being offline shows within seconds. */
const DOWNLOAD_TIMEOUT_MS = 180_000
const PROBE_TIMEOUT_MS = 4_000
/** How long a failed download is remembered, outside the project, so that each run of a session does not try again. */
const RETRY_AFTER_MS = 10 * 60_000
const failureMark = join(tmpdir(), `electron-${process.getuid?.() ?? 0}-download-failed`)

/** @returns {string | undefined} the executable that Electron's package has installed */
function installedPath() {
  try {
    const path = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8'))
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

function failedLately() {
  try {
    return Date.now() - statSync(failureMark).mtimeMs < RETRY_AFTER_MS
  } catch {
    return false
  }
}

/** Asks for one small file first: behind a firewall that drops packets, the download itself would hang for minutes. */
function isReachable() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  const url = JSON.stringify(mirror ?? 'https://github.com/electron/electron/releases/')
  const probe = `fetch(${url}, { method: 'HEAD' }).then(() => process.exit(0), () => process.exit(1))`
  const proxied = process.env.HTTPS_PROXY ?? process.env.https_proxy
  if (proxied) return true // fetch would go past the proxy; the download knows it
  return spawnSync(process.execPath, ['-e', probe], { timeout: PROBE_TIMEOUT_MS, stdio: 'ignore' }).status === 0
}

/** @param {boolean} isLoud */
function download(isLoud) {
  if (!isReachable()) return
  const stdio = isLoud ? 'inherit' : 'ignore'
  spawnSync(process.execPath, [join(packageFolder, 'install.js')], { timeout: DOWNLOAD_TIMEOUT_MS, stdio })
}

/**
 * Decides which Electron runs this checkout, and tells every tool through the variables they read:
 * ELECTRON_OVERRIDE_DIST_PATH (the electron package, so also Playwright) and ELECTRON_EXEC_PATH (electron-vite).
 * @param {string} [choice] real, standin, or auto: the real one where it is installed or can be downloaded
 * @returns {ResolvedElectron}
 * @throws when the real one was asked for and cannot be had
 */
export function resolveElectron(choice = process.env.ELECTRON_HOST ?? 'auto') {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override === standinFolder) return useStandin('chosen before by this process or its parent')
  if (override) {
    const path = join(override, 'electron')
    return { kind: 'override', path, line: `Electron host: ${override} (ELECTRON_OVERRIDE_DIST_PATH)` }
  }
  if (choice === 'standin') return useStandin('ELECTRON_HOST=standin')
  if (choice !== 'auto' && choice !== 'real') throw new Error(`ELECTRON_HOST must be real, standin or auto: ${choice}`)

  if (!installedPath() && (choice === 'real' || !failedLately())) download(choice === 'real')
  const path = installedPath()
  if (path) return { kind: 'real', path, line: `Electron host: real Electron (${path})` }
  if (choice === 'real') throw new Error('Electron could not be downloaded (ELECTRON_HOST=real)')
  if (!failedLately()) writeFileSync(failureMark, '')
  return useStandin('Electron is not installed and could not be downloaded; ELECTRON_HOST=real tries again')
}

/**
 * @param {string} why
 * @returns {ResolvedElectron}
 */
function useStandin(why) {
  const path = join(standinFolder, 'electron')
  process.env.ELECTRON_OVERRIDE_DIST_PATH = standinFolder
  process.env.ELECTRON_EXEC_PATH = path
  return { kind: 'standin', path, line: `Electron host: stand-in on the system's Chromium (${why})` }
}
