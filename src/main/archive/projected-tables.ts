import { createHash } from 'node:crypto'
import { type ReadDb, type Value, type WriteDb, iterate, run } from './handle.ts'
import type { Row } from './projected-rows.ts'

/** The tables that are derived from the log, each with the columns that tell its rows apart and put them in order. */
export const PROJECTED: Readonly<Record<string, readonly string[]>> = {
  agreement: ['id'],
  agreement_tag: ['agreement', 'tag'],
  comment: ['agreement', 'place'],
  decision: ['agreement', 'place'],
  field_history: ['agreement', 'place'],
  hold: ['agreement', 'place'],
  note: ['agreement', 'place'],
  profile: ['device'],
  purged_blob: ['agreement', 'hash'],
  round: ['agreement', 'place'],
}

/** SHA-256 (hex) of all that these tables hold. */
export function projectionDigest(db: ReadDb): string {
  const digest = createHash('sha256')
  for (const [table, keys] of Object.entries(PROJECTED)) {
    digest.update(table)
    for (const row of iterate<object>(db, `SELECT * FROM ${table} ORDER BY ${keys.join(', ')}`)) {
      digest.update(JSON.stringify(Object.values(row)))
    }
  }
  return digest.digest('hex')
}

/** Empties a table whole, which costs nothing; row by row with their agreements it would take as long as filling them. */
export function emptyTables(db: WriteDb): void {
  for (const table of Object.keys(PROJECTED)) if (table !== 'agreement') run(db, `DELETE FROM ${table}`)
  run(db, 'DELETE FROM agreement')
}

/** Brings the rows of a table from what they were to what they are: from the first that differs on they are written anew. */
export function replaceRows(db: WriteDb, table: string, before: readonly Row[], after: readonly Row[]): void {
  const same = after.findIndex((row, at) => !isEqual(row, before[at]))
  const from = same === -1 ? after.length : same
  const fresh = after.slice(from)
  for (const row of before.slice(from)) {
    // An agreement's own row stays: the others hang on it.
    if (table !== 'agreement') remove(db, table, row)
  }
  if (table === 'agreement' && before.length > 0) for (const row of fresh) update(db, table, row)
  else insertRows(db, table, fresh)
}

function isEqual(row: Row, other: Row | undefined): boolean {
  if (row === other) return true
  if (other === undefined) return false
  for (const column in row) if (row[column] !== other[column]) return false
  return true
}

function remove(db: WriteDb, table: string, row: Row): void {
  const keys = PROJECTED[table] ?? []
  run(
    db,
    `DELETE FROM ${table} WHERE ${keys.map((key) => `${key} = ?`).join(' AND ')}`,
    ...keys.map((key) => at(row, key)),
  )
}

function update(db: WriteDb, table: string, row: Row): void {
  const columns = columnsOf(table, row)
  const set = columns.map((column) => `${column} = ?`).join(', ')
  run(db, `UPDATE ${table} SET ${set} WHERE id = ?`, ...columns.map((column) => at(row, column)), at(row, 'id'))
}

/** As many rows by one statement: enough that calling SQLite costs less than what it does. */
const AT_ONCE = 16

export function insertRows(db: WriteDb, table: string, rows: readonly Row[]): void {
  const [first] = rows
  if (first === undefined) return
  const columns = columnsOf(table, first)
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE)
    const values: Value[] = []
    for (const row of some) for (const column of columns) values.push(at(row, column))
    run(db, insertion(table, columns, some.length), ...values)
  }
}

const known = new Map<string, readonly string[]>()
const insertions = new Map<string, string>()

/** Rows of a table have the same columns, in whatever order: the first one's is kept, so that the text is compiled once. */
function columnsOf(table: string, row: Row): readonly string[] {
  const columns = known.get(table) ?? Object.keys(row)
  known.set(table, columns)
  return columns
}

function insertion(table: string, columns: readonly string[], count: number): string {
  const key = `${table} ${count}`
  const places = `(${columns.map(() => '?').join(', ')})`
  const sql =
    insertions.get(key) ??
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: count }, () => places).join(', ')}`
  insertions.set(key, sql)
  return sql
}

function at(row: Row, column: string): Value {
  return row[column] ?? null
}
