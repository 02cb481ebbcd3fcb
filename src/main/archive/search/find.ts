import type { SearchFilters } from '../../../core/api/search.ts'
import { wantedPhrases, type Query } from '../../../core/search/query.ts'
import { Ranking } from '../../../core/search/ranking.ts'
import { withoutItems } from '../../../core/search/clause-texts.ts'
import { type ReadDb, get } from '../handle.ts'
import { unpackTexts } from './clauses.ts'
import { countVersions, dayRange, frequenciesOf } from './frequencies.ts'
import { scan, type Hit, type Span } from './scan.ts'

/** A wording that was found. */
export interface FoundVersion {
  readonly id: number
  readonly text: number
  /** Its agreement's number. */
  readonly agreement: number
  /** The headings it stands below, and its own. */
  readonly heading: string
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
  /** How many wordings are looked through at a time at least. */
  readonly window: number
}

const USUAL_LIMITS: Limits = { ranked: 200, patience: 15, window: 1000 }

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
  const { hits, older } = span === null ? NOTHING : scan(db, wanted, span, limits)
  return { versions: ranked(db, wanted.query, hits), ranked: hits.length, older }
}

const NOTHING = { hits: [], older: null } as const

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

/** The best first, of equally good ones the newest. Those with the same words are one, the newest of them. */
function ranked(db: ReadDb, query: Query | null, hits: readonly Hit[]): RankedVersion[] {
  const byWords = [...Map.groupBy(hits, ({ text }) => text).values()]
  const texts = unpackTexts(byWords.map(([hit]) => hit!))
  const ranking = query === null ? null : new Ranking(wantedPhrases(query), frequenciesOf(db))
  const scored = byWords.map(([hit, ...others]) => {
    const words = texts.get(hit!.text) ?? ''
    const score = ranking === null ? 0 : ranking.score(hit!.heading, withoutItems(words))
    return { version: hit!, words, score, same: others.length }
  })
  return scored.sort((a, b) => b.score - a.score || b.version.id - a.version.id)
}
