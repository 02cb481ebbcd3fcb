import type { EditorState, Transaction } from 'prosemirror-state'
import {
  NOBODY,
  settleUntracked,
  TRACKED,
  trackTransaction,
  untrackedTransaction,
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
    // Commands make revisions in any case; untracked ones are accepted on the spot.
    settle: (tr) => (on ? tr.setMeta(TRACKED, true) : settleUntracked(tr)),
    rewrite: (tr, state) => (on ? trackTransaction : untrackedTransaction)(tr, state, tracker()),
  }
}
