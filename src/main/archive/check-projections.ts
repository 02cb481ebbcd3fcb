import { agreementInLog } from './projections.ts'
import { type ReadDb, all } from './handle.ts'
import { PROJECTED } from './projected-tables.ts'
import { type Row, rowsOf } from './projected-rows.ts'
import { othersTurn } from './verify-history.ts'

/**
 * Agreements of which the lists do not say what the records say, by their ids: a bit that flipped on the disk in a title or
 * a comment leaves a table that is sound. Of an id that no record has, the lists say too much. Ends early when stopped.
 */
export async function strayProjections(db: ReadDb, signal?: AbortSignal): Promise<string[]> {
  const stray: string[] = []
  const inLog = idsIn(db, 'SELECT DISTINCT agreement AS id FROM record WHERE agreement IS NOT NULL')
  for (const id of inLog) {
    if (signal?.aborted === true) return stray
    const agreed = agreementInLog(db, id)
    if (agreed !== undefined && !isAsSaid(db, id, rowsOf(agreed))) stray.push(id)
    await othersTurn()
  }
  const known = new Set(inLog)
  return [...stray, ...idsIn(db, 'SELECT id FROM agreement').filter((id) => !known.has(id))]
}

function idsIn(db: ReadDb, sql: string): string[] {
  return all<{ id: string }>(db, `${sql} ORDER BY 1`).map(({ id }) => id)
}

function isAsSaid(db: ReadDb, id: string, expected: ReadonlyMap<string, readonly Row[]>): boolean {
  for (const [table, rows] of expected) {
    const keys = PROJECTED[table]!
    const owner = table === 'agreement' ? 'id' : 'agreement'
    const stored = all<Row>(db, `SELECT * FROM ${table} WHERE ${owner} = ? ORDER BY ${keys.join(', ')}`, id)
    if (stored.length !== rows.length) return false
    const texts = new Set(stored.map(textOf))
    if (!rows.every((row) => texts.has(textOf(row)))) return false
  }
  return true
}

function textOf(row: Row): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
}
