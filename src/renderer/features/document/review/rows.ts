import type { Party } from '../../../../core/agreement/agreement.ts'
import { clauseAt } from '../model.ts'
import type { Clause } from '../outline/clauses.ts'
import type { Card, CardKind } from './cards.ts'

export interface Filters {
  readonly party: Party | 'all'
  readonly kind: CardKind | 'all'
  /** Null for everybody: an author may have any name, and none. */
  readonly author: string | null
}

export const NO_FILTERS: Filters = { party: 'all', kind: 'all', author: null }

export function filtered(cards: readonly Card[], filters: Filters, partyOf: (author: string) => Party): Card[] {
  return cards.filter(
    (card) =>
      (filters.party === 'all' || partyOf(card.author) === filters.party) &&
      (filters.kind === 'all' || card.kind === filters.kind) &&
      (filters.author === null || card.author === filters.author),
  )
}

/** A row of the list: a clause's name, or a card. */
export type Row =
  | { readonly clause: string; readonly key: string; readonly count: number }
  | { readonly card: Card; readonly key: string }

export const HEADING_PX = 30
export const CARD_PX = 112

export interface Rows {
  readonly rows: readonly Row[]
  /** Where each row begins, in px, and one more for the end. */
  readonly tops: readonly number[]
}

/** Cards under the clauses they are in, in document order. */
export function layRows(cards: readonly Card[], clauses: readonly Clause[]): Rows {
  const rows: Row[] = []
  let last: number | undefined
  let heading = -1
  for (const [i, card] of cards.entries()) {
    const at = clauseAt(clauses, card.from)
    if (at !== last) {
      last = at
      heading = rows.length
      rows.push({ clause: clauseName(clauses[at]), key: `clause ${clauses[at]?.pos ?? -1}`, count: 0 })
    }
    const row = rows[heading]!
    if ('clause' in row) rows[heading] = { ...row, count: row.count + 1 }
    rows.push({ card, key: `${i} ${card.key}` })
  }
  const tops = [0]
  for (const row of rows) tops.push(tops.at(-1)! + ('card' in row ? CARD_PX : HEADING_PX))
  return { rows, tops }
}

function clauseName(clause: Clause | undefined): string {
  return clause === undefined ? 'Before the first clause' : [clause.label, clause.title].filter(Boolean).join(' ')
}

/** The rows that a window of the list shows: first index and one past the last. */
export function visibleRows(tops: readonly number[], top: number, height: number): [number, number] {
  const first = Math.max(0, lowerBound(tops, top) - 1)
  return [first, Math.min(tops.length - 1, lowerBound(tops, top + height) + 1)]
}

/** The first index whose top is not above `y`. */
function lowerBound(tops: readonly number[], y: number): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tops[middle]! < y) low = middle + 1
    else high = middle
  }
  return low
}
