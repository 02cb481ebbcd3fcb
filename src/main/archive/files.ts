import { closeSync, constants, existsSync, fstatSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A descriptor to read a regular file with. Opening a pipe would wait for whoever writes to it, for ever if nobody does:
 * what is no file fails at once, with Node's system error as if it could not be read (`EACCES`), a folder with `EISDIR`.
 */
export function openFile(path: string): number {
  // Windows has neither the flag nor pipes among files.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  const stats = fstatSync(descriptor)
  if (stats.isFile()) return descriptor
  closeSync(descriptor)
  const code = stats.isDirectory() ? 'EISDIR' : 'EACCES'
  throw Object.assign(new Error(`${code}: not a file, open '${path}'`), { code })
}

/** Returns when the file's bytes and its name are on disk. */
export function flush(path: string): void {
  flushEntry(path, 'r+')
  // A new name lasts only once its folder is flushed. Windows cannot open folders and journals names itself.
  if (process.platform !== 'win32') flushEntry(dirname(path), 'r')
}

function flushEntry(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Gives a finished temporary file its name and flushes it, unless the name is taken: answers whether it was free. Either
 * way the temporary name is gone.
 */
export function putInPlace(temporary: string, path: string): boolean {
  try {
    // Unlike a rename, a link never replaces what another process put there meanwhile.
    linkSync(temporary, path)
  } catch (error) {
    if (hasCode(error, 'EEXIST') || existsSync(path)) return false
    // FAT and some others have no links.
    renameSync(temporary, path)
  } finally {
    rmSync(temporary, { force: true })
  }
  flush(path)
  return true
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
