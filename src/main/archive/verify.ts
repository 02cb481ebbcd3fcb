import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import type { SignedRecord } from '../../core/agreement/record.ts'
import { isSignedBy, isSignedByLater } from './device-key.ts'
import { type ReadDb, all, get } from './handle.ts'
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

/** A record as it was kept: where it stood, and whether it was written in the one form that is signed. */
export interface KeptRecord {
  readonly seq: number
  readonly record: SignedRecord
  readonly isCanonical: boolean
}

/** What a child needs to know of its parents, by hash. */
export type KnownParents = ReadonlyMap<string, Pick<SignedRecord, 'agreement' | 'time'>>

/** Checks every record of the log. What was cut off the end of a chain leaves no trace in the file and is not found. */
export function verifyRecords(db: ReadDb): Verification {
  const bad = chainsOf(db).flatMap((chain) => {
    const records = keptRecords(db, chain)
    const parents = parentsAmong(records)
    const at = records.findIndex((kept) => keptFault(kept, parents) !== undefined || !isSigned(kept.record))
    const kept = records[at]
    return kept === undefined ? [] : [badRecord(kept, keptFault(kept, parents) ?? 'signature')]
  })
  return { ...countRecords(db), bad: bad.sort((a, b) => a.seq - b.seq) }
}

/** The first bad record of a chain, whose signatures are checked beside the main thread. */
export async function firstBad(
  records: readonly KeptRecord[],
  elsewhere: KnownParents = new Map(),
): Promise<BadRecord | undefined> {
  const parents = new Map([...elsewhere, ...parentsAmong(records)])
  const at = records.findIndex((kept) => keptFault(kept, parents) !== undefined)
  const sound = at === -1 ? records : records.slice(0, at)
  const signed = await Promise.all(
    sound.map(({ record }) => isSignedByLater(record.device, Buffer.from(record.hash, 'hex'), record.signature)),
  )
  const unsigned = records[signed.indexOf(false)]
  if (unsigned !== undefined) return badRecord(unsigned, 'signature')
  const kept = records[at]
  return kept === undefined ? undefined : badRecord(kept, keptFault(kept, parents) ?? 'hash')
}

/** What is wrong with a record taken by itself, as when it comes from elsewhere. */
export function recordFault(record: SignedRecord): 'hash' | 'signature' | undefined {
  if (recordHash(record) !== record.hash) return 'hash'
  return isSigned(record) ? undefined : 'signature'
}

/** The chains of the log: null for the archive's own, then the agreements. */
export function chainsOf(db: ReadDb): (string | null)[] {
  const rows = all<{ agreement: string | null }>(db, 'SELECT DISTINCT agreement FROM record ORDER BY agreement')
  return rows.map(({ agreement }) => agreement)
}

/** A chain's records in order of arrival. */
export function keptRecords(db: ReadDb, chain: string | null): KeptRecord[] {
  const rows = all<RecordRow>(db, 'SELECT * FROM record WHERE agreement IS ? ORDER BY seq', chain)
  return rows.map((row) => {
    const record = recordOf(row)
    const isCanonical = isCanonicalText(row.payload, record.payload) && isCanonicalText(row.parents, record.parents)
    return { seq: row.seq, record, isCanonical }
  })
}

export function countRecords(db: ReadDb): { records: number; missing: number } {
  const row = get<{ records: number; last: number | null }>(
    db,
    'SELECT count(*) AS records, max(seq) AS last FROM record',
  )
  const { records = 0, last = null } = row ?? {}
  return { records, missing: (last ?? 0) - records }
}

/** Whether the text is the one that RFC 8785 gives the value. */
export function isCanonicalText(text: string, value: unknown): boolean {
  try {
    return canonicalJson(value) === text
  } catch {
    return false
  }
}

function isSigned(record: SignedRecord): boolean {
  return isSignedBy(record.device, Buffer.from(record.hash, 'hex'), record.signature)
}

/** Everything but the signature, which takes longest. */
function keptFault({ record, isCanonical }: KeptRecord, parents: KnownParents): Fault | undefined {
  if (!isCanonical) return 'form'
  return recordHash(record) === record.hash ? parentFault(record, parents) : 'hash'
}

function parentFault(record: SignedRecord, known: KnownParents): 'parent' | 'time' | undefined {
  const parents = record.parents.map((hash) => known.get(hash))
  if (parents.some((parent) => parent === undefined || parent.agreement !== record.agreement)) return 'parent'
  return parents.some((parent) => parent !== undefined && parent.time >= record.time) ? 'time' : undefined
}

function parentsAmong(records: readonly KeptRecord[]): Map<string, SignedRecord> {
  return new Map(records.map(({ record }) => [record.hash, record]))
}

function badRecord({ seq, record: { agreement, hash, type } }: KeptRecord, fault: Fault): BadRecord {
  return { agreement, seq, hash, type, fault }
}
