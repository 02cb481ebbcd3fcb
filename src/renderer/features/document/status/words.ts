import type { Node } from 'prosemirror-model'
import { inlineText } from '../../../../core/document/text.ts'
import { schema } from '../../../../core/document/schema.ts'
import { paragraphsOf } from '../plugins/numbering.ts'

const known = new WeakMap<Node, number>()

/** Words of a group as it would read with everything accepted, kept as long as the group is the same. */
export function wordsIn(group: Node): number {
  let words = known.get(group)
  if (words === undefined) {
    words = paragraphsOf(group).reduce((sum, paragraph) => sum + countWords(paragraph), 0)
    known.set(group, words)
  }
  return words
}

function countWords(paragraph: Node): number {
  let text = ''
  paragraph.forEach((node) => {
    const isGone = node.marks.some((m) => m.type === schema.marks.del || m.type === schema.marks.moveFrom)
    if (!isGone) text += inlineText(node)
  })
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
}
