import type { EditorState, Transaction } from 'prosemirror-state'
import { closeHistory } from 'prosemirror-history'
import { applyDecision } from '../../../../core/revision/apply-decision.ts'
import type { Decision } from '../../../../core/revision/decide.ts'
import { UNTRACKED } from '../../../../core/revision/track.ts'
import { revisionKey, type Card } from '../review/cards.ts'

/** Accepts or rejects cards as one undoable step. */
export function decideCards(state: EditorState, cards: readonly Card[], decision: Decision): Transaction {
  const picked = new Set(cards.flatMap((card) => card.parts.map((part) => revisionKey(part, part.kind))))
  const tr = applyDecision(state.tr, decision, (revision, kind) => picked.has(revisionKey(revision, kind)))
  return closeHistory(tr.setMeta(UNTRACKED, true))
}
