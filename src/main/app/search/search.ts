import type { ParsedInput, Output } from '../../../core/api/index.ts'
import type { ClauseHit, SearchFilters, SearchHit, SimilarClause } from '../../../core/api/search.ts'
import { fitsNothing } from '../../../core/search/contradiction.ts'
import { snippetOf } from '../../../core/search/marks.ts'
import { parseQuery, wantedPhrases, type Phrase, type Query } from '../../../core/search/query.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import { guardIo } from '../../archive/failures.ts'
import type { ReadDb } from '../../archive/handle.ts'
import { Places, agreementsOf, counterpartiesOf } from '../../archive/search/about.ts'
import { findEntries, type FoundEntry } from '../../archive/search/find-entries.ts'
import { findLike, type LikeText } from '../../archive/search/find-like.ts'
import { findVersions, type Limits, type RankedVersion } from '../../archive/search/find.ts'
import { frequenciesOf } from '../../archive/search/frequencies.ts'
import { countPending } from '../../archive/search/rounds.ts'
import { reading, type Session } from '../session.ts'
import { rebuildSearch } from './indexing.ts'

const PAGE = 50
/** So much of a clause's beginning finds it in its document. */
const BEGINNING = 300
const PLACES_SHOWN = 3
const SHORTEST_LIKE = 3

/** Looks through all agreements. Failures: `no-archive`, `bad-query` with what is missing, and those of the disk. */
export function findInArchive(
  session: Session,
  input: ParsedInput<'search.find'>,
  limits?: Limits,
): Result<Output<'search.find'>> {
  const db = reading(session)
  if (!db.ok) return db
  const isFiltered = input.query.trim() === '' && Object.values(input.filters).some((filter) => filter !== undefined)
  const query = isFiltered ? ok(null) : parseQuery(input.query, input.isTyping)
  if (!query.ok) return query
  return healing(session, () => ok(find(db.value, query.value, input, limits)))
}

type Ranked = { score: number; newer: number } & ({ clause: RankedVersion } | { entry: FoundEntry })

function find(
  db: ReadDb,
  query: Query | null,
  { filters, from, before }: ParsedInput<'search.find'>,
  limits: Limits | undefined,
): Output<'search.find'> {
  if (query !== null && fitsNothing(query)) {
    return { hits: [], ranked: 0, listed: 0, older: null, about: null, pending: countPending(db) }
  }
  const agreements = agreementsOf(db, filters)
  const places = new Places(db)
  const hasClauses = filters.kinds?.includes('clause') ?? true
  const found = hasClauses ? findVersions(db, { query, filters, agreements, before }, limits) : NONE
  // Among the newest, everything else is found too; it is not looked for again among older ones.
  const entries = query === null || before !== null ? [] : findEntries(db, query, filters, agreements)
  const all: Ranked[] = [
    ...found.versions.map((clause) => ({ clause, score: clause.score, newer: clause.version.id })),
    ...entries.map((entry) => ({ entry, score: entry.score, newer: entry.id })),
  ]
  all.sort((a, b) => b.score - a.score || b.newer - a.newer)
  const phrases = query === null ? [] : wantedPhrases(query)
  const hits = all.slice(from, from + PAGE).flatMap((hit) => {
    const shown = 'clause' in hit ? clauseHit(places, hit.clause, phrases) : entryHit(places, hit.entry, phrases)
    return shown === undefined ? [] : [shown]
  })
  return {
    hits,
    ranked: found.ranked + entries.length,
    listed: all.length,
    older: found.older,
    about: found.older === null ? null : aboutHowMany(db, query, filters),
    pending: countPending(db),
  }
}

const NONE = { versions: [], ranked: 0, older: null } as const

/** Of a single word without filters it is known how many wordings have it. */
function aboutHowMany(db: ReadDb, query: Query | null, filters: SearchFilters): number | null {
  const isFiltered = Object.values(filters).some((filter) => filter !== undefined)
  if (isFiltered || query?.kind !== 'phrase' || query.isPrefix || query.words.length > 1) return null
  return frequenciesOf(db).of(query.words[0]!)
}

function clauseHit(
  places: Places,
  { version, words, same }: RankedVersion,
  phrases: readonly Phrase[],
): ClauseHit | undefined {
  const place = places.place(version)
  if (place === undefined) return undefined
  return {
    kind: 'clause',
    id: version.id,
    snippet: snippet(words, phrases),
    words: words.slice(0, BEGINNING),
    place,
    same,
  }
}

function entryHit(places: Places, entry: FoundEntry, phrases: readonly Phrase[]): SearchHit | undefined {
  const about = places.agreement(entry.agreement)
  if (about === undefined) return undefined
  const { isExecuted: _isExecuted, lastActivity, ...shown } = about
  const { kind, id, round, text, at, who, outcome } = entry
  return {
    ...shown,
    kind,
    id,
    round,
    who,
    outcome,
    roundLabel: places.roundLabel(shown.agreement, round),
    at: at === '' ? lastActivity : at,
    snippet: snippet(text, phrases),
  }
}

function snippet(text: string, phrases: readonly Phrase[]): SearchHit['snippet'] {
  const { text: piece, marks } = snippetOf(text, phrases)
  return { text: piece, marks: marks.map(([from, to]) => [from, to]) }
}

/** Clauses like a text, the most alike first: whether something of the kind was ever accepted. */
export function findSimilar(
  session: Session,
  { text, filters }: ParsedInput<'search.like'>,
): Result<Output<'search.like'>> {
  const db = reading(session)
  if (!db.ok) return db
  if ((text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < SHORTEST_LIKE) {
    return err({ kind: 'bad-query', message: 'Select a few words at least: a clause, or a sentence of it' })
  }
  return healing(session, () => {
    const places = new Places(db.value)
    const like = findLike(db.value, text, filters, agreementsOf(db.value, filters))
    const clauses = like.flatMap((one) => similar(places, one) ?? [])
    return ok({ clauses, pending: countPending(db.value) })
  })
}

/** In the app, search tables that were found damaged are made anew, beside whatever else is done. */
function healing<T>(session: Session, find: () => Result<T>): Result<T> {
  const found = flat(guardIo(find))
  const isHealing = !found.ok && found.error.kind === 'damaged' && session.deps.isIndexing === true
  if (isHealing) void rebuildSearch(session).catch(() => {})
  return found
}

function similar(places: Places, { text, likeness, versions }: LikeText): SimilarClause | undefined {
  const outcomes = { open: 0, accepted: 0, rejected: 0, withdrawn: 0, executed: 0 }
  const agreements = new Set<number>()
  const shown: ClauseHit['place'][] = []
  for (const version of versions) {
    const outcome = places.outcome(version)
    if (outcome === undefined) continue
    outcomes[outcome]++
    agreements.add(version.agreement)
    const place = shown.length < PLACES_SHOWN ? places.place(version) : undefined
    if (place !== undefined) shown.push(place)
  }
  if (shown.length === 0) return undefined
  const words = text.slice(0, BEGINNING)
  return { likeness, snippet: snippetOf(text, []).text, words, places: shown, agreements: agreements.size, outcomes }
}

export function searchChoices(session: Session): Result<Output<'search.choices'>> {
  const db = reading(session)
  return db.ok ? flat(guardIo(() => ok({ counterparties: counterpartiesOf(db.value) }))) : db
}

function flat<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.value : result
}
