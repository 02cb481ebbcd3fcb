import { type ReadDb, type WriteDb, all, get, run } from '../handle.ts'
import { agreementWord, type ReadClause } from './clause.ts'
import { unpackText } from './packing.ts'
import { clauseWords } from '../../../core/search/clause-texts.ts'
import { wordText } from '../../../core/search/words.ts'

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
  for (const [at, clause] of clauses.entries()) {
    const version = versionOf(db, agreement, round, clause, counts)
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

function versionOf(
  db: WriteDb,
  agreement: number,
  round: number,
  clause: ReadClause,
  counts: Map<string, number>,
): number {
  const text = textOf(db, clause)
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

function textOf(db: WriteDb, { hash, packed, bands }: ReadClause): number {
  const known = get<{ id: number }>(db, 'SELECT id FROM clause_text WHERE hash = ?', hash)
  if (known !== undefined) return known.id
  const id = insert(db, 'INSERT INTO clause_text (hash, packed) VALUES (?, ?)', hash, packed)
  run(db, 'INSERT INTO clause_like (rowid, bands) VALUES (?, ?)', BigInt(id), bands)
  return id
}

function headingOf(db: WriteDb, text: string): number {
  const known = get<{ id: number }>(db, 'SELECT id FROM clause_heading WHERE text = ?', text)
  return known?.id ?? insert(db, 'INSERT INTO clause_heading (text) VALUES (?)', text)
}

function insert(db: WriteDb, sql: string, ...values: (string | number | Uint8Array)[]): number {
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
    run(db, 'DELETE FROM clause_text WHERE id = ?', text)
  }
  countWords(db, counts)
  run(db, 'DELETE FROM clause_word WHERE clauses <= 0')
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

/** A clause's text by its number. */
export function clauseText(db: ReadDb, id: number): string {
  const row = get<{ packed: Uint8Array }>(db, 'SELECT packed FROM clause_text WHERE id = ?', id)
  return row === undefined ? '' : unpackText(row.packed)
}
