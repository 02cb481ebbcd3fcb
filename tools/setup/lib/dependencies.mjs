import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from './lock.mjs'
import { projectNode, root } from './paths.mjs'
import { run } from './processes.mjs'
import { elapsed, progress, SetupError } from './report.mjs'

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Installs exactly what package-lock.json names, unless that is what lies there. Says nothing when it has nothing to do.
 * @returns {Promise<void>} SetupError when npm fails
 */
export async function ensureDependencies() {
  if (dependenciesAreStamped()) return
  await exclusively(async () => {
    if (dependenciesAreStamped()) return
    if (!installedByHand()) await install()
    writeFileSync(stampPath(root), stampOf(root))
  })
  if (projectNode() === undefined) {
    throw new SetupError(
      `There is no Node 24 package for ${process.platform}-${process.arch}, and this Node is ${process.versions.node}: ` +
        'install Node 24 or newer and run the command again.',
    )
  }
}

/**
 * @param {string} [base] repository root
 * @returns {boolean} whether what is installed was installed from today's lock, on this kind of machine
 */
export function dependenciesAreStamped(base = root) {
  try {
    return readFileSync(stampPath(base), 'utf8') === stampOf(base)
  } catch {
    return false
  }
}

/** @param {string} base */
export function stampPath(base) {
  return join(base, 'node_modules/.counterpart-installed')
}

/** @param {string} base @returns {string} */
export function stampOf(base) {
  const lock = createHash('sha256')
    .update(readFileSync(join(base, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

/** A developer's own `npm install` leaves no stamp; npm's record of what it put there stands in for it. */
function installedByHand() {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record) || !existsSync(join(root, 'node_modules/.bin'))) return false
  return sameVersions(readLock(join(root, 'package-lock.json')), readLock(record))
}

/**
 * @param {Lock} wanted
 * @param {Lock} installed npm's record; packages for other platforms are absent from it
 * @returns {boolean}
 */
export function sameVersions(wanted, installed) {
  const there = installed.packages ?? {}
  const asked = Object.entries(wanted.packages ?? {}).filter(([path]) => path.startsWith('node_modules/'))
  const names = new Set(asked.map(([path]) => path))
  const nothingElse = Object.keys(there).every((path) => !path.startsWith('node_modules/') || names.has(path))
  return (
    nothingElse &&
    asked.every(([path, { version, link, optional, devOptional, peer }]) => {
      const found = there[path]
      if (found === undefined) return Boolean(optional ?? devOptional ?? peer)
      return found.version === version && found.link === link
    })
  )
}

/** @param {string} path @returns {Lock} */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

async function install() {
  const started = performance.now()
  progress('Installing dependencies (npm ci) …')
  const { code, output, timedOut } = await run(
    ...npm(['ci', '--include=dev', '--include=optional', '--loglevel=error']),
    {
      minutes: 20,
      capture: true,
      // Not the installed Node: it is about to be replaced.
      env: process.env,
    },
  )
  if (code !== 0) {
    throw new SetupError(
      `${output.trim()}\nnpm ci ${timedOut ? 'took too long and was stopped' : 'failed'}; see above.`,
    )
  }
  progress(`Dependencies installed in ${elapsed(started)}.`)
}

/**
 * The npm that called us, on the Node that it runs on; the one on PATH when called directly.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  return script && node && /npm-cli\.c?js$/.test(script) ? [node, [script, ...args]] : ['npm', args]
}
