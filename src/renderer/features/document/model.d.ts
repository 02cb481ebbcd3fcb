import type { EditorState } from 'prosemirror-state'
import type { Formatter } from '../../../core/document/formatting.ts'
import { type Card } from './review/cards.ts'
import { type Clause } from './outline/clauses.ts'
/** What the panes beside the page show. */
export interface DocumentModel {
  readonly cards: readonly Card[]
  readonly clauses: readonly Clause[]
  readonly words: number
}
export declare const EMPTY_MODEL: DocumentModel
/** Puts together what is known per group: costs as much as there are groups, cards and clauses, not text. */
export declare function buildModel(state: EditorState, formatter: Formatter): DocumentModel
/** The card that a selection is in, or selects best, from the group around it alone. */
export declare function cardAt(state: EditorState, from: number, to?: number): Card | null
/** The card after or before a position, going round at the ends. */
export declare function cardBeside(cards: readonly Card[], pos: number, direction: 1 | -1): Card | null
/** Index of the clause that a position is in: the last one that begins before it; -1 before the first. */
export declare function clauseAt(clauses: readonly Clause[], pos: number): number
