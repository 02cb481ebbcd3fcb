import type { SearchFilters } from '../../../core/api/search.ts'
import { matchText } from '../../../core/search/match-text.ts'
import { wantedPhrases, type Query } from '../../../core/search/query.ts'
import { mostHits, Ranking, type Frequencies } from '../../../core/search/ranking.ts'
import { clauseWords } from '../../../core/search/clause-texts.ts'
import { wordText } from '../../../core/search/words.ts'
import { type ReadDb, all, get } from '../handle.ts'
import { SIDES, STANDINGS, agreementWord } from './clause.ts'
import { clauseTexts } from './clauses.ts'

/** A wording that was found. */
export interface FoundVersion {
  readonly id: number
  readonly text: number
  /** Its agreement's number. */
  readonly agreement: number
  readonly heading: number
  /** Numbers of the rounds it stands in first and last. */
  readonly first: number
  readonly last: number
  readonly writtenBy: number
  readonly standing: number
}

export interface RankedVersion {
  readonly version: FoundVersion
  readonly words: string
  readonly score: number
  /** How many others among those that were ranked have the same words. */
  readonly same: number
}

export interface Found {
  readonly versions: readonly RankedVersion[]
  /** How many were ranked, those with the same words one by one. */
  readonly ranked: number
  /** Older than this may be more; null when all were ranked. */
  readonly older: number | null
}

/** Which agreements are searched: null for all. */
export type Agreements = ReadonlySet<number> | null

export interface Limits {
  /** How many of the newest hits are ranked. */
  readonly ranked: number
  /** How long hits are looked for, in ms. What takes longer is cut off and said to be. */
  readonly patience: number
}

const USUAL_LIMITS: Limits = { ranked: 200, patience: 20 }

/** So few agreements are looked for by name, in the index itself; of more, hits are looked at one by one. */
const NAMED_AGREEMENTS = 64
/** How many wordings are looked through at a time: some ten milliseconds for the slowest of queries. */
const WINDOW = 16_000
/** What took less than this, in ms, may be twice as much the next time. */
const QUICK_MS = 4
/** Fewer hits than this are found in one go. */
const FEW = 5000
const MOST_BEGINNINGS = 80

/** What is looked for in which agreements. */
export interface Wanted {
  /** Null looks for everything that filters leave. */
  readonly query: Query | null
  readonly filters: SearchFilters
  readonly agreements: Agreements
  /** Only wordings with smaller numbers. */
  readonly before: number | null
}

/**
 * The newest wordings that fit, ranked. However many there are, no more than `limits` allow are looked at: the index gives
 * the newest first without looking at the others, while ranking all would take as long as there are.
 */
export function findVersions(db: ReadDb, wanted: Wanted, limits: Limits = USUAL_LIMITS): Found {
  const span = wanted.agreements?.size === 0 ? null : spanOf(db, wanted)
  const { rows, older } = span === null ? NOTHING : scan(db, wanted, span, limits)
  return { versions: ranked(db, wanted.query, rows), ranked: rows.length, older }
}

const NOTHING = { rows: [], older: null } as const

interface Span {
  readonly low: number
  readonly high: number
}

/** Between which numbers wordings are looked for. */
function spanOf(db: ReadDb, { filters: { from, to }, before }: Wanted): Span | null {
  const newest = countVersions(db)
  const high = before === null ? newest : Math.min(newest, before - 1)
  if (from === undefined && to === undefined) return { low: 1, high }
  const days = get<{ low: number | null; high: number | null }>(
    db,
    `SELECT min(first_version) AS low, max(last_version) AS high FROM search_round WHERE at >= ? AND at < ?`,
    ...dayRange({ from, to }),
  )
  if (days === undefined || days.low === null || days.high === null) return null
  return { low: days.low, high: Math.min(high, days.high) }
}

/** From the beginning of one day to the end of another, as texts that times compare with. */
export function dayRange({ from, to }: Pick<SearchFilters, 'from' | 'to'>): [string, string] {
  return [from ?? '', to === undefined ? '\uffff' : `${to}T~`]
}

/** How many wordings there are, those that were taken out counted too: asked for the largest number, it answers at once. */
function countVersions(db: ReadDb): number {
  return get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM clause_version')?.id ?? 0
}

const MATCHING = (isMatch: boolean): string => `
  SELECT v.id, v.text, v.agreement, v.heading, v.first, v.last, v.written_by AS writtenBy, v.standing
  FROM ${isMatch ? 'clause_words AS f CROSS JOIN clause_version AS v ON v.id = f.rowid' : 'clause_version AS v'}
  WHERE ${isMatch ? 'f.clause_words MATCH ? AND f.rowid' : '? IS NULL AND v.id'} BETWEEN ? AND ?
    AND (? >> v.written_by) & 1 AND (? >> v.standing) & 1
    AND (? OR EXISTS (SELECT 1 FROM search_round AS r WHERE r.no = v.first AND r.at >= ? AND r.at < ?))
  ORDER BY ${isMatch ? 'f.rowid' : 'v.id'} DESC LIMIT ?`
/** CROSS JOIN: the index leads, newest first. */
const BY_WORDS = MATCHING(true)
const BY_FILTERS = MATCHING(false)

function scan(
  db: ReadDb,
  wanted: Wanted,
  { low, high }: Span,
  limits: Limits,
): { rows: FoundVersion[]; older: number | null } {
  const match = matchOf(db, wanted)
  const { writtenBy, from, to } = wanted.filters
  const [since, until] = dayRange({ from, to })
  const sides = writtenBy === undefined ? 0b11n : 1n << BigInt(SIDES.indexOf(writtenBy))
  const standings = BigInt(standingsOf(wanted.filters))
  const isDated = from !== undefined || to !== undefined
  let window = isQuick(db, wanted) ? high : WINDOW
  const began = performance.now()
  const rows: FoundVersion[] = []
  let top = high
  while (top >= low && rows.length < limits.ranked && (top === high || performance.now() - began < limits.patience)) {
    const started = performance.now()
    const bottom = Math.max(low, top - window + 1)
    const some = all<FoundVersion>(
      db,
      match === null ? BY_FILTERS : BY_WORDS,
      match,
      // As numbers of JavaScript they would be fractions, by which the index does not bound what it reads.
      BigInt(bottom),
      BigInt(top),
      sides,
      standings,
      isDated ? 0n : 1n,
      since,
      until,
      BigInt(limits.ranked),
    )
    for (const row of some) {
      if (rows.length < limits.ranked && (wanted.agreements?.has(row.agreement) ?? true)) rows.push(row)
    }
    top = some.length < limits.ranked ? bottom - 1 : some.at(-1)!.id - 1
    if (performance.now() - started < QUICK_MS) window *= 2
  }
  return { rows, older: top >= low ? top + 1 : null }
}

/** As bits. What is executed stands in an agreement that was signed: which those are, the caller knows. */
function standingsOf({ outcome }: SearchFilters): number {
  if (outcome === undefined) return 0b1111
  if (outcome === 'executed') return 0b0011
  return 1 << STANDINGS.indexOf(outcome)
}

/** Whether all hits can be found in one go. */
function isQuick(db: ReadDb, { query, agreements }: Wanted): boolean {
  if (agreements !== null && agreements.size <= NAMED_AGREEMENTS) return true
  return query !== null && mostHits(query, frequenciesOf(db)) <= FEW
}

/** What the index is asked; null where nothing is looked for but what filters leave. */
function matchOf(db: ReadDb, { query, agreements }: Wanted): string | null {
  const words = query === null ? null : matchText(query, (beginning) => wordsFrom(db, beginning))
  if (agreements === null || agreements.size > NAMED_AGREEMENTS) return words
  const named = `agreement : (${[...agreements].map((no) => `"${agreementWord(no)}"`).join(' OR ')})`
  return words === null ? named : `${words} AND ${named}`
}

/** The commonest words of the archive that begin so. */
function wordsFrom(db: ReadDb, beginning: string): string[] {
  const rows = all<{ word: string }>(
    db,
    'SELECT word FROM clause_word WHERE word >= ? AND word < ? ORDER BY clauses DESC, word LIMIT ?',
    beginning,
    `${beginning}\uffff`,
    MOST_BEGINNINGS,
  )
  return rows.map(({ word }) => word)
}

export function frequenciesOf(db: ReadDb): Frequencies {
  const known = new Map<string, number>()
  const count = (word: string): number =>
    get<{ clauses: number }>(db, 'SELECT clauses FROM clause_word WHERE word = ?', word)?.clauses ?? 0
  return {
    texts: countVersions(db),
    of: (word) => known.get(word) ?? known.set(word, count(word)).get(word)!,
  }
}

/** The best first, of equally good ones the newest. Those with the same words are one, the newest of them. */
function ranked(db: ReadDb, query: Query | null, rows: readonly FoundVersion[]): RankedVersion[] {
  const byWords = [...Map.groupBy(rows, ({ text }) => text).values()]
  const texts = clauseTexts(db, new Set(rows.map(({ text }) => text)))
  const headings = headingWords(db, new Set(rows.map(({ heading }) => heading)))
  const ranking = query === null ? null : new Ranking(wantedPhrases(query), frequenciesOf(db))
  const scored = byWords.map(([version, ...others]) => {
    const words = texts.get(version!.text) ?? ''
    const score = ranking === null ? 0 : ranking.score(headings.get(version!.heading) ?? '', clauseWords(words))
    return { version: version!, words, score, same: others.length }
  })
  return scored.sort((a, b) => b.score - a.score || b.version.id - a.version.id)
}

function headingWords(db: ReadDb, ids: Iterable<number>): Map<number, string> {
  const rows = all<{ id: number; text: string }>(
    db,
    'SELECT h.id, h.text FROM json_each(?) AS wanted CROSS JOIN clause_heading AS h ON h.id = wanted.value',
    JSON.stringify([...ids]),
  )
  return new Map(rows.map(({ id, text }) => [id, wordText(text)]))
}

export function headingText(db: ReadDb, id: number): string {
  return get<{ text: string }>(db, 'SELECT text FROM clause_heading WHERE id = ?', id)?.text ?? ''
}
