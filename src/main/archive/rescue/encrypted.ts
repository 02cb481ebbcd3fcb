import SQLite from 'better-sqlite3'
import { connectReadOnly } from '../connection.ts'
import type { ArchiveKey } from '../encryption/archive-key.ts'
import type { Row, Value } from './cells.ts'

/** The tables that are looked at, and whether their rows have a number by which those behind a damaged page are reached. */
const TABLES: Readonly<Record<string, 'numbered' | 'not numbered'>> = {
  record: 'numbered',
  blob: 'numbered',
  draft: 'numbered',
  draft_checkpoint: 'numbered',
  draft_step: 'not numbered',
}

/** So far ahead is looked for rows that can be read: a page holds fewer. */
const FARTHEST = 4096

/**
 * The rows of an encrypted archive: its pages cannot be read but by SQLite and with the key, and one that was damaged not at
 * all, so that rows are asked for one after the other, past those that fail. Throws where not even the first page can be
 * read, or the key is another one's. `page` tells rows of one index from those of another.
 */
export function* encryptedRows(path: string, key: ArchiveKey): Generator<{ row: Row; page: number }> {
  const database = connectReadOnly(path, key)
  try {
    for (const [table, kind] of Object.entries(TABLES)) {
      const rows =
        kind === 'numbered'
          ? numbered(database, table)
          : untilItFails(database, `SELECT NULL AS row, * FROM ${table}`, [])
      for (const row of rows) yield { row, page: 0 }
    }
    // By the index alone, which is elsewhere than the rows.
    for (const [page, table] of ['record', 'blob'].entries()) {
      const names = untilItFails(database, `SELECT NULL AS row, hash, rowid FROM ${table} ORDER BY hash`, [])
      for (const row of names) yield { row, page: page + 1 }
    }
  } finally {
    database.close()
  }
}

function* numbered(database: SQLite.Database, table: string): Generator<Row> {
  let last = 0
  let skip = 0
  while (skip <= FARTHEST) {
    const before = last
    for (const row of untilItFails(database, `SELECT rowid AS row, * FROM ${table} WHERE rowid > ? ORDER BY rowid`, [
      last + skip,
    ])) {
      last = row.rowid ?? last
      yield row
    }
    // One by one: rows behind the damage must not be leapt over.
    skip = last > before ? 1 : skip + 1
  }
}

function* untilItFails(database: SQLite.Database, sql: string, values: readonly number[]): Generator<Row> {
  try {
    for (const [row, ...rest] of database
      .prepare<number[], Value[]>(sql)
      .raw()
      .iterate(...values)) {
      yield { rowid: typeof row === 'number' ? row : null, values: rest, isListed: true }
    }
  } catch (error) {
    // What comes behind is asked for again.
    if (!(error instanceof SQLite.SqliteError)) throw error
  }
}
