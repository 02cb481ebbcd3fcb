import SQLite from 'better-sqlite3'
import { type Failure, type Result, err, ok } from '../../core/result.ts'

export type ArchiveFailureKind =
  | 'exists'
  | 'not-found'
  | 'not-an-archive'
  | 'newer-archive'
  | 'damaged'
  | 'locked'
  | 'read-only'
  | 'not-readable'
  | 'no-space'
  | 'stale-draft'
  | 'needs-passphrase'
  | 'wrong-passphrase'
  | 'nothing-found'

export interface ArchiveFailure extends Failure {
  readonly kind: ArchiveFailureKind
  /** Set where `not-readable` has a cause that the app offers a way out of. */
  readonly reason?: 'network-share'
}

/** Thrown inside a transaction when another process has taken the archive over meanwhile; becomes `locked`. */
export class WriterLost extends Error {
  override readonly name = 'WriterLost'
}

/** Thrown when a text that search keeps is not the one that was put in; becomes `damaged`. */
export class SearchDamaged extends Error {
  override readonly name = 'SearchDamaged'
}

/** Thrown when an archive cannot be read with the key at hand; becomes `wrong-passphrase`. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey'
}

/** Thrown when an archive is encrypted and there is no key at hand; becomes `needs-passphrase`. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing'
}

/**
 * Runs something that touches the archive's file and turns what the disk, the system or another process did to it into a
 * failure. Everything else is a bug and goes on being thrown.
 */
export function guardIo<T>(action: () => T): Result<T, ArchiveFailure> {
  try {
    return ok(action())
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    return err(failure)
  }
}

export function failure(kind: ArchiveFailureKind, message: string): ArchiveFailure {
  return { kind, message }
}

const NO_SPACE = failure(
  'no-space',
  'The disk is full, so nothing was written. What was saved before is safe. Free some space and try again.',
)
const DAMAGED = failure(
  'damaged',
  'The archive file is damaged: parts of it do not fit together. Nothing was changed. Restore a backup, and check the disk.',
)
const SEARCH_DAMAGED = failure(
  'damaged',
  'What search reads in the archive’s file was damaged. Agreements, rounds and drafts are not affected, and search is made anew from them when the archive is rebuilt: search again then.',
)
const LOCKED = failure(
  'locked',
  'Another program is writing to the archive, so nothing was written. Close it there, then try again.',
)
const LOST = failure(
  'locked',
  'The archive was opened for writing elsewhere while this computer did not answer. Nothing was written since. Open it again.',
)
const READ_ONLY = failure('read-only', 'The archive may not be written to, so nothing was changed.')
const UNREADABLE = failure(
  'not-readable',
  'The archive could not be read or written: the disk did not answer as it should. Check the disk and try again.',
)

export const NEEDS_PASSPHRASE = failure(
  'needs-passphrase',
  'This archive is encrypted. Enter its passphrase to open it.',
)
export const WRONG_PASSPHRASE = failure(
  'wrong-passphrase',
  'That passphrase does not open this archive. Nothing was changed. Check capitals and the keyboard’s language, and try again.',
)

/** What a database that cannot be read or written means to its user, where nobody closer asked; undefined for a bug. */
export function failureOfDatabase(error: unknown): ArchiveFailure | undefined {
  return error instanceof SQLite.SqliteError ? failureOfSqlite(error.code) : undefined
}

function failureOf(error: unknown): ArchiveFailure | undefined {
  if (error instanceof WriterLost) return LOST
  if (error instanceof WrongKey) return WRONG_PASSPHRASE
  if (error instanceof KeyMissing) return NEEDS_PASSPHRASE
  if (error instanceof SearchDamaged) return SEARCH_DAMAGED
  if (error instanceof SQLite.SqliteError) return failureOfSqlite(error.code)
  if (error instanceof Error && 'code' in error) return failureOfSystem(String(error.code))
  return undefined
}

function failureOfSqlite(code: string): ArchiveFailure | undefined {
  // The shared-memory file cannot grow on a full disk, which SQLite reports as an I/O error of its own.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return NO_SPACE
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return DAMAGED
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return LOCKED
  if (code.startsWith('SQLITE_READONLY')) return READ_ONLY
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return UNREADABLE
  return undefined
}

function failureOfSystem(code: string): ArchiveFailure | undefined {
  if (code === 'ENOSPC' || code === 'EDQUOT') return NO_SPACE
  if (code === 'EROFS') return READ_ONLY
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('not-found', 'That file or its folder is not there.')
  if (['EACCES', 'EPERM', 'EIO', 'EISDIR', 'EBUSY'].includes(code)) return UNREADABLE
  return undefined
}
