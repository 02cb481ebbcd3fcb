import type { Party } from '../../../core/agreement/agreement.ts'
import { SEARCH_KINDS, type SearchFilters, type SearchKind } from '../../../core/api/search.ts'
import { matchText } from '../../../core/search/match-text.ts'
import { wantedPhrases, type Query } from '../../../core/search/query.ts'
import { Ranking } from '../../../core/search/ranking.ts'
import { type ReadDb, all } from '../handle.ts'
import type { Agreements } from './find.ts'
import { dayRange, frequenciesOf } from './frequencies.ts'

type EntryKind = Exclude<SearchKind, 'clause'>

/** A name, comment, note or decision that was found. */
export interface FoundEntry {
  readonly id: number
  /** Its agreement's number. */
  readonly agreement: number
  readonly kind: EntryKind
  readonly round: string | null
  readonly text: string
  /** ISO 8601, UTC; '' for an agreement's name. */
  readonly at: string
  readonly who: string
  readonly side: Party | null
  readonly outcome: 'accepted' | 'rejected' | null
  readonly score: number
}

/** So many of the newest are ranked: they are short. */
const RANKED = 500
/** A name that fits is more likely what is meant than a clause. */
const NAMED = 1.5

const COLUMNS = 'e.id, e.agreement, e.kind, e.round, e.text, e.at, e.who, e.side, e.outcome'

/** What else fits beside clauses, each with its score among the clauses. */
export function findEntries(db: ReadDb, query: Query, filters: SearchFilters, agreements: Agreements): FoundEntry[] {
  const kinds = kindsOf(filters)
  if (kinds.length === 0 || agreements?.size === 0) return []
  const [since, until] = dayRange(filters)
  const rows = all<Omit<FoundEntry, 'score'>>(
    db,
    `SELECT ${COLUMNS} FROM entry_words AS f CROSS JOIN search_entry AS e ON e.id = f.rowid
     WHERE f.entry_words MATCH ? AND e.kind IN (SELECT value FROM json_each(?))
       AND ? IN (e.side, '') AND ? IN (e.outcome, '') AND e.at >= ? AND e.at < ?
     ORDER BY f.rowid DESC LIMIT ${RANKED}`,
    `words : (${matchText(query, null)})`,
    JSON.stringify(kinds),
    filters.writtenBy ?? '',
    filters.outcome ?? '',
    since,
    until,
  )
  const ranking = new Ranking(wantedPhrases(query), frequenciesOf(db))
  return rows
    .filter(({ agreement }) => agreements?.has(agreement) ?? true)
    .map((row) => ({ ...row, score: ranking.score('', row.text) * (row.kind === 'agreement' ? NAMED : 1) }))
}

/** Only decisions have an outcome; a name has no day and nobody who wrote it. */
function kindsOf({ kinds, outcome, writtenBy, from, to }: SearchFilters): EntryKind[] {
  const isDated = from !== undefined || to !== undefined
  return (kinds ?? SEARCH_KINDS).filter(
    (kind): kind is EntryKind =>
      kind !== 'clause' &&
      (outcome === undefined || kind === 'decision') &&
      (kind !== 'agreement' || (writtenBy === undefined && !isDated)),
  )
}
