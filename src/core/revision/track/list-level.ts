import type { Transaction } from 'prosemirror-state'
import { contextFor } from '../../document/added-lists.ts'
import { formatterOf } from '../../document/formatting.ts'
import { listsOf } from '../../document/numbering-lists.ts'
import { editParagraphProperties, element } from '../../document/properties-xml.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import type { Refusal } from './format.ts'
import { paragraphsIn, setParagraphs } from './format-paragraph.ts'
import { withoutListIndent, withStyle } from './paragraph-change.ts'
import type { Tracker } from './tracker.ts'

/**
 * Promotes (-1) or demotes (1) the clauses that a range touches by one level, as a revision. Where a list's levels are
 * bound to styles, as clause headings are, the paragraph takes the style of its new level; else its w:ilvl changes.
 * Headings without numbers go to the heading style beside theirs. What has no such level stays.
 */
export function changeLevelTracked(
  tr: Transaction,
  from: number,
  to: number,
  by: 1 | -1,
  context: DocumentContext,
  tracker: Tracker,
): Refusal {
  const effective = contextFor(tr.doc, context)
  return setParagraphs(
    tr,
    paragraphsIn(tr.doc, from, to),
    ({ node }) => withLevel(node.attrs.pPr as string, by, effective),
    tracker,
  )
}

/** Paragraph properties one level up or down; the same where there is none. */
export function withLevel(pPr: string, by: 1 | -1, context: DocumentContext): string {
  const { numbering, styleId } = formatterOf(context).paragraph(pPr)
  if (numbering === null) return withHeading(pPr, styleId, by, context)
  const level = numbering.level + by
  const levels = listsOf(context).find(numbering.numId)?.levels
  const target = levels?.[level]
  if (levels === undefined || target === undefined) return pPr
  const isBound = styleId !== null && levels[numbering.level]?.pStyle === styleId
  if (!isBound || target.pStyle === null) return withNumber(pPr, numbering.numId, level)
  const styled = withStyle(pPr, target.pStyle, context)
  const now = formatterOf(context).paragraph(styled).numbering
  return now?.numId === numbering.numId && now.level === level ? styled : withNumber(styled, numbering.numId, level)
}

/** The paragraph in a list; its level brings its own indents. */
export function withNumber(pPr: string, numId: number, level: number): string {
  const numPr = `<w:numPr>${element('w:ilvl', { 'w:val': level })}${element('w:numId', { 'w:val': numId })}</w:numPr>`
  return editParagraphProperties(withoutListIndent(pPr), { 'w:numPr': numPr })
}

/** Word's built-in headings, 'heading 1' to 'heading 9' (17.7.4.9). */
function withHeading(pPr: string, styleId: string | null, by: 1 | -1, context: DocumentContext): string {
  const styles = context.styles.styles.filter((s) => s.type === 'paragraph')
  const number = /^heading ([1-9])$/i.exec(styles.find((s) => s.id === styleId)?.name ?? '')?.[1]
  if (number === undefined) return pPr
  const beside = styles.find((s) => s.name.toLowerCase() === `heading ${Number(number) + by}`)
  return beside === undefined ? pPr : withStyle(pPr, beside.id, context)
}
