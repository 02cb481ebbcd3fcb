import { wordText } from '../../../core/search/words.ts'
import { type ReadDb, type WriteDb, all, run } from '../handle.ts'
import { agreementWord } from './clause.ts'
import { agreementNo } from './rounds.ts'

/** Something short that is searched beside clauses: a name, a comment, a note, a decision. */
interface Entry {
  readonly kind: 'agreement' | 'file' | 'comment' | 'note' | 'decision'
  /** What it is among its kind in its agreement. */
  readonly item: string
  readonly round: string | null
  readonly text: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly who: string
  readonly side: string | null
  readonly outcome: string | null
}

/** What an agreement has to be searched for besides its clauses, a SELECT for each kind. */
const SOURCES = [
  `SELECT 'agreement' AS kind, '' AS item, NULL AS round, trim(title || ' · ' || counterparty, ' ·') AS text,
     '' AS at, '' AS who, NULL AS side, NULL AS outcome FROM agreement WHERE id = ?`,
  `SELECT 'file' AS kind, id AS item, id AS round, file_name AS text, sealed_at AS at, author AS who, side, NULL AS outcome
   FROM round WHERE agreement = ?`,
  `SELECT 'comment' AS kind, id AS item, NULL AS round, text, at, author AS who, 'ours' AS side, NULL AS outcome
   FROM comment WHERE agreement = ?`,
  `SELECT 'note' AS kind, id AS item, round, text, at, author AS who, 'ours' AS side, NULL AS outcome
   FROM note WHERE agreement = ?`,
  `SELECT 'decision' AS kind, CAST(decision.place AS TEXT) AS item, decision.round,
     trim(trim(clause_label || ' ' || clause_title) || ': ' || decision.text || coalesce(' · ' || replaced, ''), ': ') AS text,
     coalesce(round.sealed_at, date, '') AS at, decision.author AS who, party AS side, decision.outcome
   FROM decision LEFT JOIN round ON round.agreement = decision.agreement AND round.id = decision.round
   WHERE decision.agreement = ?`,
]

interface Stored extends Entry {
  readonly id: number
}

/** Brings an agreement's entries up to date after its projections were. What is as it was stays untouched. In a transaction. */
export function writeEntries(db: WriteDb, agreement: string): void {
  const wanted = new Map(SOURCES.flatMap((sql) => all<Entry>(db, sql, agreement)).map((entry) => [keyOf(entry), entry]))
  const no = agreementNo(db, agreement)
  for (const stored of storedEntries(db, no)) {
    const entry = wanted.get(keyOf(stored))
    if (entry !== undefined && isSame(entry, stored)) wanted.delete(keyOf(stored))
    else {
      run(db, 'DELETE FROM entry_words WHERE rowid = ?', BigInt(stored.id))
      run(db, 'DELETE FROM search_entry WHERE id = ?', stored.id)
    }
  }
  for (const entry of wanted.values()) insertEntry(db, no, entry)
}

function storedEntries(db: ReadDb, no: number): Stored[] {
  return all(db, 'SELECT id, kind, item, round, text, at, who, side, outcome FROM search_entry WHERE agreement = ?', no)
}

function keyOf({ kind, item }: Entry): string {
  return `${kind} ${item}`
}

function isSame(a: Entry, b: Entry): boolean {
  const fields = ['round', 'text', 'at', 'who', 'side', 'outcome'] as const
  return fields.every((field) => a[field] === b[field])
}

function insertEntry(db: WriteDb, no: number, { kind, item, round, text, at, who, side, outcome }: Entry): void {
  run(
    db,
    `INSERT INTO search_entry (agreement, kind, item, round, text, at, who, side, outcome)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    no,
    kind,
    item,
    round,
    text,
    at,
    who,
    side,
    outcome,
  )
  run(
    db,
    'INSERT INTO entry_words (rowid, words, agreement) VALUES (last_insert_rowid(), ?, ?)',
    wordText(text),
    agreementWord(no),
  )
}

/** Empties the entries, so that they are written anew. In a transaction. */
export function forgetEntries(db: WriteDb): void {
  run(db, 'DELETE FROM search_entry')
  run(db, "INSERT INTO entry_words (entry_words) VALUES ('delete-all')")
}
