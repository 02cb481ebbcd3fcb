import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { onPath } from './paths.mjs'
import { run } from './processes.mjs'
import { elapsed, progress } from './report.mjs'

/**
 * @typedef {object} SystemPackage
 * @property {string} name Debian package
 * @property {string[]} [insteadOf] packages that serve as well
 * @property {string} [command] how it is recognised where there is no dpkg
 * @property {string} neededFor
 */

/** @type {SystemPackage} */
export const chromium = {
  name: 'chromium',
  insteadOf: ['google-chrome-stable', 'chromium-browser'],
  command: 'chromium',
  neededFor: 'the app’s window where Electron’s own binary cannot be had, so every test in test/e2e',
}
/** @type {SystemPackage} */
export const xvfb = { name: 'xvfb', command: 'Xvfb', neededFor: 'windows on a machine without a display' }

/** All that the tests use beside npm packages. @type {SystemPackage[]} */
export const testPackages = [
  chromium,
  xvfb,
  {
    name: 'libreoffice-writer-nogui',
    insteadOf: ['libreoffice-writer'],
    command: 'soffice',
    neededFor: 'tests that open our files in LibreOffice',
  },
  { name: 'python3-uno', neededFor: 'tests that accept and reject changes in LibreOffice' },
  { name: 'pandoc', command: 'pandoc', neededFor: 'tests that read our files with pandoc' },
  { name: 'libxml2-utils', command: 'xmllint', neededFor: 'tests that validate our files against the OOXML schemas' },
  { name: 'poppler-utils', command: 'pdftotext', neededFor: 'tests that look at exported PDFs' },
  ...['fonts-liberation2', 'fonts-crosextra-carlito', 'fonts-crosextra-caladea', 'fonts-dejavu-core'].map((name) => ({
    name,
    neededFor: 'page layout as in Word (metric-compatible fonts)',
  })),
]

/**
 * @param {readonly SystemPackage[]} packages
 * @returns {SystemPackage[]} those that are not there; without dpkg, packages that bring no command pass
 */
export function missingPackages(packages) {
  if (!onPath('dpkg-query')) return packages.filter(({ command }) => command !== undefined && !onPath(command))
  const names = packages.flatMap(({ name, insteadOf = [] }) => [name, ...insteadOf])
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  })
  return notInstalled(packages, stdout ?? '')
}

/**
 * @param {readonly SystemPackage[]} packages
 * @param {string} listing lines of "name status", as dpkg-query prints them
 * @returns {SystemPackage[]}
 */
export function notInstalled(packages, listing) {
  const lines = new Set(listing.split('\n'))
  return packages.filter(
    ({ name, insteadOf = [] }) => ![name, ...insteadOf].some((candidate) => lines.has(`${candidate} installed`)),
  )
}

/** @returns {boolean} whether we may install: Debian or a child of it, as root */
export function mayInstall() {
  return (
    process.platform === 'linux' && existsSync('/etc/debian_version') && onPath('apt-get') && process.getuid?.() === 0
  )
}

/**
 * Installs what is missing, where it may.
 * @param {readonly SystemPackage[]} packages
 * @returns {Promise<SystemPackage[]>} those that are still missing
 */
export async function ensureSystemPackages(packages) {
  const missing = missingPackages(packages)
  if (missing.length === 0 || !mayInstall()) return missing
  const started = performance.now()
  const names = missing.map(({ name }) => name)
  progress(`Installing ${names.join(', ')} (apt-get) …`)
  await aptGet(['update'])
  // One call; only if it fails one by one, so that a package this release does not have holds up none of the others.
  if (!(await aptGet(['install', ...names]))) for (const name of names) await aptGet(['install', name])
  const left = missingPackages(packages)
  progress(left.length === 0 ? `Installed in ${elapsed(started)}.` : `apt-get could not install ${namesOf(left)}.`)
  return left
}

/** @param {string[]} args @returns {Promise<boolean>} */
async function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-qq', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
  const { code } = await run('apt-get', [...options, ...args], { minutes: 20, capture: true, env })
  return code === 0
}

/** @param {readonly SystemPackage[]} packages @returns {string} the one command that installs them */
export function installCommand(packages) {
  return `sudo apt-get install --no-install-recommends ${packages.map(({ name }) => name).join(' ')}`
}

/** @param {readonly SystemPackage[]} packages */
function namesOf(packages) {
  return packages.map(({ name }) => name).join(', ')
}
