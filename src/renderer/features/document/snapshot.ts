import { redoDepth, undoDepth } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'

/** What the toolbar and the panes know of the editor. Kept small: it is compared after every keystroke. */
export interface Snapshot {
  readonly isTracking: boolean
  readonly showsMarks: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Key of the card that the selection is in. */
  readonly current: string | null
  /** Where the selection is, for the outline: changes with the clause only when read through `clauseIndexAt`. */
  readonly head: number
}

/** The part of a snapshot that the state alone tells. */
export function snapshotOf(state: EditorState): Omit<Snapshot, 'isTracking' | 'showsMarks' | 'current'> {
  return {
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    head: state.selection.head,
  }
}
