import type { Node } from 'prosemirror-model'
import type { Revision } from '../document/revision-attrs.ts'
import { child, elements, parseFragment, type XmlElement } from '../docx/xml.ts'

/*
 * Revisions that the projection keeps inside a property's XML instead of an attribute of their own: section properties,
 * a row's exceptions to its table's properties, and the traces that tracked numbering leaves in numPr. Their ids are the file's own.
 */

/** CT_TrackChange's attributes (ECMA-376 part 1, 17.13.5) of an element of canonical XML. */
function revisionOf(element: XmlElement): Revision {
  const { attrs } = element
  return {
    id: attrs['w:id'] ?? '',
    author: attrs['w:author'] ?? '',
    date: attrs['w:date'] ?? null,
    utc: attrs['w16du:dateUtc'] ?? null,
  }
}

/** The revision `name` (as `w:sectPrChange`) inside an element kept whole; null when there is none. */
export function changeInside(whole: string | null | undefined, name: string): Revision | null {
  // Nearly no section holds one: a search spares the parse.
  if (whole === null || whole === undefined || !whole.includes(`<${name}`)) return null
  const change = child(parseFragment(whole)[0], name)
  return change === undefined ? null : revisionOf(change)
}

/** Does this element of w:numPr merely say that numbering was tracked? (ECMA-376 part 1, 17.3.1.19) */
export function isNumberingTrace(element: XmlElement): boolean {
  return element.name === 'w:ins' || element.name === 'w:numberingChange'
}

/**
 * The tracked numbering that a paragraph's properties hold; null where a pPrChange stands beside it, which knows the old
 * properties and whose fate the traces in numPr then share.
 */
export function numberingRevision(paragraph: Node): Revision | null {
  const pPr = paragraph.attrs.pPr as string
  if (paragraph.attrs.pPrChange !== null || !hasNumberingTrace(pPr)) return null
  const numPr = parseFragment(pPr).find((e) => e.name === 'w:numPr')
  const trace = numPr === undefined ? undefined : elements(numPr).find(isNumberingTrace)
  return trace === undefined ? null : revisionOf(trace)
}

/** A cheap test that may say yes in vain, never no. */
export function hasNumberingTrace(pPr: string): boolean {
  return pPr.includes('<w:numPr') && (pPr.includes('<w:ins') || pPr.includes('<w:numberingChange'))
}

/** The tracked number of a LISTNUM field, which stands in its first w:fldChar (ECMA-376 part 1, 17.16.18); null where none is. */
export function renumberedField(field: Node): Revision | null {
  return changeInside(field.attrs.xml as string, 'w:numberingChange')
}
