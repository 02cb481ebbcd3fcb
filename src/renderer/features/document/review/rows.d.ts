import type { Party } from '../../../../core/agreement/agreement.ts'
import type { Clause } from '../outline/clauses.ts'
import type { Card, CardKind } from './cards.ts'
export interface Filters {
  readonly party: Party | 'all'
  readonly kind: CardKind | 'all'
  /** Null for everybody: an author may have any name, and none. */
  readonly author: string | null
}
export declare const NO_FILTERS: Filters
export declare function filtered(cards: readonly Card[], filters: Filters, partyOf: (author: string) => Party): Card[]
/** A row of the list: a clause's name, or a card. */
export type Row =
  | {
      readonly clause: string
      readonly key: string
      readonly count: number
    }
  | {
      readonly card: Card
      readonly key: string
    }
export declare const HEADING_PX = 30
export declare const CARD_PX = 112
export interface Rows {
  readonly rows: readonly Row[]
  /** Where each row begins, in px, and one more for the end. */
  readonly tops: readonly number[]
}
/** Cards under the clauses they are in, in document order. */
export declare function layRows(cards: readonly Card[], clauses: readonly Clause[]): Rows
/** The rows that a window of the list shows: first index and one past the last. */
export declare function visibleRows(tops: readonly number[], top: number, height: number): [number, number]
