import { displayIsMissing, ensureDisplay } from './display.mjs'
import { progress, SetupError } from './report.mjs'
import {
  chromium,
  ensureSystemPackages,
  installCommand,
  mayInstall,
  missingPackages,
  xvfb,
} from './system-packages.mjs'

/** @typedef {import('../../electron-host/resolve.mjs').ResolvedElectron} Host */

/**
 * Decides which Electron runs the app and tells every tool through the environment. May try to download Electron.
 * @returns {Promise<Host>} SetupError when ELECTRON_HOST asks for one that is not to be had
 */
export async function resolveHost() {
  // Only now: it needs the installed packages.
  const { resolveElectron } = await import('../../electron-host/resolve.mjs')
  try {
    const host = resolveElectron()
    progress(host.line)
    return host
  } catch (error) {
    throw new SetupError(/** @type {Error} */ (error).message)
  }
}

/**
 * What the host lacks on this machine.
 * @param {Host} host
 * @returns {import('./system-packages.mjs').SystemPackage[]}
 */
export function missingForHost({ kind }) {
  // Elsewhere the stand-in looks for an installed browser itself and says what it misses.
  if (process.platform !== 'linux') return []
  const ownChromium = kind !== 'standin' || process.env.CHROMIUM_PATH !== undefined
  return missingPackages([...(ownChromium ? [] : [chromium]), ...(displayIsMissing() ? [xvfb] : [])])
}

/**
 * Brings about all that a window needs: the host, its Chromium and a display.
 * @returns {Promise<Host>} SetupError with the one command to run, when something is missing and we may not install it
 */
export async function prepareHost() {
  const host = await resolveHost()
  const missing = await ensureSystemPackages(missingForHost(host))
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(' and ')
    const why = mayInstall() ? 'and installing failed' : 'and only root may install'
    throw new SetupError(`Counterpart’s window needs ${names} here, ${why}. Run:\n  ${installCommand(missing)}`)
  }
  await ensureDisplay()
  return host
}
