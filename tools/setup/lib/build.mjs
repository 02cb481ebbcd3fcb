import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from './lock.mjs'
import { root } from './paths.mjs'
import { run } from './processes.mjs'
import { elapsed, progress, SetupError } from './report.mjs'

const inputs = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const outputs = ['main/index.js', 'main/counterpart.js', 'preload/index.cjs', 'renderer/index.html']

/** Builds the app if a source changed since it was built. Says nothing otherwise. @returns {Promise<void>} SetupError if it fails */
export async function ensureBuild() {
  if (buildIsFresh()) return
  await exclusively(async () => {
    if (buildIsFresh()) return
    const started = performance.now()
    progress('Building …')
    const { code, output } = await build({ capture: true })
    if (code !== 0) throw new SetupError(`${output.trim()}\nThe build failed; see above.`)
    progress(`Built in ${elapsed(started)}.`)
  })
}

/**
 * Builds in any case and remembers which sources it was built from.
 * @param {{ capture: boolean }} options
 * @returns {Promise<import('./processes.mjs').Outcome>}
 */
export async function build({ capture }) {
  // Taken before: a source that is saved during the build must count as changed after it.
  const signature = sourceSignature()
  forgetBuild()
  const outcome = await run('electron-vite', ['build'], { minutes: 10, capture })
  if (outcome.code !== 0) return outcome
  const missing = outputs.filter((path) => !existsSync(join(root, 'out', path)))
  if (missing.length > 0)
    return { ...outcome, code: 1, output: `${outcome.output}\nMissing in out/: ${missing.join(', ')}` }
  writeFileSync(stampPath(root), signature)
  return outcome
}

/** Makes the next start build again, for when something else wrote to out/. @param {string} [base] repository root */
export function forgetBuild(base = root) {
  rmSync(stampPath(base), { force: true })
}

/** @param {string} [base] repository root @returns {boolean} */
export function buildIsFresh(base = root) {
  try {
    if (readFileSync(stampPath(base), 'utf8') !== sourceSignature(base)) return false
  } catch {
    return false
  }
  return outputs.every((path) => existsSync(join(base, 'out', path)))
}

/** @param {string} base */
export function stampPath(base) {
  return join(base, 'out/.built-from')
}

/**
 * Names, sizes and times of all sources: a change in any direction shows (an older file put back, a file removed), and
 * nothing has to be read.
 * @param {string} [base] repository root
 * @returns {string}
 */
export function sourceSignature(base = root) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((input) => filesUnder(base, input))) {
    const { size, mtimeMs } = statSync(join(base, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** @param {string} base @param {string} path relative @returns {string[]} sorted, relative */
function filesUnder(base, path) {
  const absolute = join(base, path)
  if (!existsSync(absolute)) return []
  if (!statSync(absolute).isDirectory()) return [path]
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesUnder(base, join(path, name)))
}
