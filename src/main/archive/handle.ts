import type SQLite from 'better-sqlite3'
import type { Result } from '../../core/result.ts'
import { type ArchiveFailure, WriterLost, guardIo } from './failures.ts'

/** What a column holds. */
export type Value = string | number | bigint | Uint8Array | null

const connection: unique symbol = Symbol('connection')
const writer: unique symbol = Symbol('writer')

/** An open archive that may be read. What it holds is reached by the functions of this folder alone. */
export interface ReadDb {
  readonly [connection]: SQLite.Database
}

/** An open archive that this process, as its one writer, may change too. */
export interface WriteDb extends ReadDb {
  /** The token by which the archive's `writer` row names us. */
  readonly [writer]: string
}

export function readHandle(database: SQLite.Database): ReadDb {
  return { [connection]: database }
}

export function writeHandle(database: SQLite.Database, token: string): WriteDb {
  return { [connection]: database, [writer]: token }
}

/** What is the same for every handle on one open archive, and for no other: to remember things by. */
export function connectionOf(db: ReadDb): object {
  return db[connection]
}

/** A number that is another one once another process has written to the archive. */
export function dataVersion(db: ReadDb): number {
  return Number(db[connection].pragma('data_version', { simple: true }))
}

/**
 * Runs `change` in one transaction: either all it wrote is on disk when this returns, or, when it answers with an error or
 * throws, none of it. A transaction inside another undoes its own part alone. Adds the failures of the disk, and `locked`
 * when another process has become the writer.
 */
export function inTransaction<T, E extends { kind: string } = never>(
  db: WriteDb,
  change: () => Result<T, E>,
): Result<T, E | ArchiveFailure> {
  let refusal: { ok: false; error: E } | undefined
  const run = db[connection].transaction((): T => {
    assertWriter(db)
    const result = change()
    if (result.ok) return result.value
    refusal = result
    throw new Refused()
  })
  try {
    // Immediate: a transaction that starts by reading and then writes could be refused half way.
    return guardIo(() => run.immediate())
  } catch (error) {
    if (error instanceof Refused && refusal !== undefined) return refusal
    throw error
  }
}

class Refused extends Error {}

/** Inside the transaction, so that nobody can become the writer between this and the commit. */
function assertWriter(db: WriteDb): void {
  const row = get<{ token: string }>(db, 'SELECT token FROM writer')
  if (row?.token !== db[writer]) throw new WriterLost()
}

export function all<Row>(db: ReadDb, sql: string, ...values: Value[]): Row[] {
  return prepared(db, sql).all(...values) as Row[]
}

// The shape of a row is known where its SQL is written, and nowhere else.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function get<Row>(db: ReadDb, sql: string, ...values: Value[]): Row | undefined {
  return prepared(db, sql).get(...values) as Row | undefined
}

/** Row by row, for tables that do not fit into memory. The archive cannot be written to until the last row is taken. */
export function iterate<Row>(db: ReadDb, sql: string, ...values: Value[]): IterableIterator<Row> {
  return db[connection].prepare<Value[], Row>(sql).iterate(...values)
}

/** Answers how many rows changed. Throws outside a transaction: only there is it certain that we still are the writer. */
export function run(db: WriteDb, sql: string, ...values: Value[]): number {
  if (!db[connection].inTransaction) throw new Error('a change to the archive outside a transaction')
  return prepared(db, sql).run(...values).changes
}

const statements = new WeakMap<SQLite.Database, Map<string, SQLite.Statement<Value[]>>>()

/** Each text is compiled once per connection: the SQL here is constant, so the cache is bounded. */
function prepared(db: ReadDb, sql: string): SQLite.Statement<Value[]> {
  const database = db[connection]
  const known = statements.get(database) ?? new Map<string, SQLite.Statement<Value[]>>()
  statements.set(database, known)
  const statement = known.get(sql) ?? database.prepare<Value[]>(sql)
  known.set(sql, statement)
  return statement
}
