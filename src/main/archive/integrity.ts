import SQLite from 'better-sqlite3'

/** What search reads is made anew from the rest (app/search/indexing.ts): damage in it costs time, not contracts. */
const SEARCHED = /^(?:clause|search|entry)_/

const SMALL_BYTES = 8 * 1024 * 1024

/**
 * Whether the file's structure is sound. `thorough` reads the whole file; else most of an archive's bytes are left out: the
 * table `blob`, for every document is checked by its hash when it is read anyway, and, of an archive that is not small,
 * what search reads. Throws SQLite's own error where the damage stops the check.
 */
export function isSound(database: SQLite.Database, thorough: boolean): boolean {
  if (!holdsTogether(database)) return false
  if (thorough) return passes(database, '')
  const isLeftOut = (table: string): boolean => table === 'blob' || (isLarge(database) && SEARCHED.test(table))
  return tables(database).every((table) => isLeftOut(table) || passes(database, `('${table}')`))
}

/** Whether reading all of it takes longer than somebody should wait: 17 s for each gigabyte, most of it what search reads. */
export function isLarge(database: SQLite.Database): boolean {
  const size =
    Number(database.pragma('page_count', { simple: true })) * Number(database.pragma('page_size', { simple: true }))
  return size > SMALL_BYTES
}

/** Whether what `isSound` leaves out of a large archive is sound. */
export function isRestSound(database: SQLite.Database): { readonly documents: boolean; readonly search: boolean } {
  const isWhole = (table: string): boolean => {
    try {
      return passes(database, `('${table}')`)
    } catch (error) {
      if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return false
      throw error
    }
  }
  return {
    documents: isWhole('blob'),
    search: tables(database)
      .filter((name) => SEARCHED.test(name))
      .every(isWhole),
  }
}

function passes(database: SQLite.Database, what: string): boolean {
  try {
    return database.pragma(`quick_check${what}`, { simple: true }) === 'ok'
  } catch (error) {
    // A bit that flipped in the text of the schema: SQLite cannot make sense of what it says.
    if (error instanceof SQLite.SqliteError && error.code === 'SQLITE_ERROR') return false
    throw error
  }
}

/**
 * Whether each row of a draft belongs to one: where a bit flipped in the name of its agreement, the draft would be shorter,
 * or gone, without a word. What else a row says has its checksum (draft-sums.ts).
 */
function holdsTogether(database: SQLite.Database): boolean {
  return DRAFT_ROWS.every((table) => (database.pragma(`foreign_key_check(${table})`) as unknown[]).length === 0)
}

const DRAFT_ROWS = ['draft_checkpoint', 'draft_step']

function tables(database: SQLite.Database): string[] {
  return database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
}
