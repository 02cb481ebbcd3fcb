import { createHash } from 'node:crypto'
import { documentsNamed, documentsPurged } from '../../../core/agreement/documents.ts'
import type { SignedRecord } from '../../../core/agreement/record.ts'
import type { LostDocument, LostRecord } from '../../../core/api/rescue.ts'
import { recordOf } from '../record-row.ts'
import { isCanonicalText, recordFault } from '../verify.ts'
import type { Found } from './rows.ts'

export interface Salvaged {
  /** Those that verify, by number. */
  readonly records: readonly SignedRecord[]
  readonly lostRecords: readonly LostRecord[]
  readonly documents: number
  readonly lostDocuments: readonly LostDocument[]
}

/**
 * Takes in what was found in a damaged file, in any order and as often as it stands there: a record is taken when its hash
 * and signature are right, a document when its hash is. Whatever else says that there was one is kept, to tell what was lost.
 */
export class Salvage {
  readonly #records = new Map<string, { seq: number; record: SignedRecord }>()
  readonly #altered = new Map<string, LostRecord>()
  /** Numbers of records, by what the index by time and the rows themselves say. */
  readonly #seqs = new Set<number>()
  /** The same by an index that others look like. */
  readonly #perhaps = new Set<number>()
  /** What the indexes by hash say, of records and of documents alike: which row, and in which page that stands. */
  readonly #hashes = new Map<string, { rowid: number; page: number }>()
  readonly #documents = new Map<string, number>()
  readonly #alteredDocuments = new Set<string>()
  /** Documents that stand under another hash than theirs: either the name was damaged, or they were. */
  readonly #misnamed: { said: string; hash: string; rowid: number; bytes: Uint8Array }[] = []
  readonly #keep: (hash: string, bytes: Uint8Array) => void

  /** @param keep is given each document once, its hash already checked */
  constructor(keep: (hash: string, bytes: Uint8Array) => void) {
    this.#keep = keep
  }

  /** @param page which of the file's pages it stands in */
  take(found: Found, page: number): void {
    if (found.of === 'seq') (found.isSure ? this.#seqs : this.#perhaps).add(found.seq)
    if (found.of === 'hash') this.#hashes.set(found.hash, { rowid: found.rowid, page })
    if (found.of === 'record') this.#takeRecord(found)
    if (found.of === 'blob') this.#takeDocument(found)
  }

  #takeRecord({ row }: Extract<Found, { of: 'record' }>): void {
    if (this.#records.has(row.hash)) return
    const record = recordOf(row)
    const isWhole =
      isCanonicalText(row.payload, record.payload) &&
      isCanonicalText(row.parents, record.parents) &&
      recordFault(record) === undefined
    const { hash, type, agreement, seq } = row
    if (isWhole) this.#records.set(hash, { seq, record })
    else this.#altered.set(hash, { hash, type, agreement, seq, why: 'altered' })
  }

  #takeDocument({ hash: said, bytes, rowid }: Extract<Found, { of: 'blob' }>): void {
    if (this.#documents.has(said)) return
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (hash === said) {
      this.#documents.set(hash, rowid)
      this.#keep(hash, bytes)
    } else this.#misnamed.push({ said, hash, rowid, bytes: bytes.slice() })
  }

  /** To be asked once, when all was taken in. */
  result(): Salvaged {
    const found = [...this.#records.values()].map((kept) => this.#numbered(kept)).sort((a, b) => a.seq - b.seq)
    const records = found.map(({ record }) => record)
    const named = namedIn(records)
    this.#settleMisnamed(named)
    const lostRecords = this.#lostRecords(found, named)
    const lostDocuments = this.#lostDocuments(named, lostRecords)
    return { records, lostRecords, documents: this.#documents.size, lostDocuments }
  }

  /** A record's number is in no hash: where the index by hash says another one, and nothing else its own, that was damaged. */
  #numbered<T extends { seq: number; record: SignedRecord }>(kept: T): T {
    const rowid = this.#hashes.get(kept.record.hash)?.rowid ?? kept.seq
    const isSaid = this.#seqs.has(kept.seq) || this.#perhaps.has(kept.seq)
    return rowid === kept.seq || isSaid ? kept : { ...kept, seq: rowid }
  }

  /** One whose true hash is known from elsewhere is whole, and only its name was damaged. */
  #settleMisnamed(named: ReadonlyMap<string, string | null>): void {
    for (const { said, hash, rowid, bytes } of this.#misnamed) {
      const isKnown = named.has(hash) || this.#hashes.has(hash)
      if (!isKnown) this.#alteredDocuments.add(said)
      else if (!this.#documents.has(hash)) {
        this.#documents.set(hash, rowid)
        this.#keep(hash, bytes)
      }
    }
  }

  #lostRecords(
    found: readonly { seq: number; record: SignedRecord }[],
    named: ReadonlyMap<string, unknown>,
  ): LostRecord[] {
    const kept = new Set(found.map(({ seq }) => seq))
    const lost = new Map<string, LostRecord>()
    const add = (record: LostRecord): void => {
      if (record.hash === null || !this.#records.has(record.hash))
        lost.set(record.hash ?? `number ${record.seq}`, record)
    }
    const altered = new Map([...this.#altered.values()].map((record) => [record.seq, record]))
    const names = new Map(this.#unknown('record', named).map(([hash, rowid]) => [rowid, hash]))
    for (let seq = 1; seq <= this.#last(kept); seq += 1) {
      if (kept.has(seq)) continue
      add(altered.get(seq) ?? { hash: names.get(seq) ?? null, seq, agreement: null, type: null, why: 'unreadable' })
    }
    for (const record of this.#altered.values()) if (record.hash !== null && !lost.has(record.hash)) add(record)
    for (const { record } of found) {
      for (const hash of record.parents) {
        const { agreement } = record
        if (!lost.has(hash)) add({ hash, seq: null, agreement, type: null, why: 'unreadable' })
      }
    }
    return [...lost.values()]
  }

  /** The highest number that a record had: by two that say so, and on from there by any. */
  #last(kept: ReadonlySet<number>): number {
    const altered = new Set([...this.#altered.values()].map(({ seq }) => seq ?? 0))
    const sources: ReadonlySet<number>[] = [kept, altered, this.#seqs, this.#perhaps]
    const isSaid = (seq: number, by: number): boolean => sources.filter((source) => source.has(seq)).length >= by
    let last = 0
    for (const source of sources) for (const seq of source) if (seq > last && isSaid(seq, 2)) last = seq
    while (isSaid(last + 1, 1)) last += 1
    return last
  }

  /**
   * The entries of an index by hash that lead to nothing that was found. What is known of one entry of a page tells which
   * index it is a page of, for others of ours have hashes too; where nothing is known it says nothing.
   */
  #unknown(of: 'record' | 'document', named: ReadonlyMap<string, unknown>): [hash: string, rowid: number][] {
    const parents = new Set([...this.#records.values()].flatMap(({ record }) => record.parents))
    const isKnown = {
      record: (hash: string) => this.#records.has(hash) || this.#altered.has(hash) || parents.has(hash),
      document: (hash: string) => this.#documents.has(hash) || named.has(hash),
    }
    const pages = new Set([...this.#hashes].filter(([hash]) => isKnown[of](hash)).map(([, { page }]) => page))
    return [...this.#hashes]
      .filter(([hash, { page }]) => pages.has(page) && !isKnown.record(hash) && !isKnown.document(hash))
      .map(([hash, { rowid }]) => [hash, rowid])
  }

  #lostDocuments(named: ReadonlyMap<string, string | null>, lostRecords: readonly LostRecord[]): LostDocument[] {
    const taken = new Set(lostRecords.map(({ hash }) => hash))
    const indexed = this.#unknown('document', named).filter(
      ([hash, rowid]) => !taken.has(hash) && !this.#isOtherName(hash, rowid),
    )
    const expected = new Set([...named.keys(), ...this.#alteredDocuments, ...indexed.map(([hash]) => hash)])
    return [...expected]
      .filter((hash) => !this.#documents.has(hash) && !this.#records.has(hash))
      .map((hash) => ({
        hash,
        fileName: named.get(hash) ?? null,
        why: this.#alteredDocuments.has(hash) ? 'altered' : 'unreadable',
      }))
  }

  /** Whether an entry is the damaged name of a row that was found whole. */
  #isOtherName(hash: string, rowid: number): boolean {
    if (this.#records.has(hash) || this.#documents.has(hash)) return false
    const record = [...this.#records.values()].find(({ seq }) => seq === rowid)
    const document = [...this.#documents].find(([, row]) => row === rowid)
    const isNameless = (known: string | undefined): boolean => known !== undefined && !this.#hashes.has(known)
    return isNameless(record?.record.hash) || isNameless(document?.[0])
  }
}

/** The documents that records name and that were not purged, with the file's name where one is said. */
function namedIn(records: readonly SignedRecord[]): Map<string, string | null> {
  const purged = new Set(records.flatMap(documentsPurged))
  const named = new Map<string, string | null>()
  for (const record of records) {
    const { payload } = record
    const said = typeof payload === 'object' && payload !== null && 'fileName' in payload ? payload.fileName : null
    for (const { hash, as } of documentsNamed(record)) {
      if (purged.has(hash)) continue
      const fileName = as === 'document' && typeof said === 'string' ? said : null
      named.set(hash, fileName ?? named.get(hash) ?? null)
    }
  }
  return named
}
