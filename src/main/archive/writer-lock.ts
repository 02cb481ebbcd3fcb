import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { hostname } from 'node:os'
import type SQLite from 'better-sqlite3'

/** Who writes to the archive. */
export interface Writer {
  readonly owner: string
  readonly host: string
  readonly pid: number
  /** When it became the writer: ISO 8601, UTC. Null where an older version of the app did not say. */
  readonly since: string | null
  /** When it last said that it is alive: ISO 8601, UTC. */
  readonly heartbeat: string
}

interface WriterRow extends Omit<Writer, 'since'> {
  /** Begins with the time it was taken: a column for that could not be relied on, for the lock is taken before a migration. */
  readonly token: string
  readonly file: string
}

export type Lock = { readonly held: true; readonly token: string } | { readonly held: false; readonly by: Writer }

/**
 * The locks of this process. A lock in our own process's name that is not among them was left by a process before us that
 * had the same id, or could not be given up because the disk was full.
 */
const ours = new Set<string>()

export const STALE_AFTER_MS = 60_000
export const HEARTBEAT_MS = 15_000

/** The writer as the archive names it, alive or not: one that is named in a file nobody has open did not close it. */
export function namedWriter(database: SQLite.Database): Writer | undefined {
  const current = row(database)
  return current && shown(current)
}

/**
 * Makes this process the writer of the archive at `path`, or says who is. A writer whose process is gone, who was silent
 * for a minute, or who is named in what turns out to be a copy of its archive, is replaced. Should it only have slept, its
 * next transaction finds another token and fails: two never write.
 */
export function takeLock(database: SQLite.Database, path: string, owner: string, now: string): Lock {
  const token = `${now} ${randomUUID()}`
  const file = fileIdentity(path)
  const take = database.transaction((): Lock => {
    const current = row(database)
    if (current !== undefined && current.file === file && isAlive(current, now))
      return { held: false, by: shown(current) }
    database
      .prepare(
        'INSERT OR REPLACE INTO writer (only, token, owner, host, pid, heartbeat, file) VALUES (1, ?, ?, ?, ?, ?, ?)',
      )
      .run(token, owner, hostname(), process.pid, now, file)
    return { held: true, token }
  })
  const lock = take.immediate()
  if (lock.held) ours.add(token)
  return lock
}

/** Answers whether we still are the writer. */
export function beat(database: SQLite.Database, token: string, now: string): boolean {
  return database.prepare('UPDATE writer SET heartbeat = ? WHERE token = ?').run(now, token).changes === 1
}

export function releaseLock(database: SQLite.Database, token: string): void {
  ours.delete(token)
  database.prepare('DELETE FROM writer WHERE token = ?').run(token)
}

function row(database: SQLite.Database): WriterRow | undefined {
  return database.prepare<[], WriterRow>('SELECT token, owner, host, pid, heartbeat, file FROM writer').get()
}

function shown({ owner, host, pid, heartbeat, token }: WriterRow): Writer {
  const [since = ''] = token.split(' ')
  return { owner, host, pid, heartbeat, since: Number.isNaN(Date.parse(since)) ? null : since }
}

function isAlive(writer: WriterRow, now: string): boolean {
  // A heartbeat from the future means that the clock was set back; a live writer corrects it with its next one.
  if (!(Math.abs(Date.parse(now) - Date.parse(writer.heartbeat)) <= STALE_AFTER_MS)) return false
  if (writer.host !== hostname()) return true
  return writer.pid === process.pid ? ours.has(writer.token) : processExists(writer.pid)
}

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function fileIdentity(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}
