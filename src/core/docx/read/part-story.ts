import type { Node } from 'prosemirror-model'
import type { Slice } from './part-context.ts'

/** One story: a flow of blocks of its own. `id` tells the notes and comments of one part apart. */
export interface PartStory {
  readonly id: string | null
  readonly doc: Node
  /** Offsets in the part's text between which its blocks stand. */
  readonly from: number
  readonly to: number
}

/** A flow inside a text box (w:txbxContent), which stands in the part's text inside an element that is kept whole. */
export interface TextBox extends PartStory {
  /** Says again, for older readers, what another one says: it shares that one's fate and is not counted. */
  readonly shadow: boolean
  readonly slices: readonly Slice[]
  readonly nodes: readonly Node[]
}
