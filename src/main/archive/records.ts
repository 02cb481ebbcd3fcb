import { createHash } from 'node:crypto'
import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import {
  type LogRecord,
  type NewRecord,
  type RecordContent,
  type SignedRecord,
  assertWritable,
  recordText,
} from '../../core/agreement/record.ts'
import { nextRecordTime } from '../../core/agreement/record-time.ts'
import type { Signer } from './device-key.ts'
import { type ReadDb, type WriteDb, all, get, run } from './handle.ts'
import { projectRecords, rememberedHeads } from './projections.ts'
import { type RecordRow, recordOf } from './record-row.ts'

/** What a use-case adds to a record's content. */
export type RecordDraft = NewRecord & {
  /** The wall clock: ISO 8601, UTC, with milliseconds. */
  readonly now: string
  /** Hashes of the records it follows, all of its own chain; by default those that nothing follows yet. */
  readonly parents?: readonly string[]
}

/**
 * Signs a record, appends it to the log and brings the projections up to date. In a transaction, with the blobs it names.
 * A payload that does not fit its type, or parents that are not there, are bugs and throw.
 */
export function appendRecord(db: WriteDb, signer: Signer, draft: RecordDraft): SignedRecord {
  assertWritable(draft)
  const { type, agreement, payload } = draft
  const parents = parentsFor(db, draft)
  const device = signer.publicKey
  const time = nextRecordTime(latestTime(db), draft.now, device)
  const content = { type, agreement, parents, device, time, payload }
  const hash = recordHash(content)
  const record = { ...content, hash, signature: signer.sign(Buffer.from(hash, 'hex')) }
  insertRecord(db, record)
  return record
}

/**
 * Takes in a record as it stands, and brings the projections up to date. Answers false when the archive has it already.
 * What comes from elsewhere must have passed `recordFault` before. In a transaction.
 */
export function insertRecord(db: WriteDb, record: SignedRecord): boolean {
  return insertRecords(db, record.agreement, [record]) === 1
}

/** The same for records of one chain, which is derived anew once. Answers how many the archive did not have. */
export function insertRecords(db: WriteDb, agreement: string | null, records: readonly SignedRecord[]): number {
  const fresh = records.filter((record) => store(db, record))
  if (fresh.length > 0) projectRecords(db, agreement, fresh)
  return fresh.length
}

/** Answers false when the archive has it already. */
function store(db: WriteDb, record: SignedRecord): boolean {
  if (hasRecord(db, record.hash)) return false
  run(
    db,
    'INSERT INTO record (hash, type, agreement, parents, device, time, payload, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    record.hash,
    record.type,
    record.agreement,
    canonicalJson(record.parents),
    record.device,
    record.time,
    canonicalJson(record.payload),
    record.signature,
  )
  return true
}

/** SHA-256 (hex) of what the record says. */
export function recordHash(content: RecordContent): string {
  return createHash('sha256').update(recordText(content), 'utf8').digest('hex')
}

/** An agreement's records in order of arrival; those of the archive itself for null. */
export function recordsOf(db: ReadDb, agreement: string | null): SignedRecord[] {
  return all<RecordRow>(db, 'SELECT * FROM record WHERE agreement IS ? ORDER BY seq', agreement).map(recordOf)
}

/** Hashes of the records of a chain that no other of it follows, sorted: one, unless two devices went on at once. */
export function headsOf(db: ReadDb, agreement: string | null): string[] {
  const known = agreement === null ? undefined : rememberedHeads(db, agreement)
  if (known !== undefined) return known
  const rows = all<Pick<LogRecord, 'hash'>>(
    db,
    `SELECT hash FROM record WHERE agreement IS ? AND hash NOT IN (
       SELECT parent.value FROM record AS child, json_each(child.parents) AS parent WHERE child.agreement IS ?
     ) ORDER BY hash`,
    agreement,
    agreement,
  )
  return rows.map(({ hash }) => hash)
}

function parentsFor(db: ReadDb, { agreement, parents }: RecordDraft): readonly string[] {
  if (parents === undefined) return headsOf(db, agreement)
  for (const parent of parents) {
    const found = get(db, 'SELECT 1 FROM record WHERE hash = ? AND agreement IS ?', parent, agreement)
    if (found === undefined) throw new Error(`parent ${parent} is not a record of this chain`)
  }
  return [...new Set(parents)].sort()
}

export function hasRecord(db: ReadDb, hash: string): boolean {
  return get(db, 'SELECT 1 FROM record WHERE hash = ?', hash) !== undefined
}

function latestTime(db: ReadDb): string | undefined {
  return get<{ time: string | null }>(db, 'SELECT max(time) AS time FROM record')?.time ?? undefined
}

/** How far a log goes: its last number, and the record that has it. */
export interface LogMark {
  readonly records: number
  readonly last: string
}

export function logMark(db: ReadDb): LogMark {
  const row = get<LogMark>(db, 'SELECT seq AS records, hash AS last FROM record ORDER BY seq DESC LIMIT 1')
  return row ?? { records: 0, last: '' }
}

export function lastSeq(db: ReadDb): number {
  return logMark(db).records
}

/** Agreements with records behind that number. */
export function changedAfter(db: ReadDb, seq: number): string[] {
  return all<{ agreement: string }>(
    db,
    'SELECT DISTINCT agreement FROM record WHERE seq > ? AND agreement IS NOT NULL',
    seq,
  ).map(({ agreement }) => agreement)
}

/** Whether the device wrote one of the records behind that number. */
export function hasRecordBy(db: ReadDb, device: string, after: number): boolean {
  return get(db, 'SELECT 1 FROM record WHERE seq > ? AND device = ?', after, device) !== undefined
}

/** By which an archive is known wherever its file lies: what its own first record says. */
export function archiveId(db: ReadDb): string | undefined {
  const row = get<RecordRow>(db, "SELECT * FROM record WHERE type = 'archive.created' ORDER BY seq LIMIT 1")
  const payload = row === undefined ? undefined : recordOf(row).payload
  return typeof payload === 'object' && payload !== null && 'id' in payload ? String(payload.id) : undefined
}
