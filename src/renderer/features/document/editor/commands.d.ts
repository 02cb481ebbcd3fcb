import { Slice } from 'prosemirror-model'
import { type Command, type EditorState } from 'prosemirror-state'
import { type CaretUnit } from '../../../../core/revision/track.ts'
import type { Looks } from '../view/looks.ts'
import type { Tracking } from './tracking.ts'
import { type Toggled } from './rpr.ts'
export declare function enter(tracking: Tracking): Command
/** Types a character that the keyboard does not: a tab, a line break, a non-breaking space. */
export declare function typeText(tracking: Tracking, text: string): Command
export declare function erase(tracking: Tracking, direction: -1 | 1, unit: CaretUnit): Command
export declare function insertSlice(
  tracking: Tracking,
  slice: Slice,
  onDropped: (kinds: readonly string[]) => void,
): Command
/** Plain lines as paragraphs that look like the one around the caret. */
export declare function linesToSlice(text: string, state: EditorState): Slice
/** Whether what would be typed here, or all of the selection, is bold (italic, underlined). */
export declare function hasToggle(state: EditorState, looks: Looks, what: Toggled): boolean
export declare function toggle(
  tracking: Tracking,
  looks: Looks,
  what: Toggled,
  refuse: (reason: string) => void,
): Command
