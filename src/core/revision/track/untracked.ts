import type { EditorState, Transaction } from 'prosemirror-state'
import type { Revision } from '../../document/revision-attrs.ts'
import { applyDecision } from '../apply-decision.ts'
import { touchedBy } from '../touched.ts'
import { type Tracker, TRACKED, UNTRACKED } from './tracker.ts'
import { isRewritten, trackTransaction, type Tracked } from './transaction.ts'

/*
 * Editing without tracking: an edit is made as nobody's revisions, which are accepted on the spot. Accepting what an edit
 * made gives the edit as it is untracked (the law that tracking is tested by), so both ways share every rule: fields
 * stay whole, cells are not joined, blocks keep their identities.
 */

/** No author can be called so. */
export const NOBODY = '\u0000untracked'

const isNobodys = (revision: Revision): boolean => revision.author === NOBODY

/** Accepts what `tr` made as NOBODY, looking only at what it touched. Returns the same transaction. */
export function settleUntracked(tr: Transaction): Transaction {
  if (tr.docChanged) applyDecision(tr, 'accept', isNobodys, touchedBy(tr))
  return tr.setMeta(TRACKED, undefined).setMeta(UNTRACKED, true)
}

/** A transaction from the view as it is without tracking; refused where it would be refused with it. */
export function untrackedTransaction(tr: Transaction, state: EditorState, tracker: Tracker): Tracked {
  if (!isRewritten(tr)) return { ok: true, tr, dropped: [] }
  const tracked = trackTransaction(tr, state, { ...tracker, author: NOBODY })
  if (tracked.ok) settleUntracked(tracked.tr)
  return tracked
}
