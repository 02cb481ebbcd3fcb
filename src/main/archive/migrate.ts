import { existsSync } from 'node:fs'
import type SQLite from 'better-sqlite3'
import { flush } from './files.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Brings an archive up to the last of `migrations` (ascending), each in a transaction of its own that also moves
 * user_version, so that a crash leaves the archive at one version or the next. Answers the path of the copy that was made
 * first, or undefined if there was nothing to do. `path` is the archive's, undefined for one that is just being created.
 */
export function migrate(
  database: SQLite.Database,
  migrations: readonly Migration[],
  path: string | undefined,
): string | undefined {
  const from = versionOf(database)
  const due = migrations.filter(({ version }) => version > from)
  if (due.length === 0) return undefined
  const backup = path === undefined ? undefined : copyBeside(database, path, from)
  for (const migration of due) apply(database, migration)
  return backup
}

export function versionOf(database: SQLite.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

function apply(database: SQLite.Database, { version, up }: Migration): void {
  database
    .transaction(() => {
      up(database)
      database.pragma(`user_version = ${version}`)
    })
    .immediate()
}

/** VACUUM INTO gives a whole copy whatever stands in the write-ahead log, but leaves flushing it to us. */
function copyBeside(database: SQLite.Database, path: string, version: number): string {
  const backup = freeName(`${path}.version-${version}`)
  database.prepare('VACUUM INTO ?').run(backup)
  flush(backup)
  return backup
}

function freeName(stem: string): string {
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}.backup`
    if (!existsSync(name)) return name
  }
}
