import { randomBytes } from 'node:crypto'
import { type Stats, closeSync, constants, openSync, readSync, statSync } from 'node:fs'
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Failure, type Result, err, ok } from '../../core/result.ts'

/**
 * Writes a file so that its path holds either the old bytes or all of the new ones, even if the power fails: a new file in
 * the same folder is written, flushed and renamed over the old one. A file replaced keeps its permissions, and a symbolic
 * link its target. Rejects with Node's system error (ENOSPC, EACCES, ENOENT for a missing folder, ...), and then the old
 * file is untouched and no temporary file is left.
 *
 * On Windows the rename replaces the old file too, but is refused (EPERM, EACCES or EBUSY) while another program, such as
 * Word, holds it open: that is for the user to settle, so it is reported and not tried again.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const staged = await stageFile(path, bytes)
  await staged.place()
}

/** A file that lies whole on the disk, and is not in its place yet. One of the two is called, once. */
export interface StagedFile {
  /** Rejects as writeFileAtomically does, and then nothing is left of it. */
  readonly place: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** The first half of writeFileAtomically. */
export async function stageFile(path: string, bytes: Uint8Array): Promise<StagedFile> {
  const target = await realpath(path).catch(() => path)
  const folder = dirname(target)
  const temporary = join(folder, `.counterpart-${randomBytes(8).toString('hex')}.tmp`)
  const discard = (): Promise<void> => rm(temporary, { force: true })
  const mode = (await stat(target).catch(() => undefined))?.mode
  try {
    const file = await open(temporary, 'wx')
    await fillAndClose(file, bytes, mode)
  } catch (error) {
    await discard()
    throw error
  }
  const place = async (): Promise<void> => {
    try {
      await rename(temporary, target)
    } catch (error) {
      await discard()
      throw error
    }
    await flushFolder(folder)
  }
  return { place, discard }
}

async function fillAndClose(file: FileHandle, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  try {
    await file.writeFile(bytes)
    if (mode !== undefined) await file.chmod(mode & 0o777)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The rename itself lasts only once the folder is flushed. Windows cannot open folders and journals renames instead. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    // Some network file systems cannot flush folders; the file's bytes are safe by then.
    if (!hasCode(error, ['EINVAL', 'ENOTSUP', 'EBADF', 'EPERM'])) throw error
  } finally {
    await handle.close()
  }
}

/**
 * The bytes of a regular file of at most `maxBytes` bytes. Failures: `missing-file`, `is-a-folder`, `not-a-file` (a pipe or
 * device), `no-permission`, `too-large`, `unreadable` (the disk or network failed).
 */
export function readFileLimited(path: string, maxBytes: number): Result<Uint8Array> {
  try {
    const fault = faultOf(path, statSync(path), maxBytes)
    return fault === undefined ? readUpTo(path, maxBytes) : err(fault)
  } catch (error) {
    return err(systemFailure(path, error))
  }
}

function faultOf(path: string, stats: Stats, maxBytes: number): Failure | undefined {
  if (stats.isDirectory()) return failure('is-a-folder', path, 'is a folder', 'Choose a file in it.')
  // Opening a pipe would wait for ever.
  if (!stats.isFile()) return failure('not-a-file', path, 'is a device or a pipe', 'Choose a document.')
  return stats.size > maxBytes ? tooLarge(path, maxBytes) : undefined
}

function readUpTo(path: string, maxBytes: number): Result<Uint8Array> {
  const descriptor = openSync(path, 'r')
  try {
    const chunks: Uint8Array[] = []
    let total = 0
    // The file may grow while it is read, so the limit holds for what comes, not for what was announced.
    for (;;) {
      const chunk = new Uint8Array(CHUNK)
      const count = readSync(descriptor, chunk)
      if (count === 0) return ok(joined(chunks, total))
      total += count
      if (total > maxBytes) return err(tooLarge(path, maxBytes))
      chunks.push(chunk.subarray(0, count))
    }
  } finally {
    closeSync(descriptor)
  }
}

const CHUNK = 1024 * 1024

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function systemFailure(path: string, error: unknown): Failure {
  if (hasCode(error, ['ENOENT', 'ENOTDIR'])) {
    return failure('not-found', path, 'is not there', 'It may have been moved or renamed: choose it again.')
  }
  if (hasCode(error, ['EACCES', 'EPERM'])) {
    return failure(
      'no-permission',
      path,
      'may not be read by you',
      'Ask for permission to read it, or copy it elsewhere.',
    )
  }
  if (!(error instanceof Error) || !('code' in error)) throw error
  return failure(
    'unreadable',
    path,
    `could not be read (${String(error.code)})`,
    'Check the disk or network and try again.',
  )
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

function tooLarge(path: string, maxBytes: number): Failure {
  const cap = `${Math.floor(maxBytes / (1024 * 1024))} MB`
  return failure('too-large', path, `is larger than the ${cap} that are read`, 'Make its pictures smaller or split it.')
}

function failure(kind: string, path: string, what: string, advice: string): Failure {
  return { kind, message: `“${path}” ${what}. Nothing was changed. ${advice}` }
}
