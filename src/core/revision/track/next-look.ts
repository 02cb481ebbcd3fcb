import type { Node } from 'prosemirror-model'
import { contextFor } from '../../document/added-lists.ts'
import { formatterOf } from '../../document/formatting.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { withStyle } from './paragraph-change.ts'
import type { NextLook } from './paragraphs.ts'
import { isPlaceMarker } from './tracker.ts'
import { isGone } from '../../document/text.ts'

/**
 * The look that Enter at `pos` gives the paragraph which follows, by the style's w:next (ECMA-376 part 1, 17.7.4.10);
 * null where it looks like the one before: in the middle of a paragraph, or in a style that follows itself.
 */
export function nextLook(doc: Node, pos: number, context: DocumentContext): NextLook | null {
  const $pos = doc.resolve(pos)
  const paragraph = $pos.parent
  if (!paragraph.inlineContent || hasLive(paragraph, $pos.parentOffset, paragraph.content.size)) return null
  const effective = contextFor(doc, context)
  const { styleId } = formatterOf(effective).paragraph(paragraph.attrs.pPr as string)
  const paragraphStyles = effective.styles.styles.filter((s) => s.type === 'paragraph')
  const next = paragraphStyles.find((s) => s.id === styleId)?.next
  if (next == null || next === styleId || !paragraphStyles.some((s) => s.id === next)) return null
  return { pPr: withStyle(paragraph.attrs.pPr as string, next, effective), markRPr: '' }
}

/** Is anything between two offsets of a paragraph still there for a reader? */
export function hasLive(paragraph: Node, from: number, to: number): boolean {
  let live = false
  paragraph.nodesBetween(from, to, (node) => {
    if (!isGone(node) && !isPlaceMarker(node)) live = true
  })
  return live
}
