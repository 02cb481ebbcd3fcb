import { readFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import type { ArchiveKey } from './encryption/archive-key.ts'
import { unlock } from './encryption/cipher.ts'

/** How long a statement waits for another process's transaction, in ms. */
const BUSY_TIMEOUT_MS = 5000
const WAL_LIMIT_BYTES = 64 * 1024 * 1024

/** A connection that may write; `path` is absolute. The file must be there unless `create`. `key` is an encrypted archive's. */
export function connect(path: string, create = false, key: ArchiveKey | null = null): SQLite.Database {
  const database = new SQLite(path, { fileMustExist: !create, timeout: BUSY_TIMEOUT_MS })
  return configured(database, key, () => {
    // With FULL, a commit returns once its log is flushed: what was acknowledged survives a power cut.
    database.pragma('synchronous = FULL')
    // On macOS fsync leaves bytes in the drive's own cache.
    database.pragma('fullfsync = ON')
    database.pragma('checkpoint_fullfsync = ON')
    database.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`)
  })
}

/** A connection that only reads. SQLite needs a folder that it may write to, for the memory it shares with the writer. */
export function connectReadOnly(path: string, key: ArchiveKey | null = null): SQLite.Database {
  const database = new SQLite(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  return configured(database, key, () => database.pragma('query_only = ON'))
}

/**
 * The archive read into memory: the way in where its folder may not be written to either, as on a read-only medium. Needs
 * an archive that was closed, without a log beside it.
 */
export function connectInMemory(path: string): SQLite.Database {
  const image = readFileSync(path)
  // Bytes 18 and 19 ask for a write-ahead log (sqlite.org/fileformat.html, 1.3.3), which memory has no place for.
  image.fill(1, 18, 20)
  const database = new SQLite(image, { readonly: true })
  return configured(database, null, () => database.pragma('query_only = ON'))
}

function configured(database: SQLite.Database, key: ArchiveKey | null, more: () => void): SQLite.Database {
  try {
    // Before anything is read: nothing else makes sense of the file.
    if (key !== null) unlock(database, key)
    database.pragma('foreign_keys = ON')
    // The file may come from anyone: its schema calls no function with side effects, and odd cells are found early.
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    // What is sorted or spilled must not reach the disk outside the archive.
    database.pragma('temp_store = MEMORY')
    // 64 MiB: with the usual 2, a transaction that writes many rows spills pages to the log and reads them back.
    database.pragma('cache_size = -65536')
    more()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
