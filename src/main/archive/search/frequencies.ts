import type { SearchFilters } from '../../../core/api/search.ts'
import type { Frequencies } from '../../../core/search/ranking.ts'
import { type ReadDb, get } from '../handle.ts'

/** How often words stand in the archive, each asked for once. */
export function frequenciesOf(db: ReadDb): Frequencies {
  const known = new Map<string, number>()
  const count = (word: string): number =>
    get<{ clauses: number }>(db, 'SELECT clauses FROM clause_word WHERE word = ?', word)?.clauses ?? 0
  return {
    texts: countVersions(db),
    of: (word) => known.get(word) ?? known.set(word, count(word)).get(word)!,
  }
}

/** How many wordings there are, those that were taken out counted too: asked for the largest number, it answers at once. */
export function countVersions(db: ReadDb): number {
  return get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM clause_version')?.id ?? 0
}

/** From the beginning of one day to the end of another, as texts that times compare with. */
export function dayRange({ from, to }: Pick<SearchFilters, 'from' | 'to'>): [string, string] {
  return [from ?? '', to === undefined ? '\uffff' : `${to}T~`]
}
