import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import type { SignedRecord } from '../../core/agreement/record.ts'
import { isSignedBy } from './device-key.ts'
import { type ReadDb, all, iterate } from './handle.ts'
import { type RecordRow, recordOf } from './record-row.ts'
import { recordHash } from './records.ts'

/**
 * What is wrong with a record. `form`: not the canonical JSON that was signed; `hash`: it says something else than was
 * hashed; `signature`: its device did not sign that; `parent`: a record it follows is missing from its chain; `time`: it
 * claims to be no later than one it follows.
 */
export type Fault = 'form' | 'hash' | 'signature' | 'parent' | 'time'

export interface BadRecord {
  readonly agreement: string | null
  readonly seq: number
  readonly hash: string
  readonly type: string
  readonly fault: Fault
}

export interface Verification {
  readonly records: number
  /** The first bad record of each chain (an agreement's, or the archive's own), in order of arrival. */
  readonly bad: readonly BadRecord[]
  /** How many records were taken out of the log: its numbering has no gaps otherwise. */
  readonly missing: number
}

/** What a child needs to know of its parents. */
interface Known {
  readonly agreement: string | null
  readonly time: string
}

/** Checks every record of the log. What was cut off the end of a chain leaves no trace in the file and is not found. */
export function verifyRecords(db: ReadDb): Verification {
  const known = knownRecords(db)
  const bad = new Map<string | null, BadRecord>()
  let records = 0
  let lastSeq = 0
  for (const row of iterate<RecordRow>(db, 'SELECT * FROM record ORDER BY seq')) {
    records += 1
    lastSeq = row.seq
    const fault = bad.has(row.agreement) ? undefined : rowFault(row, known)
    if (fault !== undefined) bad.set(row.agreement, badRecord(row, fault))
  }
  return { records, bad: [...bad.values()], missing: lastSeq - records }
}

/** What is wrong with a record taken by itself, as when it comes from elsewhere. */
export function recordFault(record: SignedRecord): 'hash' | 'signature' | undefined {
  if (recordHash(record) !== record.hash) return 'hash'
  return isSignedBy(record.device, Buffer.from(record.hash, 'hex'), record.signature) ? undefined : 'signature'
}

function rowFault(row: RecordRow, known: ReadonlyMap<string, Known>): Fault | undefined {
  const record = recordOf(row)
  if (!isCanonical(row.payload, record.payload) || !isCanonical(row.parents, record.parents)) return 'form'
  return recordFault(record) ?? parentFault(record, known)
}

function parentFault(record: SignedRecord, known: ReadonlyMap<string, Known>): 'parent' | 'time' | undefined {
  const parents = record.parents.map((hash) => known.get(hash))
  if (parents.some((parent) => parent === undefined || parent.agreement !== record.agreement)) return 'parent'
  return parents.some((parent) => parent !== undefined && parent.time >= record.time) ? 'time' : undefined
}

function isCanonical(text: string, value: unknown): boolean {
  try {
    return canonicalJson(value) === text
  } catch {
    return false
  }
}

function knownRecords(db: ReadDb): ReadonlyMap<string, Known> {
  const rows = all<Pick<RecordRow, 'hash' | 'agreement' | 'time'>>(db, 'SELECT hash, agreement, time FROM record')
  return new Map(rows.map(({ hash, agreement, time }) => [hash, { agreement, time }]))
}

function badRecord({ agreement, seq, hash, type }: RecordRow, fault: Fault): BadRecord {
  return { agreement, seq, hash, type, fault }
}
