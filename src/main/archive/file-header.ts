import { closeSync, readSync } from 'node:fs'
import { SALT_BYTES } from './encryption/archive-key.ts'
import { type ArchiveFailure, failure } from './failures.ts'
import { openFile } from './files.ts'
import { OLDEST_VERSION, SCHEMA_VERSION } from './migrations/index.ts'

/** 'CPRT': what tells our archives from other SQLite databases. */
export const APPLICATION_ID = 0x43505254

const HEADER_LENGTH = 100
const MAGIC = 'SQLite format 3\0'

/**
 * What speaks against opening the file, by its first 100 bytes alone ("The Database Header", sqlite.org/fileformat.html):
 * opening another program's database with SQLite may already change it, by replaying its journal.
 * What is encrypted shows nothing of itself but that it is: the rest is asked once it is unlocked.
 */
export function headerFault(path: string): ArchiveFailure | undefined {
  const header = firstBytes(path)
  if (isEncrypted(header)) return undefined
  if (!isDatabase(header)) return NOT_AN_ARCHIVE
  if (header.readUInt32BE(68) !== APPLICATION_ID) return NOT_AN_ARCHIVE
  return versionFault(header.readUInt32BE(60))
}

/** Whether the file begins as our archives do, encrypted or not, of whatever version; false for what cannot be read. */
export function isArchive(path: string): boolean {
  try {
    const header = firstBytes(path)
    return isEncrypted(header) || (isDatabase(header) && header.readUInt32BE(68) === APPLICATION_ID)
  } catch {
    return false
  }
}

/**
 * The salt of an encrypted archive's key; undefined when the file is not encrypted. Throws Node's system error when it
 * cannot be read.
 */
export function saltOf(path: string): Uint8Array | undefined {
  const header = firstBytes(path)
  return isEncrypted(header) ? new Uint8Array(header.subarray(0, SALT_BYTES)) : undefined
}

function isDatabase(header: Buffer): boolean {
  return header.length === HEADER_LENGTH && header.toString('latin1', 0, 16) === MAGIC
}

/**
 * Whether a file was encrypted as archives are: its first 16 bytes are a salt, and the next eight stand as SQLite writes
 * them (page size, versions, 32 bytes kept free at the end of each page, and three constants): one file in 10^14 has them
 * by chance.
 */
function isEncrypted(header: Buffer): boolean {
  if (header.length < HEADER_LENGTH || header.toString('latin1', 0, 16) === MAGIC) return false
  const pageSize = header.readUInt16BE(16)
  const isPageSize = pageSize === 1 || (pageSize >= 512 && (pageSize & (pageSize - 1)) === 0)
  const versions = [header[18], header[19]]
  return isPageSize && versions.every((v) => v === 1 || v === 2) && header.readUInt32BE(20) === ENCRYPTED_CONSTANTS
}

/** Bytes 20 to 23: 32 reserved bytes (a nonce and a tag), and the fractions 64, 32 and 32. */
const ENCRYPTED_CONSTANTS = 0x20402020

export function versionFault(version: number): ArchiveFailure | undefined {
  if (version > SCHEMA_VERSION) return NEWER
  return version < OLDEST_VERSION ? failure('damaged', 'The archive does not say which version wrote it.') : undefined
}

export const NOT_AN_ARCHIVE = failure(
  'not-an-archive',
  'This file is not a Counterpart archive. Nothing was changed. Choose another file, or create a new archive.',
)
const NEWER = failure(
  'newer-archive',
  'This archive was written by a newer version of Counterpart. Nothing was changed. Install that version to open it.',
)

function firstBytes(path: string): Buffer {
  const descriptor = openFile(path)
  try {
    const header = Buffer.alloc(HEADER_LENGTH)
    return header.subarray(0, readSync(descriptor, header))
  } finally {
    closeSync(descriptor)
  }
}
