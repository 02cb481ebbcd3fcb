import type { EditorState, Transaction } from 'prosemirror-state'
import { closeHistory } from 'prosemirror-history'
import { applyDecision, decidePortions } from '../../../../core/revision/apply-decision.ts'
import type { Decision } from '../../../../core/revision/decide.ts'
import { portionsBetween, withMoves } from '../../../../core/revision/portions.ts'
import { UNTRACKED } from '../../../../core/revision/track.ts'
import { portionsOf, type Card } from '../review/cards.ts'

/** Accepts or rejects cards as one undoable step; of a move both ends. */
export function decideCards(state: EditorState, cards: readonly Card[], decision: Decision): Transaction {
  const portions = withMoves(state.doc, cards.flatMap(portionsOf))
  return undoable(decidePortions(state.tr, decision, portions))
}

/** Every revision there is. */
export function decideAll(state: EditorState, decision: Decision): Transaction {
  return undoable(applyDecision(state.tr, decision))
}

/** What the selection takes in, of a revision that it cuts the selected part; null when that is nothing. */
export function decideSelection(state: EditorState, decision: Decision): Transaction | null {
  const portions = state.selection.ranges.flatMap(({ $from, $to }) => portionsBetween(state.doc, $from.pos, $to.pos))
  return portions.length === 0 ? null : undoable(decidePortions(state.tr, decision, portions))
}

function undoable(tr: Transaction): Transaction {
  return closeHistory(tr.setMeta(UNTRACKED, true))
}
