import { chmodSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { type Result, err, ok } from '../../../core/result.ts'
import { connect } from '../connection.ts'
import { type ArchiveFailure, failure, guardIo } from '../failures.ts'
import { versionFault } from '../file-header.ts'
import { flush } from '../files.ts'
import { isSound } from '../integrity.ts'
import { versionOf } from '../migrate.ts'
import { releaseLock, takeLock } from '../writer-lock.ts'
import type { ArchiveKey } from './archive-key.ts'
import { setKey } from './cipher.ts'
import { copyName, hasJournal, sweepCopies } from './copies.ts'

export interface Rekeying {
  /** Absolute. */
  readonly path: string
  /** Null for an archive that is not encrypted. */
  readonly from: ArchiveKey | null
  /** Null to remove the encryption. */
  readonly to: ArchiveKey | null
  /** Who does it, for others who find the archive in use. */
  readonly owner: string
  readonly now: () => string
}

type Done = Result<null, ArchiveFailure>

/**
 * Puts an archive, which must not be open, under another key. The file is never rewritten in place: a copy with the new key
 * is written beside it, checked and flushed, and takes its name in one step. So whenever this is cut short, the name holds
 * an archive that opens with the one key or the other. Runs as long as copying takes: call it beside the main thread.
 * Failures: `wrong-passphrase` (not `from`), `locked` when anybody else has it open, `no-space`, `damaged`, `not-readable`.
 */
export function rekeyArchive(job: Rekeying): Done {
  const done = guardIo(() => {
    // The copy replaces the file, not a link to it.
    const path = realpathSync(job.path)
    const source = connect(path, false, job.from)
    try {
      return replace(source, { ...job, path })
    } finally {
      source.close()
    }
  })
  return done.ok ? done.value : done
}

function replace(source: SQLite.Database, job: Rekeying): Done {
  const fault = versionFault(versionOf(source))
  if (fault !== undefined) return err(fault)
  const lock = takeLock(source, job.path, job.owner, job.now())
  if (!lock.held) return err(IN_USE)
  let isReplaced = false
  try {
    sweepCopies(job.path)
    const copied = copyVerified(source, job)
    if (!copied.ok) return copied
    if (!takeAlone(source)) return err(IN_USE)
    // The file's lock ends here, but its name, until it stands for the copy, still names us as its writer.
    source.close()
    if (hasJournal(job.path)) return err(IN_USE)
    // That they are gone has to be on disk before the copy has the name.
    flush(job.path)
    renameSync(copied.value, job.path)
    isReplaced = true
    flush(job.path)
    return ok(null)
  } finally {
    if (!isReplaced) giveUp(source, lock.token, job)
  }
}

/** The path of a copy with the new key that holds what the source holds, and is on disk. */
function copyVerified(source: SQLite.Database, job: Rekeying): Result<string, ArchiveFailure> {
  const copy = copyName(job.path)
  copyInto(copy, job)
  chmodSync(copy, statSync(job.path).mode & 0o777)
  const written = connect(copy, false, job.to)
  try {
    written.exec('DELETE FROM writer')
    written.pragma('journal_mode = WAL')
    if (!isSound(written, true) || !holdsTheSame(source, written)) return err(UNFAITHFUL)
  } finally {
    written.close()
  }
  flush(copy)
  return ok(copy)
}

/**
 * `VACUUM INTO` writes with the key of the connection's main database, whichever database it copies. So that one is an empty
 * one with the new key, and the archive is attached to it: no page is ever written with another key than the new one.
 */
function copyInto(copy: string, { path, from, to }: Rekeying): void {
  const seed = `${copy}-seed`
  const database = new SQLite(to === null ? ':memory:' : seed)
  try {
    database.pragma('temp_store = MEMORY')
    if (to !== null) setKey(database, to)
    const secret = from?.forSqlite() ?? Buffer.alloc(0)
    if (from === null) database.prepare("ATTACH ? AS old KEY ''").run(path)
    else {
      database.pragma("cipher = 'chacha20'")
      database.prepare('ATTACH ? AS old KEY ?').run(path, secret)
    }
    secret.fill(0)
    database.prepare('VACUUM old INTO ?').run(copy)
  } finally {
    database.close()
    rmSync(seed, { force: true })
  }
}

function holdsTheSame(source: SQLite.Database, copy: SQLite.Database): boolean {
  const same = (sql: string): boolean =>
    JSON.stringify(source.prepare(sql).raw().all()) === JSON.stringify(copy.prepare(sql).raw().all())
  if (!same('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')) return false
  if (!same('PRAGMA user_version') || !same('PRAGMA application_id')) return false
  return tables(source).every((name) => name === 'writer' || same(`SELECT count(*) FROM "${name}"`))
}

/** Those that hold rows of their own. */
function tables(database: SQLite.Database): string[] {
  return database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    .pluck()
    .all()
}

/** Writes the log back and takes it away, which works only while nobody else, not even a reader, has the file open. */
function takeAlone(source: SQLite.Database): boolean {
  try {
    return source.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
  } catch (error) {
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

/** The archive stays as it was. */
function giveUp(source: SQLite.Database, token: string, { path, from }: Rekeying): void {
  guardIo(() => {
    const database = source.open ? source : connect(path, false, from)
    releaseLock(database, token)
    database.close()
    sweepCopies(path)
  })
}

const IN_USE = failure(
  'locked',
  'The archive is open elsewhere, in another window or by a colleague. Nothing was changed. Close it there, then try again.',
)
const UNFAITHFUL = failure(
  'damaged',
  'The archive could not be copied faithfully, so its passphrase was not changed. Nothing was lost. Check the disk, and restore a backup if this happens again.',
)
