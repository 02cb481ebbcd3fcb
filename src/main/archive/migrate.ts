import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { flush } from './files.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Brings an archive up to the last of `migrations` (ascending), all of them in one transaction that also moves
 * user_version, so that a crash leaves the archive as it was or as it should be. Answers the path of the copy that was made
 * first, or undefined if there was nothing to do; of such copies the last two are kept. `path` is the archive's, undefined for one that is just being created;
 * `rebuild` derives the projections anew where a migration asks for it, in the same transaction.
 */
export function migrate(
  database: SQLite.Database,
  migrations: readonly Migration[],
  path: string | undefined,
  rebuild?: () => void,
): string | undefined {
  const from = versionOf(database)
  const due = migrations.filter(({ version }) => version > from)
  if (due.length === 0) return undefined
  const backup = path === undefined ? undefined : copyBeside(database, path, from)
  const all = database.transaction(() => {
    for (const { version, up } of due) {
      up(database)
      database.pragma(`user_version = ${version}`)
    }
    if (due.some(({ rebuilds }) => rebuilds === true)) rebuild?.()
  })
  all.immediate()
  if (path !== undefined) for (const old of copiesBefore(path).slice(COPIES_KEPT)) rmSync(old, { force: true })
  return backup
}

/** Each is as large as the archive was; what is older is in no backup's place any more. */
const COPIES_KEPT = 2

/** The copies that migrations of this archive made beside it, the newest first. */
export function copiesBefore(path: string): string[] {
  const folder = dirname(path)
  const stem = `${basename(path)}.version-`
  return readdirSync(folder)
    .filter((name) => name.startsWith(stem) && /^\d+(?:-\d+)?\.backup$/.test(name.slice(stem.length)))
    .map((name) => join(folder, name))
    .map((copy) => ({ copy, at: statSync(copy).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .map(({ copy }) => copy)
}

export function versionOf(database: SQLite.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** VACUUM INTO gives a whole copy whatever stands in the write-ahead log, but leaves flushing it to us. */
function copyBeside(database: SQLite.Database, path: string, version: number): string {
  const backup = freeName(`${path}.version-${version}`)
  database.prepare('VACUUM INTO ?').run(backup)
  flush(backup)
  check(database, backup)
  return backup
}

/** Nothing is changed before there is a copy that can be read: with the key of the archive itself, where it has one. */
function check(database: SQLite.Database, backup: string): void {
  database.prepare('ATTACH ? AS copy').run(backup)
  const found: unknown = database.pragma('copy.integrity_check', { simple: true })
  database.exec('DETACH copy')
  if (found !== 'ok') throw new SQLite.SqliteError('the copy made before a migration is not whole', 'SQLITE_CORRUPT')
}

function freeName(stem: string): string {
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}.backup`
    if (!existsSync(name)) return name
  }
}
