import { closeSync, openSync, readSync } from 'node:fs'
import { type ArchiveFailure, failure } from './failures.ts'
import { OLDEST_VERSION, SCHEMA_VERSION } from './migrations/index.ts'

/** 'CPRT': what tells our archives from other SQLite databases. */
export const APPLICATION_ID = 0x43505254

const HEADER_LENGTH = 100
const MAGIC = 'SQLite format 3\0'

/**
 * What speaks against opening the file, by its first 100 bytes alone ("The Database Header", sqlite.org/fileformat.html):
 * opening another program's database with SQLite may already change it, by replaying its journal.
 */
export function headerFault(path: string): ArchiveFailure | undefined {
  const header = firstBytes(path)
  if (header.length < HEADER_LENGTH || header.toString('latin1', 0, 16) !== MAGIC) return NOT_AN_ARCHIVE
  if (header.readUInt32BE(68) !== APPLICATION_ID) return NOT_AN_ARCHIVE
  return versionFault(header.readUInt32BE(60))
}

export function versionFault(version: number): ArchiveFailure | undefined {
  if (version > SCHEMA_VERSION) return NEWER
  return version < OLDEST_VERSION ? failure('damaged', 'The archive does not say which version wrote it.') : undefined
}

const NOT_AN_ARCHIVE = failure(
  'not-an-archive',
  'This file is not a Counterpart archive. Nothing was changed. Choose another file, or create a new archive.',
)
const NEWER = failure(
  'newer-archive',
  'This archive was written by a newer version of Counterpart. Nothing was changed. Install that version to open it.',
)

function firstBytes(path: string): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER_LENGTH)
    return header.subarray(0, readSync(descriptor, header))
  } finally {
    closeSync(descriptor)
  }
}
