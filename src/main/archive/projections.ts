import {
  type ProjectedAgreement,
  type Projection,
  beginProjection,
  goOn,
  projectProfiles,
  projected,
} from '../../core/agreement/project.ts'
import { type LogRecord, byTime } from '../../core/agreement/record.ts'
import { type ReadDb, type WriteDb, all, connectionOf, get, run } from './handle.ts'
import { emptyTables, insertRows, replaceRows } from './projected-tables.ts'
import { type Row, rowsOf } from './projected-rows.ts'
import { type RecordRow, recordOf } from './record-row.ts'
import { projectSearch } from './search/project.ts'

/**
 * Brings the tables that are derived from the log up to date after records of one chain have come in. What follows in order
 * of logical time, as whatever is written here does, is applied to what the chain amounted to before; anything else has
 * its agreement derived anew from all its records, so that no order of arrival can make a difference. In a transaction.
 */
export function projectRecords(db: WriteDb, agreement: string | null, records: readonly LogRecord[]): void {
  if (agreement === null) writeProfiles(db)
  else writeAgreement(db, agreement, records)
}

/** So many agreements are written at once: table by table and in the order of their keys, which is quicker than one by one. */
const AT_ONCE = 50

/** Derives every projection from the log again. Equal to what was there, unless that was altered. In a transaction. */
export function rebuildProjections(db: WriteDb): void {
  remembered.delete(connectionOf(db))
  emptyTables(db)
  const ids = agreementsInLog(db)
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE).flatMap((id) => agreementInLog(db, id) ?? [])
    const rows = some.map(rowsOf)
    for (const table of rows[0]?.keys() ?? []) {
      insertRows(
        db,
        table,
        rows.flatMap((tables) => tables.get(table) ?? []),
      )
    }
    for (const agreed of some) projectSearch(db, agreed)
  }
  writeProfiles(db)
}

/** What an agreement amounts to by all its records; undefined where none opened it. */
export function agreementInLog(db: ReadDb, id: string): ProjectedAgreement | undefined {
  return projected(id, beginProjection(recordsIn(db, id)))
}

function agreementsInLog(db: ReadDb): string[] {
  const rows = all<{ agreement: string }>(
    db,
    'SELECT DISTINCT agreement FROM record WHERE agreement IS NOT NULL ORDER BY agreement',
  )
  return rows.map(({ agreement }) => agreement)
}

function recordsIn(db: ReadDb, agreement: string | null): LogRecord[] {
  return all<RecordRow>(db, 'SELECT * FROM record WHERE agreement IS ? ORDER BY seq', agreement).map(recordOf)
}

function writeProfiles(db: WriteDb): void {
  run(db, 'DELETE FROM profile')
  for (const { device, name, initials, email, organisation, at } of projectProfiles(recordsIn(db, null))) {
    insertRows(db, 'profile', [{ device, name, initials, email, organisation, at }])
  }
}

/** What a chain amounted to when it was last written to, with the rows that it then had. */
interface Remembered {
  readonly projection: Projection
  readonly rows: ReadonlyMap<string, readonly Row[]>
  /** Hashes of the records that no other follows. */
  readonly heads: ReadonlySet<string>
}

/** Of each open archive, the agreements written to last: an archive's own, for whoever else writes is seen by the count. */
const remembered = new WeakMap<object, Map<string, Remembered>>()
const REMEMBERED = 8

function writeAgreement(db: WriteDb, id: string, fresh: readonly LogRecord[]): void {
  const known = rememberedOf(db)
  const before = known.get(id)
  known.delete(id)
  const isNext = before !== undefined && follows(db, id, before.projection, fresh)
  if (isNext) for (const record of fresh) goOn(before.projection, record)
  const projection = isNext ? before.projection : beginProjection(recordsIn(db, id))
  const agreed = projected(id, projection)
  if (agreed === undefined) return
  const rows = rowsOf(agreed)
  if (!isNext) run(db, 'DELETE FROM agreement WHERE id = ?', id)
  for (const [table, after] of rows) replaceRows(db, table, (isNext ? before.rows.get(table) : undefined) ?? [], after)
  projectSearch(db, agreed)
  known.set(id, {
    projection,
    rows,
    heads: headsAfter(isNext ? before.heads : [], isNext ? fresh : projection.records),
  })
  const [oldest] = known.keys()
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
}

/** Parents come before their children here, so what comes takes the place of what it follows. */
function headsAfter(before: Iterable<string>, records: readonly Pick<LogRecord, 'hash' | 'parents'>[]): Set<string> {
  const heads = new Set(before)
  for (const { hash, parents } of records) {
    for (const parent of parents) heads.delete(parent)
    heads.add(hash)
  }
  return heads
}

/** The hashes of the records of an agreement that no other follows, where that is known without reading its chain. */
export function rememberedHeads(db: ReadDb, id: string): string[] | undefined {
  const known = remembered.get(connectionOf(db))?.get(id)
  return known !== undefined && follows(db, id, known.projection, []) ? [...known.heads].sort() : undefined
}

function rememberedOf(db: WriteDb): Map<string, Remembered> {
  const connection = connectionOf(db)
  const known = remembered.get(connection) ?? new Map<string, Remembered>()
  remembered.set(connection, known)
  return known
}

/**
 * Whether the chain is what is remembered with the fresh records behind it: the log has those and no others, which it has
 * not after a transaction that was undone, and all of them are later.
 */
function follows(db: ReadDb, id: string, { records }: Projection, fresh: readonly LogRecord[]): boolean {
  const inLog = get<{ count: number }>(db, 'SELECT count(*) AS count FROM record WHERE agreement = ?', id)?.count
  if (inLog !== records.length + fresh.length) return false
  const last = records.at(-1)
  if (last !== undefined && get(db, 'SELECT 1 FROM record WHERE hash = ?', last.hash) === undefined) return false
  return fresh.every((record, at) => {
    const previous = fresh[at - 1] ?? last
    return previous === undefined || byTime(previous, record) < 0
  })
}
