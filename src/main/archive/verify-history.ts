import { webcrypto } from 'node:crypto'
import {
  type DocumentPlace,
  type HistorySource,
  type Naming,
  emptyNaming,
  neededAt,
  noteDocuments,
} from './history-source.ts'
import { type BadRecord, type KnownParents, firstBad } from './verify.ts'

/** A document that is not what its record says. `missing`: its bytes are not there; `altered`: they are others. */
export interface BadDocument extends Omit<DocumentPlace, 'agreement'> {
  readonly document: string
  readonly fault: 'missing' | 'altered'
  /** Null where no record names it. */
  readonly agreement: string | null
}

export interface HistoryVerification {
  readonly records: number
  readonly documents: number
  /** The first bad record of each chain. */
  readonly bad: readonly BadRecord[]
  readonly badDocuments: readonly BadDocument[]
}

export interface VerifyOptions {
  /** Hears how much is done, from 0 to 1. */
  readonly progress?: (done: number) => void
  readonly signal?: AbortSignal
  /** Records of the same chains that are kept elsewhere, where parents may be too. */
  readonly elsewhere?: (chain: string | null) => KnownParents
  /** Documents that are kept elsewhere, and so may be missing here. */
  readonly isElsewhere?: (hash: string) => boolean
}

/**
 * Checks every record (form, hash, parents, logical time, signature) and every document (its hash; those that records
 * name are there, unless a record says they were purged). Chain by chain, handing back to whatever else waits in between;
 * signatures and the documents' hashes are computed on other threads. Undefined when it was given up.
 */
export async function verifyHistory(
  source: HistorySource,
  options: VerifyOptions = {},
): Promise<HistoryVerification | undefined> {
  const { progress = () => {}, signal, elsewhere } = options
  const naming = emptyNaming()
  const bad: BadRecord[] = []
  let records = 0
  for (const [at, chain] of source.chains.entries()) {
    if (signal?.aborted === true) return undefined
    const kept = source.records(chain)
    records += kept.length
    const found = await firstBad(kept, elsewhere?.(chain))
    if (found !== undefined) bad.push(found)
    noteDocuments(naming, kept)
    progress((at / source.chains.length) * RECORDS_SHARE)
    await othersTurn()
  }
  const documents = await verifyDocuments(source, naming, options)
  if (documents === undefined) return undefined
  progress(1)
  return { records, documents: documents.count, bad, badDocuments: documents.bad }
}

/** How much of the time the records take of a typical archive. */
const RECORDS_SHARE = 0.5

async function verifyDocuments(
  source: HistorySource,
  naming: Naming,
  { progress = () => {}, signal, isElsewhere = () => false }: VerifyOptions,
): Promise<{ count: number; bad: BadDocument[] } | undefined> {
  const bad: BadDocument[] = []
  const { places } = naming
  for (const document of places.keys()) {
    if (source.hasDocument(document) || isElsewhere(document)) continue
    for (const place of neededAt(naming, document)) bad.push({ document, fault: 'missing', ...place })
  }
  const kept = source.documents()
  for (const [at, document] of kept.entries()) {
    if (signal?.aborted === true) return undefined
    const bytes = source.document(document)
    if (bytes === undefined || (await sha256Later(bytes)) !== document) {
      for (const place of places.get(document) ?? [UNNAMED]) bad.push({ document, fault: 'altered', ...place })
    }
    progress(RECORDS_SHARE + (at / kept.length) * (1 - RECORDS_SHARE))
  }
  return { count: kept.length, bad }
}

const UNNAMED: DocumentPlace = { agreement: null, round: '', as: 'document' }

/** SHA-256 (hex), computed beside the main thread. */
export async function sha256Later(bytes: Uint8Array): Promise<string> {
  const digest = await webcrypto.subtle.digest('SHA-256', bytes)
  return Buffer.from(digest).toString('hex')
}

/** Lets timers, the window and the disk have their turn. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
