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
    // By the indexes alone, which are elsewhere than the rows.
    for (const [page, table] of ['record', 'blob'].entries()) {
      for (const row of named(database, table)) yield { row, page: page + 1 }
    }
    for (const order of ['', 'DESC']) {
      const times = untilItFails(database, `SELECT NULL AS row, time, rowid FROM record ORDER BY time ${order}`, [])
      for (const row of times) yield { row, page: 0 }
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

/** The index by hash, a 256th of it after the other: what is damaged in one keeps no other from being read. */
function* named(database: SQLite.Database, table: string): Generator<Row> {
  const part = `SELECT NULL AS row, hash, rowid FROM ${table} WHERE hash >= ? AND hash < ? ORDER BY hash`
  for (let first = 0; first < 256; first += 1) {
    const prefix = (byte: number): string => byte.toString(16).padStart(2, '0')
    // 'g' is behind every hash.
    yield* untilItFails(database, part, [prefix(first), first === 255 ? 'g' : prefix(first + 1)])
  }
}

function* untilItFails(database: SQLite.Database, sql: string, values: readonly Value[]): Generator<Row> {
  try {
    for (const [row, ...rest] of database
      .prepare<Value[], Value[]>(sql)
      .raw()
      .iterate(...values)) {
      yield { rowid: typeof row === 'number' ? row : null, values: rest, isListed: true }
    }
  } catch (error) {
    // What comes behind is asked for again.
    if (!(error instanceof SQLite.SqliteError)) throw error
  }
}
