import type { EditorState, Transaction } from 'prosemirror-state'
import { applyDecision } from '../../../../core/revision/apply-decision.ts'
import { touchedBy } from '../../../../core/revision/touched.ts'
import {
  REGROUP,
  TRACKED,
  trackTransaction,
  UNTRACKED,
  untrackedCleanup,
  type Tracker,
} from '../../../../core/revision/track.ts'

/** Whether edits become revisions, and whose. */
export interface Tracking {
  readonly isOn: () => boolean
  readonly toggle: () => boolean
  /** For a semantic command: hand what it made to `settle`. */
  readonly tracker: () => Tracker
  readonly settle: (tr: Transaction) => Transaction
  /** What a transaction from the view becomes before it is applied. */
  readonly rewrite: (tr: Transaction, state: EditorState) => Rewritten
}

export type Rewritten =
  | { readonly ok: true; readonly tr: Transaction; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: string }

/** No author can be called so. Commands make revisions in any case; untracked ones are accepted on the spot. */
const NOBODY = '\u0000untracked'

/** @param firstFreeId the number of the first revision id that the whole document has no use for */
export function createTracking(firstFreeId: number, author: string): Tracking {
  let next = firstFreeId
  let on = true
  const tracker = (): Tracker => ({
    author: on ? author : NOBODY,
    date: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    newId: () => `c${next++}`,
  })
  return {
    isOn: () => on,
    toggle: () => (on = !on),
    tracker,
    settle: (tr) => {
      if (on) return tr.setMeta(TRACKED, true)
      // Accepting what an edit made gives the edit as it is untracked: a law that tracking is tested by.
      applyDecision(tr, 'accept', (revision) => revision.author === NOBODY, touchedBy(tr))
      return tr.setMeta(UNTRACKED, true)
    },
    rewrite: (tr, state) => {
      if (on) return trackTransaction(tr, state, tracker())
      const passes = [TRACKED, UNTRACKED, REGROUP, 'history$'].some((key) => tr.getMeta(key) !== undefined)
      return { ok: true, tr: passes ? tr : untrackedCleanup(tr), dropped: [] }
    },
  }
}
