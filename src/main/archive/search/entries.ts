import { wordText } from '../../../core/search/words.ts'
import type { ProjectedAgreement } from '../../../core/agreement/project.ts'
import type { SealedDecision } from '../../../core/agreement/records/state.ts'
import { type ReadDb, type WriteDb, all, get, run } from '../handle.ts'
import { insertRows } from '../projected-tables.ts'
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

/** What an agreement has to be searched for besides its clauses. */
function entriesOf({ title, counterparty, rounds, comments, notes, decisions }: ProjectedAgreement): Entry[] {
  const sealedAt = new Map(rounds.map((round) => [round.id, round.sealedAt]))
  const name = { kind: 'agreement', item: '', round: null, text: nameOf(title, counterparty), at: '', who: '' } as const
  return [
    { ...name, side: null, outcome: null },
    ...rounds.map(({ id, fileName, sealedAt: at, author, side }): Entry => {
      return { kind: 'file', item: id, round: id, text: fileName, at, who: author, side, outcome: null }
    }),
    ...comments.map(({ id, text, at, author }): Entry => {
      return { kind: 'comment', item: id, round: null, text, at, who: author.name, side: 'ours', outcome: null }
    }),
    ...notes.map(({ id, round, text, at, author }): Entry => {
      return { kind: 'note', item: id, round, text, at, who: author, side: 'ours', outcome: null }
    }),
    ...decisions.map((decision, place): Entry => {
      const { round, date, author, party, outcome } = decision
      const at = sealedAt.get(round) ?? date ?? ''
      return {
        kind: 'decision',
        item: String(place),
        round,
        text: decisionText(decision),
        at,
        who: author,
        side: party,
        outcome,
      }
    }),
  ]
}

function nameOf(title: string, counterparty: string): string {
  return trimmed(`${title} · ${counterparty}`, ' ·')
}

function decisionText({ clause: { label, title }, text, replaced }: SealedDecision): string {
  const place = `${label} ${title}`.trim()
  return trimmed(`${place}: ${text}${replaced === null ? '' : ` · ${replaced}`}`, ': ')
}

/** Without those signs at its ends. */
function trimmed(text: string, signs: string): string {
  let [from, to] = [0, text.length]
  while (from < to && signs.includes(text[from]!)) from++
  while (to > from && signs.includes(text[to - 1]!)) to--
  return text.slice(from, to)
}

interface Stored extends Entry {
  readonly id: number
}

/** Brings an agreement's entries up to date after its projections were. What is as it was stays untouched. In a transaction. */
export function writeEntries(db: WriteDb, agreement: ProjectedAgreement): void {
  const wanted = new Map(entriesOf(agreement).map((entry) => [keyOf(entry), entry]))
  const no = agreementNo(db, agreement.id)
  for (const stored of storedEntries(db, no)) {
    const entry = wanted.get(keyOf(stored))
    if (entry !== undefined && isSame(entry, stored)) wanted.delete(keyOf(stored))
    else {
      run(db, 'DELETE FROM entry_words WHERE rowid = ?', BigInt(stored.id))
      run(db, 'DELETE FROM search_entry WHERE id = ?', stored.id)
    }
  }
  if (wanted.size > 0) insertEntries(db, no, [...wanted.values()])
}

function storedEntries(db: ReadDb, no: number): Stored[] {
  return all(db, 'SELECT id, kind, item, round, text, at, who, side, outcome FROM search_entry WHERE agreement = ?', no)
}

function keyOf({ kind, item }: Entry): string {
  return `${kind} ${item}`
}

function isSame(a: Entry, b: Entry): boolean {
  return (
    a.text === b.text &&
    a.round === b.round &&
    a.at === b.at &&
    a.who === b.who &&
    a.side === b.side &&
    a.outcome === b.outcome
  )
}

function insertEntries(db: WriteDb, no: number, entries: readonly Entry[]): void {
  const newest = get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM search_entry')?.id ?? 0
  const ids = entries.map((_, at) => newest + 1 + at)
  insertRows(
    db,
    'search_entry',
    entries.map((entry, at) => ({ id: ids[at]!, agreement: no, ...entry })),
  )
  const agreement = agreementWord(no)
  insertRows(
    db,
    'entry_words',
    entries.map(({ text }, at) => ({ rowid: BigInt(ids[at]!), words: wordText(text), agreement })),
  )
}

/** Empties the entries, so that they are written anew. In a transaction. */
export function forgetEntries(db: WriteDb): void {
  run(db, 'DELETE FROM search_entry')
  run(db, "INSERT INTO entry_words (entry_words) VALUES ('delete-all')")
}
