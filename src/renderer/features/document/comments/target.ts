import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { Place } from '../../../../core/document/place-map.ts'
import { schema } from '../../../../core/document/schema.ts'

/** What a new comment is about: the selection, or the word at the caret, or the caret; null where no text is. */
export function commentTarget({ selection, doc }: EditorState): Place | null {
  const { from, to, empty, $from } = selection
  if (empty) return $from.parent.type === schema.nodes.paragraph ? wordAt($from.parent, $from.start(), from) : null
  let has = false
  doc.nodesBetween(from, to, (node) => {
    has ||= node.type === schema.nodes.paragraph
    return !has
  })
  return has ? { from, to } : null
}

/** The word that a position touches, over changes of look and of author; else the position. */
function wordAt(paragraph: Node, start: number, pos: number): Place {
  let from = pos
  let to = pos
  const at = (offset: number): string => paragraph.textBetween(offset, offset + 1, '', '\ufffc')
  const isWord = (offset: number): boolean => /^[\p{L}\p{N}_'’-]$/u.test(at(offset))
  while (from > start && isWord(from - 1 - start)) from--
  while (to < start + paragraph.content.size && isWord(to - start)) to++
  return { from, to }
}
