import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type SQLite from 'better-sqlite3'
import { connectReadOnly } from '../connection.ts'
import type { ArchiveKey } from './archive-key.ts'

/**
 * Reads a copy of an encrypted archive, for one whose folder may not be written to: memory holds no encrypted database.
 * The copy is as encrypted as the archive, and goes when the connection is closed.
 */
export function connectToCopy(path: string, key: ArchiveKey): SQLite.Database {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-'))
  const discard = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, basename(path))
    copyFileSync(path, copy)
    const database = connectReadOnly(copy, key)
    const close = database.close.bind(database)
    database.close = () => {
      close()
      discard()
      return database
    }
    return database
  } catch (error) {
    discard()
    throw error
  }
}
