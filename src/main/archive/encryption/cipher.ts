import type SQLite from 'better-sqlite3'
import { WrongKey } from '../failures.ts'
import type { ArchiveKey } from './archive-key.ts'

/**
 * Sets the scheme and the key of a connection that has read nothing yet. Throws WrongKey when the file was written with
 * another key (or its first page is damaged: nobody can tell the two apart).
 */
export function unlock(database: SQLite.Database, key: ArchiveKey): void {
  setKey(database, key)
  try {
    database.pragma('schema_version')
  } catch (error) {
    throw hasCode(error, 'SQLITE_NOTADB') ? new WrongKey() : error
  }
}

/** The same, without reading the file: for one that is to be written. */
export function setKey(database: SQLite.Database, key: ArchiveKey): void {
  // Named, so that archives stay what they are when the library's own choice changes.
  database.pragma("cipher = 'chacha20'")
  const secret = key.forSqlite()
  ;(database as Encryptable).key(secret)
  secret.fill(0)
}

/** The types at hand are those of the library without encryption. */
type Encryptable = SQLite.Database & { key(key: Buffer): number }

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
