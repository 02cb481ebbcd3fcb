import type { WorkStep } from '../../../core/api/values.ts'
import type { SignedRecord } from '../../../core/agreement/record.ts'
import { byTime } from '../../../core/agreement/record.ts'
import { isRecordTime, instantOf } from '../../../core/agreement/record-time.ts'
import { err, ok, type Failure, type Result } from '../../../core/result.ts'
import { hasBlob, putBlob } from '../../archive/blobs.ts'
import type { WriteDb, ReadDb } from '../../archive/handle.ts'
import { emptyNaming, neededAt, noteDocuments, type HistorySource } from '../../archive/history-source.ts'
import { insertRecords, recordsOf } from '../../archive/records.ts'
import { firstBad, keptRecords, type KeptRecord, type KnownParents } from '../../archive/verify.ts'
import { othersTurn, sha256Later, verifyHistory } from '../../archive/verify-history.ts'
import { commit } from '../session.ts'
import { CANCELLED } from './failures.ts'
import { badDocumentLine, badRecordLine } from './words.ts'

export interface Pass {
  /** Hears how much is done, from 0 to 1. */
  readonly progress?: (done: number) => void
  readonly signal?: AbortSignal
  /** Hears which step of it begins; what is done counts from there. */
  readonly step?: (step: WorkStep) => void
}

/** A clock may be wrong by this much. More would put every record that follows into the future too. */
const AHEAD_MS = 24 * 60 * 60 * 1000

/**
 * Whether a history from elsewhere may be taken in: everything verifies, parents and documents being there or here, and
 * nothing is dated in the future. Failures: `bad-history`, which names the first thing that is wrong; `cancelled`.
 */
export async function checkHistory(
  db: ReadDb,
  name: string,
  source: HistorySource,
  now: string,
  pass: Pass = {},
): Promise<Result<null>> {
  const found = await verifyHistory(source, {
    ...pass,
    elsewhere: (chain) => parentsHere(db, chain),
    isElsewhere: (hash) => hasBlob(db, hash),
  })
  if (found === undefined) return err(CANCELLED)
  const [record] = found.bad
  if (record !== undefined) return err(refused(name, badRecordLine(record)))
  const [document] = found.badDocuments
  if (document !== undefined) return err(refused(name, badDocumentLine(document)))
  const latest = new Date(Date.parse(now) + AHEAD_MS).toISOString()
  for (const chain of source.chains) {
    const odd = source.records(chain).find(({ record }) => !isPlausible(record, latest))
    if (odd !== undefined) {
      return err(
        refused(name, `record ${odd.seq} (${odd.record.type}) is dated ${odd.record.time}, which is not now or before`),
      )
    }
  }
  return ok(null)
}

function isPlausible({ time }: SignedRecord, latest: string): boolean {
  return isRecordTime(time) && instantOf(time) <= latest
}

function refused(name: string, what: string): Failure {
  return {
    kind: 'bad-history',
    message: `“${name}” is not sound and nothing was taken in: ${what}. Ask for it again, and verify the archive it comes from`,
  }
}

function parentsHere(db: ReadDb, chain: string | null): KnownParents {
  return new Map(recordsOf(db, chain).map((record) => [record.hash, record]))
}

export interface TakenIn {
  /** Records and documents that were not here before. */
  readonly records: number
  readonly documents: number
  /** Records that came in, by agreement; only those that got any. */
  readonly byAgreement: ReadonlyMap<string, number>
}

/**
 * Adds what is not here yet: the union of both, whatever came first and however often. A transaction a chain, so that what
 * is there after a crash is whole and a second time adds the rest. Types this version does not know are kept too. What was
 * purged does not come back, and nothing that came in removes a document here. The source must have passed checkHistory.
 */
export async function takeIn(
  db: WriteDb,
  source: HistorySource,
  { progress, signal }: Pass = {},
): Promise<Result<TakenIn>> {
  const byAgreement = new Map<string, number>()
  let [records, documents] = [0, 0]
  for (const [at, chain] of source.chains.entries()) {
    if (signal?.aborted === true) return err(CANCELLED)
    const kept = source.records(chain)
    const bad = await firstBad(kept, parentsHere(db, chain))
    if (bad !== undefined) return err(refused('The history', badRecordLine(bad)))
    const missing = await documentsToTake(db, source, chain, kept)
    const added = commit(db, () => {
      for (const bytes of missing) putBlob(db, bytes)
      const ordered = kept.map(({ record }) => record).toSorted(byTime)
      return ok(insertRecords(db, chain, ordered))
    })
    if (!added.ok) return added
    records += added.value
    documents += missing.length
    if (chain !== null && added.value > 0) byAgreement.set(chain, added.value)
    progress?.((at + 1) / source.chains.length)
    await othersTurn()
  }
  return ok({ records, documents, byAgreement })
}

/** The bytes that the chain names and that are missing here, but for what it purged here or there. */
async function documentsToTake(
  db: ReadDb,
  source: HistorySource,
  chain: string | null,
  kept: readonly KeptRecord[],
): Promise<Uint8Array[]> {
  const naming = emptyNaming()
  noteDocuments(naming, kept)
  noteDocuments(naming, keptRecords(db, chain))
  const taken: Uint8Array[] = []
  for (const hash of naming.places.keys()) {
    if (neededAt(naming, hash).length === 0 || hasBlob(db, hash)) continue
    const bytes = source.document(hash)
    if (bytes !== undefined && (await sha256Later(bytes)) === hash) taken.push(bytes)
  }
  return taken
}
