import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import type { Clause } from '../../../../core/document/clause-places.ts'
import type { Card } from './cards.ts'
import { clauseName } from './spoken.ts'

/** A row of the list: a clause's name with the changes below it, or a card. */
export type Row =
  | { readonly clause: string; readonly key: string; readonly cards: readonly Card[] }
  | { readonly card: Card; readonly key: string }

/** Cards under the clauses they are in, in document order. */
export function layRows(cards: readonly Card[], clauses: readonly Clause[]): Row[] {
  const rows: Row[] = []
  let last: number | undefined
  let below: Card[] = []
  const seen = new Map<string, number>()
  for (const card of cards) {
    const at = clauseIndexAt(clauses, card.from)
    if (at !== last) {
      last = at
      below = []
      rows.push({ clause: clauseName(clauses[at]), key: `clause ${clauses[at]?.pos ?? -1}`, cards: below })
    }
    below.push(card)
    // A revision that text without it parts has several cards: they are told apart by their order.
    const turn = seen.get(card.key) ?? 0
    seen.set(card.key, turn + 1)
    rows.push({ card, key: `${card.key} ${turn}` })
  }
  return rows
}

const HEADING_PX = 34
/** A card without its text, and a line of it. */
const CARD_PX = 58
const LINE_PX = 18
const LINE_CHARACTERS = 34
const MOST_LINES = 6

/** How high a row is likely to be, until it has been seen. Px. Not read closely: there may be ten thousand. */
function likelyHeight(row: Row): number {
  if ('clause' in row) return HEADING_PX
  const length = row.card.old.length + row.card.new.length
  return CARD_PX + LINE_PX * Math.min(MOST_LINES, Math.max(1, Math.ceil(length / LINE_CHARACTERS)))
}

/** Where each row begins, in px, and one more for the end. @param seen heights of rows that have been measured, by key */
export function topsOf(rows: readonly Row[], seen: ReadonlyMap<string, number>): number[] {
  const tops = [0]
  for (const row of rows) tops.push(tops.at(-1)! + (seen.get(row.key) ?? likelyHeight(row)))
  return tops
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
