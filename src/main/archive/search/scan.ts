import type { SearchFilters } from '../../../core/api/search.ts'
import { matchText } from '../../../core/search/match-text.ts'
import { type Query, isOfWords } from '../../../core/search/query.ts'
import { mostHits } from '../../../core/search/ranking.ts'
import { type ReadDb, type Value, all } from '../handle.ts'
import { SIDES, STANDINGS, agreementWord } from './clause.ts'
import type { PackedText } from './clauses.ts'
import type { FoundVersion, Limits, Wanted } from './find.ts'
import { countVersions, dayRange, frequenciesOf } from './frequencies.ts'

/** A hit with what it is ranked by. */
export interface Hit extends FoundVersion, PackedText {}

/** Between which numbers wordings are looked for, both included. */
export interface Span {
  readonly low: number
  readonly high: number
}

/** The newest hits, newest first. */
export interface Scanned {
  readonly hits: Hit[]
  /** Hits with smaller numbers were not looked for; null when none were left out. */
  readonly older: number | null
}

/** So few agreements are looked for by name, in the index itself; of more, hits are looked at one by one. */
const NAMED_AGREEMENTS = 64
/** So many times the smallest window is looked through at first where hits are rare: some milliseconds for the slowest of queries. */
const AT_FIRST = 16
/** What took less than this, in ms, may be four times as much the next time. */
const QUICK_MS = 4
/** Fewer hits than this are found in one go. */
const FEW = 5000
const MOST_BEGINNINGS = 80
const FEW_WORDS = 8

/** The limit stands in the text: a bound one, SQLite would compile the statement anew at each call to see what it is. */
const hitsSql = (isMatch: boolean, order: 'ASC' | 'DESC', most: number): string => `
  SELECT v.id, v.text, v.agreement, heading.text AS heading, v.first, v.last, v.written_by AS writtenBy, v.standing,
    text.hash, text.packed, text.base, base.packed AS beside
  FROM ${isMatch ? 'clause_words AS f CROSS JOIN clause_version AS v ON v.id = f.rowid' : 'clause_version AS v'}
    CROSS JOIN clause_text AS text ON text.id = v.text LEFT JOIN clause_text AS base ON base.id = text.base
    CROSS JOIN clause_heading AS heading ON heading.id = v.heading
  WHERE ${isMatch ? 'f.clause_words MATCH ? AND f.rowid' : '? IS NULL AND v.id'} BETWEEN ? AND ?
    AND (? >> v.written_by) & 1 AND (? >> v.standing) & 1
    AND (? OR EXISTS (SELECT 1 FROM search_round AS r WHERE r.no = v.first AND r.at >= ? AND r.at < ?))
  ORDER BY ${isMatch ? 'f.rowid' : 'v.id'} ${order} LIMIT ${most}`

/**
 * The newest hits in a span, as many as `limits` allow, looked for in windows from its end on and against the clock.
 *
 * Of single words the index gives the newest first without looking at the others. Of phrases, and of words that shall or
 * shall not stand together, it looks on until it has found one, however far away: where there is none, through all
 * there is. There it is asked forwards, from the beginning of a window, and has only what is newer to look through.
 */
export function scan(db: ReadDb, wanted: Wanted, { low, high }: Span, limits: Limits): Scanned {
  const { query, agreements } = wanted
  const newest = countVersions(db)
  const isSteady = query === null || isOfWords(query)
  const match = matchOf(db, wanted)
  const find = finder(db, wanted, match)
  const hits: Hit[] = []
  const began = performance.now()
  let window = isQuick(db, wanted)
    ? high
    : isSteady
      ? limits.window * AT_FIRST
      : Math.ceil(likelyWindow(db, query, limits, newest) / costOf(match))
  let top = high
  while (top >= low && hits.length < limits.ranked && (top === high || performance.now() - began < limits.patience)) {
    const started = performance.now()
    const bottom = Math.max(low, top - window + 1)
    const isForwards = !isSteady && newest - bottom < top
    // Forwards, the newest come last: all are needed, or a smaller window.
    const most = limits.ranked * (isForwards ? 4 : 1)
    const some = find(bottom, top, isForwards, most)
    const isCut = some.length === most
    if (isForwards && isCut && bottom < top) {
      window = Math.max(1, Math.floor((top - bottom) / 8))
      continue
    }
    top = isCut ? some.at(-1)!.id - 1 : bottom - 1
    for (const hit of isForwards ? some.reverse() : some) {
      if (agreements?.has(hit.agreement) === false) continue
      hits.push(hit)
      if (hits.length < limits.ranked) continue
      top = hit.id - 1
      break
    }
    if (performance.now() - started < QUICK_MS) window *= 4
  }
  return { hits, older: top >= low ? top + 1 : null }
}

type Find = (bottom: number, top: number, isForwards: boolean, most: number) => Hit[]

function finder(db: ReadDb, wanted: Wanted, match: string | null): Find {
  const { writtenBy, from, to } = wanted.filters
  const isDated = from !== undefined || to !== undefined
  const fitting: Value[] = [
    writtenBy === undefined ? 0b11n : 1n << BigInt(SIDES.indexOf(writtenBy)),
    BigInt(standingsOf(wanted.filters)),
    isDated ? 0n : 1n,
    ...dayRange({ from, to }),
  ]
  return (bottom, top, isForwards, most) => {
    const sql = hitsSql(match !== null, isForwards ? 'ASC' : 'DESC', most)
    // As numbers of JavaScript they would be fractions, by which the index does not bound what it reads.
    return all<Hit>(db, sql, match, BigInt(bottom), BigInt(top), ...fitting)
  }
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

/** In which the hits that are ranked stand if its words stand together as often as they can. */
function likelyWindow(db: ReadDb, query: Query, { ranked, window }: Limits, newest: number): number {
  const likely = Math.ceil((2 * ranked * newest) / Math.max(1, mostHits(query, frequenciesOf(db))))
  return Math.min(AT_FIRST * window, Math.max(window, likely))
}

/** How much more than for a few words the index does at each row: a beginning is 80 words, each of which it goes along with. */
function costOf(match: string | null): number {
  const words = (match?.split('"').length ?? 1) / 2
  return Math.max(1, words / FEW_WORDS)
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
    `SELECT word FROM clause_word WHERE word >= ? AND word < ? ORDER BY clauses DESC, word LIMIT ${MOST_BEGINNINGS}`,
    beginning,
    `${beginning}\uffff`,
  )
  return rows.map(({ word }) => word)
}
