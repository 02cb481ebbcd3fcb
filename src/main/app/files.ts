import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Source } from '../../core/api/values.ts'
import { err, ok, type Failure, type Result } from '../../core/result.ts'
import { isArchive } from '../archive/file-header.ts'
import { readFileLimited, stageFile as stageBytes } from '../engine/write-file.ts'

/** Larger than any contract we have seen by far, small enough to hold in memory twice. */
const MAX_FILE = 256 * 1024 * 1024

/** Reads a .docx from disk. Failures: `not-found`, `not-readable`, `too-large`. */
export function readDocx(path: string): Result<Uint8Array> {
  return readFileLimited(path, MAX_FILE)
}

/** The bytes and the file name of what the user named or dropped. */
export function readSource(source: Source): Result<{ bytes: Uint8Array; fileName: string }> {
  if ('bytes' in source) {
    if (source.bytes.length > MAX_FILE)
      return err({ kind: 'too-large', message: `${source.name} is too large to be a contract` })
    return ok({ bytes: source.bytes, fileName: basename(source.name) })
  }
  const read = readDocx(source.path)
  return read.ok ? ok({ bytes: read.value, fileName: basename(source.path) }) : read
}

/** Replaces a file as a whole or leaves it as it was. Failures: `not-writable` (an archive too), `no-space`. */
export async function writeFile(path: string, bytes: Uint8Array): Promise<Result<{ path: string }>> {
  const staged = await stageFile(path, bytes)
  if (!staged.ok) return staged
  const placed = await staged.value.place()
  return placed.ok ? ok({ path }) : placed
}

/** A file that lies whole on the disk, and is not in its place yet. */
export interface Staged {
  readonly place: () => Promise<Result<null>>
  readonly discard: () => Promise<void>
}

/** The first half of writeFile, with the failures of the whole. */
export async function stageFile(path: string, bytes: Uint8Array): Promise<Result<Staged>> {
  const fault = replaceFault(path)
  if (fault !== undefined) return err(fault)
  try {
    const staged = await stageBytes(path, bytes)
    const place = async (): Promise<Result<null>> => {
      try {
        await staged.place()
        return ok(null)
      } catch (e) {
        return err(writeFailure(path, e))
      }
    }
    return ok({ place, discard: staged.discard })
  } catch (e) {
    return err(writeFailure(path, e))
  }
}

/**
 * What speaks against a new file in the place of what is at `path`: a device or a pipe, or an archive or its log, whoever
 * has it open. A mistyped name must not cost a history.
 */
export function replaceFault(path: string): Failure | undefined {
  const owner = path.replace(/-(wal|shm|journal)$/, '')
  if (isArchive(path)) return notReplaced(path, 'it is an archive, which nothing is written over')
  if (owner !== path && isArchive(owner)) return notReplaced(path, `the archive “${basename(owner)}” needs that name`)
  const stats = statSync(path, { throwIfNoEntry: false })
  const isOther = stats !== undefined && !stats.isFile() && !stats.isDirectory()
  return isOther ? notReplaced(path, 'it is a device or a pipe') : undefined
}

function writeFailure(path: string, e: unknown): Failure {
  const code = (e as NodeJS.ErrnoException).code
  if (code === undefined) throw e
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      kind: 'no-space',
      message: `the disk is full; ${path} was left as it was. Free some space, or choose another folder`,
    }
  }
  return notWritable(path, code)
}

/** @param code as the system says it */
export function notWritable(path: string, code: string): Failure {
  const why =
    code === 'ENOENT'
      ? 'its folder does not exist'
      : code === 'EISDIR'
        ? 'it is a folder'
        : `it may not be written there (${code})`
  return notReplaced(path, why)
}

function notReplaced(path: string, why: string): Failure {
  return { kind: 'not-writable', message: `${path} was not written: ${why}. Choose another place` }
}
