import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type SQLite from 'better-sqlite3'
import { type Result, err, ok } from '../../core/result.ts'
import { connect } from './connection.ts'
import { type ArchiveDeps, type ArchiveHandle, openArchive, placeFault } from './database.ts'
import type { Signer } from './device-key.ts'
import { type ArchiveFailure, failure, guardIo } from './failures.ts'
import { APPLICATION_ID } from './file-header.ts'
import { putInPlace } from './files.ts'
import { type WriteDb, inTransaction, writeHandle } from './handle.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { appendRecord } from './records.ts'
import { releaseLock, takeLock } from './writer-lock.ts'

export interface NewArchiveDeps extends ArchiveDeps {
  readonly signer: Signer
  /** The new archive's id, unique in the world. */
  readonly id: string
}

/**
 * Makes a new archive, encrypted where there is a key, and opens it. It gets its name only once it is whole and on disk. Failures: `exists`, `not-found`
 * (the folder), `no-space`, `not-readable` (a network share, with that reason, or a disk that fails).
 */
export function createArchive(path: string, deps: NewArchiveDeps): Result<ArchiveHandle, ArchiveFailure> {
  const made = createFilled(path, deps, (db) => writeFirstRecord(db, deps))
  return made.ok ? openArchive(made.value, deps) : made
}

/** Makes a new archive of what `fillIn` writes to it, and answers its absolute path. Failures as above, and those of `fillIn`. */
export function createFilled(path: string, deps: ArchiveDeps, fillIn: FillIn): Result<string, ArchiveFailure> {
  const target = resolve(path)
  const fault = placeFault(dirname(target), deps)
  if (fault !== undefined) return err(fault)
  if (existsSync(target)) return err(taken(target))
  const placed = place(target, deps, fillIn)
  if (!placed.ok) return placed
  return placed.value ? ok(target) : err(taken(target))
}

type FillIn = (db: WriteDb) => Result<unknown, ArchiveFailure>

/** Answers whether the name was still free. */
function place(target: string, deps: ArchiveDeps, fillIn: FillIn): Result<boolean, ArchiveFailure> {
  const temporary = join(dirname(target), `.${basename(target)}-${randomBytes(6).toString('hex')}.tmp`)
  try {
    const filled = fill(temporary, deps, fillIn)
    return filled.ok ? guardIo(() => putInPlace(temporary, target)) : filled
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(temporary + suffix, { force: true })
  }
}

function fill(path: string, deps: ArchiveDeps, fillIn: FillIn): Result<unknown, ArchiveFailure> {
  const opened = guardIo(() => connect(path, true, deps.key))
  if (!opened.ok) return opened
  const database = opened.value
  try {
    const lock = guardIo(() => prepare(database, path, deps))
    if (!lock.ok) return lock
    const filled = fillIn(writeHandle(database, lock.value))
    const released = guardIo(() => releaseLock(database, lock.value))
    return filled.ok ? released : filled
  } finally {
    // The last connection to close writes the log back into the file, so that it can be moved alone.
    database.close()
  }
}

/** Answers the token of the lock. */
function prepare(database: SQLite.Database, path: string, deps: ArchiveDeps): string {
  // It cannot be set inside the transactions that follow, and stands in the file for good.
  database.pragma('journal_mode = WAL')
  database.pragma(`application_id = ${APPLICATION_ID}`)
  migrate(database, migrations, undefined)
  const lock = takeLock(database, path, deps.owner, deps.now())
  if (!lock.held) throw new Error('a new archive has a writer already')
  return lock.token
}

function writeFirstRecord(db: WriteDb, { signer, id, now }: NewArchiveDeps): Result<void, ArchiveFailure> {
  return inTransaction(db, () => {
    appendRecord(db, signer, { type: 'archive.created', agreement: null, payload: { id }, now: now() })
    return ok(undefined)
  })
}

function taken(path: string): ArchiveFailure {
  return failure('exists', `“${path}” is there already and was not touched. Open it, or choose another name.`)
}
