import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { APPLICATION_ID } from '../../../src/main/archive/file-header.ts'
import { migrate } from '../../../src/main/archive/migrate.ts'
import { migrations } from '../../../src/main/archive/migrations/index.ts'
import { folder, type WritableArchive } from './support.ts'

/** An archive with the same history, lists and drafts, as a version of the app with this schema would have left it; its path. */
export function asOfVersion(archive: WritableArchive, version: number): string {
  const path = join(folder(), `version-${version}.counterpart`)
  const older = new SQLite(path)
  older.pragma('journal_mode = WAL')
  older.pragma(`application_id = ${APPLICATION_ID}`)
  migrate(
    older,
    migrations.filter((migration) => migration.version <= version),
    undefined,
  )
  older.prepare('ATTACH ? AS newer').run(archive.path)
  for (const table of tablesOf(older)) {
    const columns = (older.pragma(`main.table_info(${table})`) as { name: string }[]).map(({ name }) => name).join(', ')
    older.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`)
  }
  older.close()
  return path
}

/** Without the writer, who is here, and what search reads, which is read again when it is missing. */
function tablesOf(database: SQLite.Database): string[] {
  const names = database
    .prepare<[], string>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'writer' ORDER BY rowid")
    .pluck()
    .all()
  return names.filter((name) => !/^(?:clause|search|entry)_/.test(name))
}
