import type { DocumentRole } from '../../core/agreement/documents.ts'
import { documentsNamed, documentsPurged, roundNamed } from '../../core/agreement/documents.ts'
import { type ReadDb, all, get } from './handle.ts'
import { type KeptRecord, chainsOf, keptRecords } from './verify.ts'

/**
 * A history, wherever it is kept: whole chains of records and the documents they name. What is read from it is as it was
 * found; nothing of it has been checked.
 */
export interface HistorySource {
  /** Null for the archive's own chain, else an agreement's id. */
  readonly chains: readonly (string | null)[]
  /** A chain's records, in the order they are kept. */
  readonly records: (chain: string | null) => readonly KeptRecord[]
  /** SHA-256 (hex) by which documents are kept. */
  readonly documents: () => readonly string[]
  readonly hasDocument: (hash: string) => boolean
  /** The bytes kept by that hash, which may be others'. */
  readonly document: (hash: string) => Uint8Array | undefined
}

/** An open archive as a source: all of it, or some of its agreements with the archive's own chain. */
export function archiveSource(db: ReadDb, agreements?: readonly string[]): HistorySource {
  const chains = agreements === undefined ? chainsOf(db) : [null, ...agreements]
  return {
    chains,
    records: (chain) => keptRecords(db, chain),
    documents: () => all<{ hash: string }>(db, 'SELECT hash FROM blob ORDER BY hash').map(({ hash }) => hash),
    hasDocument: (hash) => get(db, 'SELECT 1 FROM blob WHERE hash = ?', hash) !== undefined,
    document: (hash) => get<{ bytes: Uint8Array }>(db, 'SELECT bytes FROM blob WHERE hash = ?', hash)?.bytes,
  }
}

/** Where a document belongs: the first record that names it. */
export interface DocumentPlace {
  readonly agreement: string | null
  /** Such as "Our round 2"; empty where the record is no round's. */
  readonly round: string
  readonly as: DocumentRole
}

/** What the records of some chains say of documents. */
export interface Naming {
  /** By hash: the first place in each agreement. */
  readonly places: Map<string, DocumentPlace[]>
  /** By hash: the agreements that purged it. */
  readonly purged: Map<string, Set<string | null>>
}

export function emptyNaming(): Naming {
  return { places: new Map(), purged: new Map() }
}

/** Adds what a chain's records say. */
export function noteDocuments({ places, purged }: Naming, records: readonly KeptRecord[]): void {
  for (const { record } of records) {
    for (const { hash, as } of documentsNamed(record)) {
      const known = places.get(hash) ?? []
      if (known.some(({ agreement }) => agreement === record.agreement)) continue
      places.set(hash, [...known, { agreement: record.agreement, round: roundNamed(record), as }])
    }
    for (const hash of documentsPurged(record)) {
      purged.set(hash, (purged.get(hash) ?? new Set()).add(record.agreement))
    }
  }
}

/** Where a document has to be: its places in agreements that did not purge it. What one purged another may still have. */
export function neededAt({ places, purged }: Naming, hash: string): DocumentPlace[] {
  return (places.get(hash) ?? []).filter(({ agreement }) => purged.get(hash)?.has(agreement) !== true)
}
