import type SQLite from 'better-sqlite3'

/** One step of the schema. Runs inside a transaction; `version` becomes the file's user_version. */
export interface Migration {
  readonly version: number
  /** Whether the projections are derived from the log again, once all migrations are through. */
  readonly rebuilds?: true
  readonly up: (database: SQLite.Database) => void
}
