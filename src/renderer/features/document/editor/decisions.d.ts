import type { EditorState, Transaction } from 'prosemirror-state'
import type { Decision } from '../../../../core/revision/decide.ts'
import { type Card } from '../review/cards.ts'
/** Accepts or rejects cards as one undoable step. */
export declare function decideCards(state: EditorState, cards: readonly Card[], decision: Decision): Transaction
