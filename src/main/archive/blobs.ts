import { createHash } from 'node:crypto'
import { type Result, err, ok } from '../../core/result.ts'
import { type ArchiveFailure, failure, guardIo } from './failures.ts'
import { type ReadDb, type WriteDb, get, run } from './handle.ts'

/** Keeps the bytes, once however often they come, and answers their SHA-256 in hex. In a transaction. */
export function putBlob(db: WriteDb, bytes: Uint8Array): string {
  const hash = sha256(bytes)
  if (!hasBlob(db, hash)) run(db, 'INSERT INTO blob (hash, size, bytes) VALUES (?, ?, ?)', hash, bytes.length, bytes)
  return hash
}

/** The bytes with that SHA-256. Failures: `not-found`, and `damaged` when what is kept no longer hashes to it. */
export function getBlob(db: ReadDb, hash: string): Result<Uint8Array, ArchiveFailure> {
  const read = guardIo(() => get<{ bytes: Uint8Array }>(db, 'SELECT bytes FROM blob WHERE hash = ?', hash))
  // Where documents are kept the file is not checked when it is opened: its damage shows here.
  if (!read.ok) return err(read.error.kind === 'damaged' ? DAMAGED : read.error)
  const row = read.value
  if (row === undefined) return err(wasPurged(db, hash) ? PURGED : MISSING)
  return sha256(row.bytes) === hash ? ok(row.bytes) : err(DAMAGED)
}

export function hasBlob(db: ReadDb, hash: string): boolean {
  return get(db, 'SELECT 1 FROM blob WHERE hash = ?', hash) !== undefined
}

function wasPurged(db: ReadDb, hash: string): boolean {
  return get(db, 'SELECT 1 FROM purged_blob WHERE hash = ?', hash) !== undefined
}

const MISSING = failure('not-found', 'The archive does not hold this document.')
const PURGED = failure(
  'not-found',
  'This document was purged: its text is not in the archive any more. The Details tab says when, by whom and why.',
)
const DAMAGED = failure(
  'damaged',
  'This document was altered or damaged inside the archive: it is not the one that was sealed. Restore it from a backup.',
)

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
