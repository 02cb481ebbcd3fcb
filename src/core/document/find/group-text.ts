import type { Node } from 'prosemirror-model'
import { schema } from '../schema.ts'
import { inlineText, isGone } from '../text.ts'
import { PARAGRAPH_END } from './query.ts'

/** The searchable text of a group (or any node with paragraphs in it), and where its pieces stand. */
export interface GroupText {
  readonly text: string
  /** Where each piece begins in `text`, ascending. */
  readonly offsets: readonly number[]
  /** Where each piece begins in the node, counted from its content. */
  readonly positions: readonly number[]
}

const shown = new WeakMap<Node, GroupText>()
const withDeleted = new WeakMap<Node, GroupText>()

/**
 * A group's text, paragraph after paragraph: typed text and field results, not field codes. Kept as long as the group is
 * the same. @param inDeleted whether deleted text counts
 */
export function groupText(group: Node, inDeleted: boolean): GroupText {
  const cache = inDeleted ? withDeleted : shown
  let text = cache.get(group)
  if (text === undefined) cache.set(group, (text = read(group, inDeleted)))
  return text
}

function read(group: Node, inDeleted: boolean): GroupText {
  let text = ''
  const offsets: number[] = []
  const positions: number[] = []
  // Fields nest and may run over paragraphs, as a table of contents does.
  const fields: ('code' | 'result')[] = []
  const inline = (paragraph: Node, start: number): void => {
    paragraph.forEach((node, offset) => {
      if (node.type === schema.nodes.field) {
        if (node.attrs.edge === 'begin') fields.push('code')
        else if (node.attrs.edge === 'end') fields.pop()
        else if (fields.length > 0) fields[fields.length - 1] = 'result'
      }
      if (fields.includes('code') || (!inDeleted && isGone(node))) return
      const piece = inlineText(node)
      if (piece === '') return
      offsets.push(text.length)
      positions.push(start + offset)
      text += piece
    })
  }
  const visit = (parent: Node, start: number): void => {
    parent.forEach((node, offset) => {
      if (node.type === schema.nodes.paragraph) {
        inline(node, start + offset + 1)
        text += PARAGRAPH_END
      } else if (!node.isLeaf) visit(node, start + offset + 1)
    })
  }
  visit(group, 0)
  return { text, offsets, positions }
}

/** Where a place in the text stands in the node; `isEnd` takes the piece that ends there instead of the one that begins. */
export function positionOf({ offsets, positions }: GroupText, offset: number, isEnd: boolean): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isEnd ? offsets[middle]! < offset : offsets[middle]! <= offset) low = middle + 1
    else high = middle
  }
  const at = Math.max(0, low - 1)
  return positions[at]! + offset - offsets[at]!
}
