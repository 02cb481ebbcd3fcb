import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './paths.mjs'

/**
 * Runs `body` while no other set-up of this checkout does: two commands started at once must not install or build over
 * each other. The lock lies outside the checkout, because installing removes node_modules and building empties out.
 * @template T
 * @param {() => Promise<T>} body
 * @param {string} [folder] what is locked
 * @returns {Promise<T>}
 */
export async function exclusively(body, folder = root) {
  const lock = join(tmpdir(), `counterpart-setup-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  while (!take(lock)) await new Promise((done) => setTimeout(done, 200))
  try {
    return await body()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** @param {string} lock @returns {boolean} */
function take(lock) {
  try {
    mkdirSync(lock)
  } catch {
    if (holderIsGone(lock)) rmSync(lock, { recursive: true, force: true })
    return false
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  return true
}

/** @param {string} lock */
function holderIsGone(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    // No file yet: its holder is just writing it. No such process: it was killed while it held the lock.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}
