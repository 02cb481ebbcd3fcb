import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { contextFor } from '../../document/added-lists.ts'
import { formatterOf, type ParagraphNumbering } from '../../document/formatting.ts'
import { listsOf } from '../../document/numbering-lists.ts'
import { editParagraphProperties, element } from '../../document/properties-xml.ts'
import { schema } from '../../document/schema.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { isTaken, PENDING, type Refusal } from './format.ts'
import { paragraphsIn, type PlacedParagraph, setParagraphs } from './format-paragraph.ts'
import { kindOfLevel, type ListKind, newList, restartedList } from './list-definitions.ts'
import { withNumber } from './list-level.ts'
import { withoutListIndent } from './paragraph-change.ts'
import { nextParagraph, previousParagraph } from './places.ts'
import type { Tracker } from './tracker.ts'

const numberingOf = (paragraph: Node, context: DocumentContext): ParagraphNumbering | null =>
  formatterOf(context).numbering(paragraph.attrs.pPr as string)

function kindOf(numbering: ParagraphNumbering | null, context: DocumentContext): ListKind | null {
  return numbering === null ? null : kindOfLevel(listsOf(context).find(numbering.numId)?.levels[numbering.level])
}

/**
 * Puts the paragraphs that a range touches into a list, or takes them out of theirs ('none'), as a revision. They join
 * the list of the paragraph before or after them if that is of the kind; else a new list begins, by a definition that
 * the document has for it or one that is added to it.
 */
export function setListTracked(
  tr: Transaction,
  from: number,
  to: number,
  kind: ListKind | 'none',
  context: DocumentContext,
  tracker: Tracker,
): Refusal {
  const effective = contextFor(tr.doc, context)
  const paragraphs = paragraphsIn(tr.doc, from, to)
  if (kind === 'none') {
    return setParagraphs(tr, paragraphs, ({ node }) => withoutNumber(node.attrs.pPr as string, effective), tracker)
  }
  const missing = paragraphs.filter(({ node }) => kindOf(numberingOf(node, effective), effective) !== kind)
  if (missing.length === 0) return null
  if (missing.some(({ pos }) => isTaken(tr.doc, pos, tracker))) return PENDING
  const beside = neighbour(tr.doc, paragraphs, kind, effective)
  const numId = beside?.numId ?? newList(tr, kind, effective)
  const level = ({ node }: PlacedParagraph): number => numberingOf(node, effective)?.level ?? beside?.level ?? 0
  return setParagraphs(tr, missing, (p) => withNumber(p.node.attrs.pPr as string, numId, level(p)), tracker)
}

/** The list that the paragraphs continue, or that continues them. */
function neighbour(
  doc: Node,
  paragraphs: readonly PlacedParagraph[],
  kind: ListKind,
  context: DocumentContext,
): ParagraphNumbering | null {
  const fits = (pos: number | null): ParagraphNumbering | null => {
    const numbering = pos === null ? null : numberingOf(doc.nodeAt(pos)!, context)
    return kindOf(numbering, context) === kind && !isBound(numbering!, context) ? numbering : null
  }
  const inside = paragraphs.map(({ pos }) => fits(pos)).find((numbering) => numbering !== null)
  return inside ?? fits(previousParagraph(doc, paragraphs[0]!.pos)) ?? fits(nextParagraph(doc, paragraphs.at(-1)!.pos))
}

/** A heading's list is its style's: what stands beside a heading is no item of it. */
function isBound({ numId, level }: ParagraphNumbering, context: DocumentContext): boolean {
  return listsOf(context).find(numId)?.levels[level]?.pStyle != null
}

/** The paragraph without a number: nothing is said where nothing would give it one, else the list 0 (17.9.18). */
export function withoutNumber(pPr: string, context: DocumentContext): string {
  const formatter = formatterOf(context)
  if (formatter.numbering(pPr) === null) return pPr
  const bare = editParagraphProperties(withoutListIndent(pPr), { 'w:numPr': null })
  if (formatter.numbering(bare) === null) return bare
  return editParagraphProperties(bare, { 'w:numPr': `<w:numPr>${element('w:numId', { 'w:val': 0 })}</w:numPr>` })
}

/**
 * Numbers the paragraph at `from` from its level's start again, as a revision: it gets a list of its own by the same
 * definition, and those that follow count on from it (17.9.26).
 */
export function restartNumberingTracked(
  tr: Transaction,
  from: number,
  to: number,
  context: DocumentContext,
  tracker: Tracker,
): Refusal {
  const effective = contextFor(tr.doc, context)
  const first = paragraphsIn(tr.doc, from, to)[0]
  const numbering = first === undefined ? null : numberingOf(first.node, effective)
  if (first === undefined || numbering === null) return NOT_NUMBERED
  if (isTaken(tr.doc, first.pos, tracker)) return PENDING
  const numId = restartedList(tr, numbering.numId, numbering.level, effective)
  if (numId === null) return NOT_NUMBERED
  return setParagraphs(tr, [first], () => renumbered(first.node, numId, numbering.level), tracker)
}

const NOT_NUMBERED = 'This paragraph has no number.'

function renumbered(paragraph: Node, numId: number, level: number): string {
  const numPr = `<w:numPr>${element('w:ilvl', { 'w:val': level })}${element('w:numId', { 'w:val': numId })}</w:numPr>`
  return editParagraphProperties(paragraph.attrs.pPr as string, { 'w:numPr': numPr })
}

/**
 * Lets the paragraph at `from` count on from the list before it, as a revision; with it go those after it that are in
 * its list.
 */
export function continueNumberingTracked(
  tr: Transaction,
  from: number,
  to: number,
  context: DocumentContext,
  tracker: Tracker,
): Refusal {
  const effective = contextFor(tr.doc, context)
  const first = paragraphsIn(tr.doc, from, to)[0]
  const numbering = first === undefined ? null : numberingOf(first.node, effective)
  if (first === undefined || numbering === null) return NOT_NUMBERED
  const before = listBefore(tr.doc, first.pos, numbering, effective)
  if (before === null) return 'There is no list before this one that it could continue.'
  const rest: PlacedParagraph[] = []
  tr.doc.nodesBetween(first.pos, tr.doc.content.size, (node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    if (pos >= first.pos && numberingOf(node, effective)?.numId === numbering.numId) rest.push({ node, pos })
    return false
  })
  return setParagraphs(tr, rest, (p) => renumbered(p.node, before, numberingOf(p.node, effective)!.level), tracker)
}

/** The nearest other list before a paragraph that counts as its own does: by the same definition, else with the same labels. */
function listBefore(
  doc: Node,
  pos: number,
  { numId, level }: ParagraphNumbering,
  context: DocumentContext,
): number | null {
  const own = listsOf(context).find(numId)
  const label = own?.levels[level]
  let same: number | null = null
  let alike: number | null = null
  doc.nodesBetween(0, pos, (node, at) => {
    if (node.type !== schema.nodes.paragraph) return true
    const found = at < pos ? numberingOf(node, context) : null
    const list = found === null || found.numId === numId ? null : listsOf(context).find(found.numId)
    if (found === null || list === null) return false
    if (list.list === own?.list) same = found.numId
    const other = list.levels[level]
    if (other?.format === label?.format && other?.text === label?.text) alike = found.numId
    return false
  })
  return same ?? alike
}
