import type { Node } from 'prosemirror-model'
import { countWords, inlineText, isGone } from '../../../../core/document/text.ts'
import { paragraphsOf } from '../plugins/numbering.ts'

const known = new WeakMap<Node, number>()

/** Words of a group as it would read with everything accepted, kept as long as the group is the same. */
export function wordsIn(group: Node): number {
  let words = known.get(group)
  if (words === undefined) {
    words = paragraphsOf(group).reduce((sum, paragraph) => sum + wordsOf(paragraph), 0)
    known.set(group, words)
  }
  return words
}

function wordsOf(paragraph: Node): number {
  let text = ''
  paragraph.forEach((node) => {
    if (!isGone(node)) text += inlineText(node)
  })
  return countWords(text)
}
