import type { EditorState } from 'prosemirror-state'
import { Plugin } from 'prosemirror-state'
import { type NumberLabel } from '../../../../core/document/numbering-labels.ts'
import type { CellLook } from '../../../../core/document/formatting-table.ts'
import type { Looks } from '../view/looks.ts'
import { type CellLayout } from '../view/table-layout.ts'
import { type GroupLabels } from './numbering.ts'
/** What a paragraph's view is told about its surroundings. */
export interface ParagraphSpec {
  readonly label: NumberLabel | null
  readonly cell: CellLook | null
}
/** What a cell's view is told. */
export interface CellSpec {
  readonly layout: CellLayout
}
/** The labels of every group, in order. */
export declare function groupLabels(state: EditorState): readonly GroupLabels[]
/**
 * Tells views what they cannot see from their own node: number labels, a cell's place in its table, field results. Made
 * per group and kept as long as the group and its labels are the same, so that a keystroke pays for one group.
 */
export declare function groupDecorations(looks: Looks): Plugin<readonly GroupLabels[]>
