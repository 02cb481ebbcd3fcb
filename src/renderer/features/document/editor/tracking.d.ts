import type { EditorState, Transaction } from 'prosemirror-state'
import { type Tracker } from '../../../../core/revision/track.ts'
import type { Node } from 'prosemirror-model'
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
  | {
      readonly ok: true
      readonly tr: Transaction
      readonly dropped: readonly string[]
    }
  | {
      readonly ok: false
      readonly reason: string
    }
export declare function createTracking(doc: Node, author: string): Tracking
