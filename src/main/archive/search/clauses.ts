import { createHash } from 'node:crypto'
import { SearchDamaged } from '../failures.ts'
import { type ReadDb, type WriteDb, all, get, run } from '../handle.ts'
import { agreementWord, type ReadClause } from './clause.ts'
import { packText, unpackText } from './packing.ts'
import { clauseWords } from '../../../core/search/clause-texts.ts'
import { wordText } from '../../../core/search/words.ts'

/** How much smaller a text has to be beside another to be kept so: it costs another read. */
const WORTH_A_BASE = 0.7

/**
 * Puts clauses of a round into the search tables. What an agreement says already in the same words stands once; what is
 * put in twice changes nothing. In a transaction.
 *
 * @param round, agreement their numbers (rounds.ts) @param from the place of the first of them among the round's clauses
 * @param counts is added to: in how many wordings that are new each word stands, to be kept by `countWords`
 */
export function insertClauses(
  db: WriteDb,
  { round, agreement }: { round: number; agreement: number },
  from: number,
  clauses: readonly ReadClause[],
  counts: Map<string, number>,
): void {
  const before = textsBefore(db, agreement, round)
  for (const [at, clause] of clauses.entries()) {
    const text = textOf(db, clause, before.get(clause.label))
    const version = versionOf(db, { agreement, round, text }, clause, counts)
    run(
      db,
      'INSERT OR REPLACE INTO clause_place (round, place, version, label) VALUES (?, ?, ?, ?)',
      round,
      from + at,
      version,
      clause.label,
    )
  }
}

/** The texts of the clauses of the round before by their labels: this round's are likely to be like them. */
function textsBefore(db: ReadDb, agreement: number, round: number): Map<string, number> {
  const rows = all<{ label: string; text: number }>(
    db,
    `SELECT place.label, coalesce(text.base, text.id) AS text FROM clause_place AS place
     JOIN clause_version AS version ON version.id = place.version JOIN clause_text AS text ON text.id = version.text
     WHERE place.round = (SELECT max(no) FROM search_round WHERE agreement = ? AND no < ?)`,
    agreement,
    round,
  )
  return new Map(rows.map(({ label, text }) => [label, text]))
}

function versionOf(
  db: WriteDb,
  { agreement, round, text }: { agreement: number; round: number; text: number },
  clause: ReadClause,
  counts: Map<string, number>,
): number {
  const heading = headingOf(db, clause.heading)
  const known = get<{ id: number }>(
    db,
    'SELECT id FROM clause_version WHERE text = ? AND agreement = ? AND heading = ?',
    text,
    agreement,
    heading,
  )
  if (known !== undefined) return known.id
  const id = insert(
    db,
    `INSERT INTO clause_version (text, agreement, heading, first, last, written_by, standing) VALUES (?, ?, ?, ?, ?, 0, 0)`,
    text,
    agreement,
    heading,
    round,
    round,
  )
  run(
    db,
    'INSERT INTO clause_words (rowid, heading, words, agreement) VALUES (?, ?, ?, ?)',
    BigInt(id),
    clause.headingWords,
    clause.words,
    agreementWord(agreement),
  )
  for (const word of distinct(clause)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return id
}

/** @param like a text that this one may be kept beside */
function textOf(db: WriteDb, { hash, packed, bands }: ReadClause, like: number | undefined): number {
  const known = get<{ id: number }>(db, 'SELECT id FROM clause_text WHERE hash = ?', hash)
  if (known !== undefined) return known.id
  const beside = like === undefined ? packed : packText(unpackText(packed), clauseText(db, like))
  const isBeside = beside.length < packed.length * WORTH_A_BASE
  const id = insert(
    db,
    'INSERT INTO clause_text (hash, base, packed) VALUES (?, ?, ?)',
    hash,
    isBeside ? like! : null,
    isBeside ? beside : packed,
  )
  run(db, 'INSERT INTO clause_like (rowid, bands) VALUES (?, ?)', BigInt(id), bands)
  return id
}

function headingOf(db: WriteDb, text: string): number {
  const known = get<{ id: number }>(db, 'SELECT id FROM clause_heading WHERE text = ?', text)
  return known?.id ?? insert(db, 'INSERT INTO clause_heading (text) VALUES (?)', text)
}

function insert(db: WriteDb, sql: string, ...values: (string | number | Uint8Array | null)[]): number {
  run(db, sql, ...values)
  return get<{ id: number }>(db, 'SELECT last_insert_rowid() AS id')!.id
}

function distinct({ headingWords, words }: Pick<ReadClause, 'headingWords' | 'words'>): Set<string> {
  return new Set(`${headingWords} ${words}`.split(' ').filter((word) => word !== ''))
}

/**
 * Keeps in how many wordings each word stands: what says which beginnings there are, and which words are telling. In the
 * transaction that put the wordings in.
 */
export function countWords(db: WriteDb, counts: ReadonlyMap<string, number>): void {
  for (const [word, count] of counts) {
    run(
      db,
      `INSERT INTO clause_word (word, clauses) VALUES (?, ?)
       ON CONFLICT (word) DO UPDATE SET clauses = clauses + excluded.clauses`,
      word,
      count,
    )
  }
}

/** Takes out what stands in no round of the agreement any more. In a transaction. */
export function dropUnplaced(db: WriteDb, agreement: number): void {
  const placed = new Set(placesOf(db, agreement).map(({ version }) => version))
  const counts = new Map<string, number>()
  for (const { id, text, heading } of versionsOf(db, agreement)) {
    if (placed.has(id)) continue
    for (const word of distinct({ headingWords: wordText(heading), words: clauseWords(clauseText(db, text)) })) {
      counts.set(word, (counts.get(word) ?? 0) - 1)
    }
    run(db, 'DELETE FROM clause_words WHERE rowid = ?', BigInt(id))
    run(db, 'DELETE FROM clause_version WHERE id = ?', id)
    if (get(db, 'SELECT 1 FROM clause_version WHERE text = ?', text) !== undefined) continue
    run(db, 'DELETE FROM clause_like WHERE rowid = ?', BigInt(text))
    dropText(db, text)
  }
  countWords(db, counts)
  run(db, 'DELETE FROM clause_word WHERE clauses <= 0')
}

/** What was kept beside it is kept for itself. */
function dropText(db: WriteDb, id: number): void {
  for (const { id: other } of all<{ id: number }>(db, 'SELECT id FROM clause_text WHERE base = ?', id)) {
    const packed = packText(clauseText(db, other))
    run(db, 'UPDATE clause_text SET base = NULL, packed = ? WHERE id = ?', packed, other)
  }
  run(db, 'DELETE FROM clause_text WHERE id = ?', id)
}

/** Which wordings stand where in an agreement's rounds. */
export function placesOf(db: ReadDb, agreement: number): { round: number; version: number }[] {
  return all(
    db,
    `SELECT round, version FROM clause_place WHERE round IN (SELECT no FROM search_round WHERE agreement = ?)
     ORDER BY round, place`,
    agreement,
  )
}

interface StoredVersion {
  readonly id: number
  readonly text: number
  readonly heading: string
}

/** Every wording of an agreement: its rows stand wherever its rounds' do. */
function versionsOf(db: ReadDb, agreement: number): StoredVersion[] {
  return all(
    db,
    `SELECT version.id, version.text, heading.text AS heading
     FROM clause_words JOIN clause_version AS version ON version.id = clause_words.rowid
     JOIN clause_heading AS heading ON heading.id = version.heading
     WHERE clause_words MATCH ?`,
    `agreement : "${agreementWord(agreement)}"`,
  )
}

/** A text as it is kept, with the one it is kept beside. */
export interface PackedText {
  readonly text: number
  /** As `ReadClause` has it. */
  readonly hash: Uint8Array
  readonly packed: Uint8Array
  readonly base: number | null
  readonly beside: Uint8Array | null
}

/** The texts of clauses by their numbers, read at once: one by one they would cost more to ask for than to unpack. */
export function clauseTexts(db: ReadDb, ids: Iterable<number>): Map<number, string> {
  const rows = all<PackedText>(
    db,
    `SELECT text.id AS text, text.hash, text.packed, text.base, base.packed AS beside
     FROM json_each(?) AS wanted CROSS JOIN clause_text AS text ON text.id = wanted.value
     LEFT JOIN clause_text AS base ON base.id = text.base`,
    JSON.stringify([...ids]),
  )
  return unpackTexts(rows)
}

/** By their numbers. What several are kept beside is unpacked once. Throws SearchDamaged where one is not what was put in. */
export function unpackTexts(rows: readonly PackedText[]): Map<number, string> {
  const bases = new Map<number, string>()
  return new Map(
    rows.map(({ text, hash, packed, base, beside }) => {
      if (base === null || beside === null) return [text, sound(unpacked(packed), hash)]
      const before = bases.get(base) ?? unpacked(beside)
      bases.set(base, before)
      return [text, sound(unpacked(packed, before), hash)]
    }),
  )
}

function unpacked(packed: Uint8Array, base?: string): string {
  try {
    return unpackText(packed, base)
  } catch {
    throw new SearchDamaged()
  }
}

/** A flipped bit on the disk can leave a text that unpacks, and says something else: nobody is to rely on that. */
function sound(text: string, hash: Uint8Array): string {
  const now = createHash('sha256').update(text).digest()
  if (now.compare(hash, 0, hash.length, 0, hash.length) !== 0) throw new SearchDamaged()
  return text
}

/** A clause's text by its number. */
export function clauseText(db: ReadDb, id: number): string {
  const row = get<{ packed: Uint8Array; base: number | null }>(
    db,
    'SELECT packed, base FROM clause_text WHERE id = ?',
    id,
  )
  if (row === undefined) return ''
  return unpackText(row.packed, row.base === null ? undefined : clauseText(db, row.base))
}
