import type { Node } from 'prosemirror-model'
import { type NumberLabel, type Numberer, type NumberingState } from '../../../../core/document/numbering-labels.ts'
/** A group's labels, one for each paragraph in it, and where counting stands before and after. */
export interface GroupLabels {
  readonly group: Node
  readonly before: NumberingState
  readonly labels: readonly (NumberLabel | null)[]
  readonly after: NumberingState
}
/**
 * Labels after a change: groups that stayed keep theirs, changed ones are counted again, and so are those behind them
 * until the count stands where it stood before. A keystroke inside a paragraph changes no count at all.
 */
export declare function relabel(doc: Node, old: readonly GroupLabels[], numberer: Numberer): GroupLabels[]
/** The paragraphs of a group in document order, those in tables and content controls among them. */
export declare function paragraphsOf(group: Node): readonly Node[]
