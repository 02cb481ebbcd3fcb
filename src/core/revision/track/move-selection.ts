import type { Node, ResolvedPos } from 'prosemirror-model'
import { sameContainer } from './move-range.ts'
import { isParagraph, previousBlock } from './places.ts'
import { isPlaceMarker } from './tracker.ts'

/** Blocks to be moved, and to where: positions between blocks, as `moveTracked` takes them. */
export interface WholeMove {
  readonly from: number
  readonly to: number
  readonly dest: number
}

/**
 * What dragging a selection moves where it takes in whole paragraphs and is dropped between two: Word makes a move of that,
 * and a deletion and an insertion of everything else. Null where it is something else, or would leave its container.
 *
 * @param at where it is dropped, in the text of a paragraph
 */
export function wholeMove(doc: Node, from: number, to: number, at: number): WholeMove | null {
  const [$from, $to, $at] = [doc.resolve(from), doc.resolve(to), doc.resolve(at)]
  if (![$from, $to, $at].every(({ parent }) => isParagraph(parent)) || !isAtStart($from)) return null
  const first = $from.before()
  const last = isAtEnd($to) ? $to.before() : isAtStart($to) ? paragraphBefore(doc, $to.before()) : null
  if (last === null || last < first) return null
  const dest = isAtStart($at) ? $at.before() : isAtEnd($at) ? $at.after() : null
  if (dest === null || !sameContainer(doc, first, last) || !sameContainer(doc, first, dest)) return null
  return { from: first, to: last + doc.nodeAt(last)!.nodeSize, dest }
}

function paragraphBefore(doc: Node, pos: number): number | null {
  const before = previousBlock(doc, pos)
  return before !== null && isParagraph(doc.nodeAt(before)) ? before : null
}

function isAtStart({ parent, parentOffset }: ResolvedPos): boolean {
  return onlyMarkers(parent, 0, parentOffset)
}

function isAtEnd({ parent, parentOffset }: ResolvedPos): boolean {
  return onlyMarkers(parent, parentOffset, parent.content.size)
}

/** Bookmarks and comment ends are no text that would be left behind. */
function onlyMarkers(paragraph: Node, from: number, to: number): boolean {
  let only = true
  paragraph.nodesBetween(from, to, (node) => {
    if (!isPlaceMarker(node)) only = false
  })
  return only
}
