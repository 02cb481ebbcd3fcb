import type { SearchFilters } from '../../../core/api/search.ts'
import { clauseWords } from '../../../core/search/clause-texts.ts'
import { bandsOf, Model, shinglesOf } from '../../../core/search/likeness.ts'
import { rarity } from '../../../core/search/ranking.ts'
import { type ReadDb, all } from '../handle.ts'
import { SIDES, STANDINGS } from './clause.ts'
import { clauseTexts } from './clauses.ts'
import type { Agreements, FoundVersion } from './find.ts'
import { dayRange, frequenciesOf } from './frequencies.ts'

/** A text like another, and the wordings of agreements that have it, newest first. */
export interface LikeText {
  readonly text: string
  readonly likeness: number
  readonly versions: readonly FoundVersion[]
}

/** How many texts may share a band or a rare word and still be looked at. */
const PER_BAND = 400
const PER_WORD = 150
const RARE_WORDS = 8
/** How many candidates are compared word by word. */
const COMPARED = 200
const MOST = 50
/** Less is no likeness: any two clauses share words. */
const LEAST = 0.12
const MOST_VERSIONS = 2000

/**
 * Texts like this one. Those that have a band in common with it, or its rarest words, are candidates; the likeliest of
 * them are compared with it.
 */
export function findLike(db: ReadDb, text: string, filters: SearchFilters, agreements: Agreements): LikeText[] {
  const words = clauseWords(text)
  const frequencies = frequenciesOf(db)
  const weight = (word: string): number => rarity(word, frequencies)
  const model = new Model(words, weight)
  const compared = [...clauseTexts(db, candidates(db, words, weight, frequencies.of))].flatMap(([id, other]) => {
    const likeness = model.likeness(clauseWords(other))
    return likeness < LEAST ? [] : [{ id, text: other, likeness }]
  })
  const found: LikeText[] = []
  for (const { id, ...like } of compared.sort((a, b) => b.likeness - a.likeness || b.id - a.id)) {
    const versions = versionsWith(db, id, filters, agreements)
    if (versions.length > 0) found.push({ ...like, versions })
    if (found.length === MOST) break
  }
  return found
}

/** Numbers of texts, the most promising first. */
function candidates(
  db: ReadDb,
  words: string,
  weight: (word: string) => number,
  count: (word: string) => number,
): number[] {
  const scores = new Map<number, number>()
  const add = (id: number, score: number): void => void scores.set(id, (scores.get(id) ?? 0) + score)
  for (const band of bandsOf(shinglesOf(words))) {
    const rows = all<{ id: number }>(
      db,
      `SELECT rowid AS id FROM clause_like WHERE clause_like MATCH ? ORDER BY rowid DESC LIMIT ${PER_BAND}`,
      `"${band}"`,
    )
    for (const { id } of rows) add(id, 1)
  }
  const telling = [...new Set(words.split(' '))].filter((word) => count(word) > 0)
  const rarest = telling.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1)).slice(0, RARE_WORDS)
  const total = rarest.reduce((sum, word) => sum + weight(word), 0)
  for (const word of rarest) {
    const rows = all<{ id: number }>(
      db,
      `SELECT v.text AS id FROM clause_words AS f CROSS JOIN clause_version AS v ON v.id = f.rowid
       WHERE f.clause_words MATCH ? ORDER BY f.rowid DESC LIMIT ${PER_WORD}`,
      `words : "${word}"`,
    )
    for (const id of new Set(rows.map((row) => row.id))) add(id, (5 * weight(word)) / total)
  }
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || b - a)
    .slice(0, COMPARED)
    .map(([id]) => id)
}

/** The wordings that have a text, where filters leave them. */
function versionsWith(db: ReadDb, text: number, filters: SearchFilters, agreements: Agreements): FoundVersion[] {
  const [since, until] = dayRange(filters)
  const { writtenBy, outcome } = filters
  const rows = all<FoundVersion>(
    db,
    `SELECT v.id, v.text, v.agreement, h.text AS heading, v.first, v.last, v.written_by AS writtenBy, v.standing
     FROM clause_version AS v JOIN search_round AS r ON r.no = v.first
       JOIN clause_heading AS h ON h.id = v.heading
     WHERE v.text = ? AND r.at >= ? AND r.at < ? ORDER BY v.id DESC LIMIT ${MOST_VERSIONS}`,
    text,
    since,
    until,
  )
  return rows.filter(
    (row) =>
      (agreements?.has(row.agreement) ?? true) &&
      (writtenBy === undefined || SIDES[row.writtenBy] === writtenBy) &&
      (outcome === undefined || (outcome === 'executed' ? row.standing < 2 : STANDINGS[row.standing] === outcome)),
  )
}
