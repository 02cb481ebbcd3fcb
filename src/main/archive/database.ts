import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type SQLite from 'better-sqlite3'
import { type Result, err, ok } from '../../core/result.ts'
import { connect, connectInMemory, connectReadOnly } from './connection.ts'
import type { ArchiveKey } from './encryption/archive-key.ts'
import { connectToCopy } from './encryption/connect-to-copy.ts'
import { sweepCopies, sweepJournal } from './encryption/copies.ts'
import { keyFor } from './encryption/key-for.ts'
import { type ArchiveFailure, failure, guardIo } from './failures.ts'
import { APPLICATION_ID, NOT_AN_ARCHIVE, headerFault, versionFault } from './file-header.ts'
import { rebuildProjections } from './projections.ts'
import { type ReadDb, type WriteDb, readHandle, writeHandle } from './handle.ts'
import { isLarge, isSound } from './integrity.ts'
import { migrate, versionOf } from './migrate.ts'
import { SCHEMA_VERSION, migrations } from './migrations/index.ts'
import { currentMounts, networkShareOf, onNetworkShare } from './network-share.ts'
import { HEARTBEAT_MS, type Writer, beat, namedWriter, releaseLock, takeLock } from './writer-lock.ts'

export interface ArchiveDeps {
  /** The wall clock: ISO 8601, UTC, with milliseconds. */
  readonly now: () => string
  /** Who opens it, as others shall read who find it in use. */
  readonly owner: string
  /** Text in the form of /proc/mounts; by default this machine's. */
  readonly mounts?: string
  /** What opens it, if it is encrypted; of no use for one that is not. */
  readonly key?: ArchiveKey | null
}

interface OpenArchive {
  /** Absolute. */
  readonly path: string
  readonly read: ReadDb
  /** What it is encrypted with; null when it is not. Copies made by `VACUUM INTO` open with it too. */
  readonly key: ArchiveKey | null
  /** Gives up writing and closes the file, with no transaction running. A second time does nothing. */
  readonly close: () => void
}

type ReadOnlyReason = { readonly why: 'in-use'; readonly holder: Writer } | { readonly why: 'file-is-read-only' }

/** An open archive. One that is `in-use` is being written to by its holder, one that is `file-is-read-only` by nobody. */
export type ArchiveHandle = OpenArchive &
  (
    | {
        readonly readOnly: false
        readonly write: WriteDb
        /** Whoever wrote to it last did not close it. Of a large one, documents and search were not checked yet (integrity.ts). */
        readonly wasLeftOpen: boolean
      }
    | ({ readonly readOnly: true } & ReadOnlyReason)
  )

type Opened = Result<ArchiveHandle, ArchiveFailure>

/**
 * Opens an archive to write to it, or, if its file is read-only or somebody else writes to it, to read it: the handle says
 * which. An archive of an older version is copied beside itself and then brought up to date. Failures: `not-found`,
 * `not-an-archive`, `newer-archive`, `damaged`, `locked` (busy beyond waiting), `no-space`, `not-readable`, `needs-passphrase` (it is encrypted and
 * there is no key), `wrong-passphrase`.
 */
export function openArchive(path: string, deps: ArchiveDeps): Opened {
  const target = resolve(path)
  const fault = placeFault(target, deps) ?? fileFault(target)
  if (fault !== undefined) return err(fault)
  const opened = guardIo(() => {
    const key = keyFor(target, deps.key ?? null)
    if (!key.ok) return key
    return isReadOnlyFile(target)
      ? openReading(target, key.value, { why: 'file-is-read-only' })
      : openWriting(target, key.value, deps)
  })
  return opened.ok ? opened.value : opened
}

/** Opens an archive to read it and nothing more, whoever writes to it. Failures as for openArchive; an older version is `not-readable`. */
export function openToRead(path: string, deps: ArchiveDeps): Opened {
  const target = resolve(path)
  const fault = placeFault(target, deps) ?? fileFault(target)
  if (fault !== undefined) return err(fault)
  const opened = guardIo(() => {
    const key = keyFor(target, deps.key ?? null)
    return key.ok ? openReading(target, key.value, { why: 'file-is-read-only' }) : key
  })
  return opened.ok ? opened.value : opened
}

/** What speaks against keeping an archive where `path`, which must exist, lies. */
export function placeFault(path: string, { mounts }: ArchiveDeps): ArchiveFailure | undefined {
  const real = guardIo(() => realpathSync(path))
  if (!real.ok) return real.error
  const share = networkShareOf(real.value, mounts ?? currentMounts())
  return share === undefined ? undefined : onNetworkShare(share)
}

function fileFault(path: string): ArchiveFailure | undefined {
  const fault = guardIo(() => (statSync(path).isFile() ? headerFault(path) : NOT_A_FILE))
  return fault.ok ? fault.value : fault.error
}

function openWriting(path: string, key: ArchiveKey | null, deps: ArchiveDeps): Opened {
  return withConnection(connect(path, false, key), (database) => {
    // A writer that is named in the file did not close it, so nobody knows in what state it was left.
    let wasLeftOpen = false
    const fault = databaseFault(database, () => {
      wasLeftOpen = namedWriter(database) !== undefined
      return wasLeftOpen && !isLarge(database)
    })
    if (fault !== undefined) return err(fault)
    const lock = takeLock(database, path, deps.owner, deps.now())
    if (!lock.held) {
      database.close()
      return openReading(path, key, { why: 'in-use', holder: lock.by })
    }
    sweepCopies(path)
    // A copy that took an archive's place, or a backup, comes without a log.
    database.pragma('journal_mode = WAL')
    sweepJournal(path)
    const write = writeHandle(database, lock.token)
    migrate(database, migrations, path, () => rebuildProjections(write))
    return ok(writable(database, path, { key, token: lock.token, wasLeftOpen }, deps))
  })
}

function openReading(path: string, key: ArchiveKey | null, reason: ReadOnlyReason): Opened {
  const aloneInItsFolder = !mayWrite(dirname(path)) && !hasLog(path)
  if (aloneInItsFolder && statSync(path).size > MEMORY_LIMIT_BYTES) return err(TOO_LARGE)
  const alone = (): SQLite.Database => (key === null ? connectInMemory(path) : connectToCopy(path, key))
  return withConnection(aloneInItsFolder ? alone() : connectReadOnly(path, key), (database) => {
    const fault = databaseFault(database, () => false) ?? (versionOf(database) < SCHEMA_VERSION ? OLDER : undefined)
    if (fault !== undefined) return err(fault)
    return ok({ path, read: readHandle(database), key, readOnly: true, ...reason, close: () => database.close() })
  })
}

function writable(
  database: SQLite.Database,
  path: string,
  { key, token, wasLeftOpen }: { key: ArchiveKey | null; token: string; wasLeftOpen: boolean },
  { now }: ArchiveDeps,
): ArchiveHandle {
  const write = writeHandle(database, token)
  const timer = setInterval(() => {
    // A beat that fails is made up for by the next; a writer replaced meanwhile learns it from its next transaction.
    const beaten = guardIo(() => beat(database, token, now()))
    if (beaten.ok && !beaten.value) clearInterval(timer)
  }, HEARTBEAT_MS)
  timer.unref()
  const close = (): void => {
    clearInterval(timer)
    if (!database.open) return
    guardIo(() => releaseLock(database, token))
    database.close()
  }
  return { path, read: write, write, key, readOnly: false, wasLeftOpen, close }
}

/** The version stands in the log rather than in the header when the last upgrade has not been written back yet. */
function databaseFault(database: SQLite.Database, thorough: () => boolean): ArchiveFailure | undefined {
  // Of an encrypted file, only now.
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) return NOT_AN_ARCHIVE
  return versionFault(versionOf(database)) ?? (isSound(database, thorough()) ? undefined : UNSOUND)
}

/** Leaves no connection behind where nothing was opened. */
function withConnection(database: SQLite.Database, open: (database: SQLite.Database) => Opened): Opened {
  let opened: Opened | undefined
  try {
    opened = open(database)
    return opened
  } finally {
    if (opened?.ok !== true) database.close()
  }
}

/** Also where the user is allowed everything: a file that is marked read-only was meant to stay as it is. */
function isReadOnlyFile(path: string): boolean {
  return (statSync(path).mode & 0o222) === 0 || !mayWrite(path) || !mayWrite(dirname(path))
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

const MEMORY_LIMIT_BYTES = 1024 * 1024 * 1024
const NOT_A_FILE = failure('not-an-archive', 'This is a folder or a device, not an archive. Choose a file.')
const UNSOUND = failure(
  'damaged',
  'The archive file is damaged: parts of it do not fit together. Nothing was changed. Restore a backup, and check the disk.',
)
const TOO_LARGE = failure(
  'not-readable',
  'This archive is too large to be read from a folder that may not be written to. Nothing was changed. ' +
    'Copy it to a disk of this computer, and open the copy.',
)
const OLDER = failure(
  'not-readable',
  'This archive was written by an older version of Counterpart and its file is read-only. Nothing was changed. ' +
    'Copy it to where it may be written to, and open the copy.',
)
