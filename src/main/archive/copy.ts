import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Result, err, ok } from '../../core/result.ts'
import { getBlob } from './blobs.ts'
import { connectReadOnly } from './connection.ts'
import type { ArchiveKey } from './encryption/archive-key.ts'
import { keyAmong } from './encryption/key-for.ts'
import { type ArchiveFailure, failure, guardIo } from './failures.ts'
import { flush, putInPlace } from './files.ts'
import { type ReadDb, all, readHandle } from './handle.ts'
import { verifyRecords } from './verify.ts'

/** A copy that was written, flushed, read again and found whole. */
export interface Copy {
  readonly path: string
  readonly bytes: number
  readonly records: number
  readonly documents: number
}

/**
 * Copies an archive, which may be open and written to, to a new file: as it is at this moment, with what stands in its log.
 * `keys` has the key of one that is encrypted, and so is its copy.
 * The copy gets its name only once it is on disk and every page, record and document of it was checked. Failures: `exists`,
 * `damaged` (what was copied does not verify), `no-space`, `not-readable`, `not-found` (the folder), `needs-passphrase`.
 */
export function copyArchive(
  path: string,
  target: string,
  keys: readonly ArchiveKey[] = [],
): Result<Copy, ArchiveFailure> {
  if (existsSync(target)) return err(taken(target))
  const temporary = join(dirname(target), `.${basename(target)}-${randomBytes(6).toString('hex')}.tmp`)
  try {
    const written = guardIo(() => vacuumInto(path, temporary, keys))
    if (!written.ok) return written
    const checked = checkCopy(temporary, keys)
    if (!checked.ok) return checked
    const placed = guardIo(() => putInPlace(temporary, target))
    if (!placed.ok) return placed
    return placed.value ? ok({ path: target, ...checked.value }) : err(taken(target))
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(temporary + suffix, { force: true })
  }
}

/** Reads all of an archive that nobody writes to. Failures: `damaged`, and those of reading. */
function checkCopy(path: string, keys: readonly ArchiveKey[] = []): Result<Omit<Copy, 'path'>, ArchiveFailure> {
  const checked = guardIo(() => {
    const database = connectReadOnly(path, keyAmong(path, keys))
    try {
      const sound = database.pragma('integrity_check', { simple: true }) === 'ok'
      return sound ? check(readHandle(database), statSync(path).size) : err(UNSOUND)
    } finally {
      database.close()
    }
  })
  return checked.ok ? checked.value : checked
}

/** With the key of the archive, for one that is encrypted. */
function vacuumInto(path: string, target: string, keys: readonly ArchiveKey[]): void {
  const database = connectReadOnly(path, keyAmong(path, keys))
  try {
    // The archive itself cannot be written to on this connection: the file is opened for reading.
    database.pragma('query_only = OFF')
    database.prepare('VACUUM INTO ?').run(target)
  } finally {
    database.close()
  }
  flush(target)
}

function check(db: ReadDb, bytes: number): Result<Omit<Copy, 'path'>, ArchiveFailure> {
  const { records, bad, missing } = verifyRecords(db)
  if (bad.length > 0 || missing > 0) return err(UNSOUND)
  let documents = 0
  for (const { hash } of all<{ hash: string }>(db, 'SELECT hash FROM blob')) {
    if (!getBlob(db, hash).ok) return err(UNSOUND)
    documents += 1
  }
  return ok({ bytes, records, documents })
}

function taken(path: string): ArchiveFailure {
  return failure('exists', `“${path}” is there already and was not touched. Choose another name.`)
}

const UNSOUND = failure(
  'damaged',
  'The archive was copied, but what the copy holds does not verify: a record or a document was damaged or altered. The copy ' +
    'was not kept, and the backups made before were left as they are. Verify the archive, and rescue it if need be.',
)
