import { redoDepth, undoDepth } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { hasToggle } from './editor/commands.ts'
import type { Looks } from './view/looks.ts'

/** What the toolbar and the panes know of the editor. Kept small: it is compared after every keystroke. */
export interface Snapshot {
  readonly isTracking: boolean
  readonly showsMarks: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  /** Key of the card that the selection is in. */
  readonly current: string | null
  /** Where the selection is, for the outline: changes with the clause only when read through `clauseAt`. */
  readonly head: number
}

/** The part of a snapshot that the state alone tells. */
export function snapshotOf(state: EditorState, looks: Looks): Omit<Snapshot, 'isTracking' | 'showsMarks' | 'current'> {
  return {
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    bold: hasToggle(state, looks, 'bold'),
    italic: hasToggle(state, looks, 'italic'),
    underline: hasToggle(state, looks, 'underline'),
    head: state.selection.head,
  }
}
