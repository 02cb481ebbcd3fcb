import type SQLite from 'better-sqlite3'

/**
 * Whether the file's structure is sound. `thorough` reads the whole file; else the table `blob`, which is most of an
 * archive's bytes, is left out: every document is checked by its hash when it is read anyway. Throws SQLite's own error
 * where the damage stops the check.
 */
export function isSound(database: SQLite.Database, thorough: boolean): boolean {
  if (thorough) return passes(database, '')
  return tables(database).every((table) => table === 'blob' || passes(database, `('${table}')`))
}

function passes(database: SQLite.Database, what: string): boolean {
  return database.pragma(`quick_check${what}`, { simple: true }) === 'ok'
}

function tables(database: SQLite.Database): string[] {
  return database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
}
