import type { Node } from 'prosemirror-model'
import { formatterOf } from '../document/formatting.ts'
import type { MarkRevisions, PropertyChange } from '../document/revision-attrs.ts'
import { schema } from '../document/schema.ts'
import type { DocumentContext } from '../document/style-sheet.ts'
import { describeParagraphChange } from './describe-format/paragraph.ts'
import { describeRunChange } from './describe-format/run.ts'
import type { ListedRevision } from './revisions.ts'

/** What can be said of a change whose properties are not told apart. */
const WHOLES: Partial<Record<ListedRevision['kind'], string>> = {
  rowFormatting: 'Row properties',
  cellFormatting: 'Cell properties',
  cellMerge: 'Cells merged or split',
  tableFormatting: 'Table properties',
  sectionFormatting: 'Page setup',
}

/** What a change that leaves the words alone did to their look: 'Other properties' stands for what nobody sees. */
const UNSEEN = 'Other properties'

/**
 * Says what tracked formatting changed, from the old and the new properties: 'Bold; 12 pt → 11 pt; Style: Heading 2 →
 * Heading 3; Level 2 → 3'. Looks are compared after all styles, so that only what a reader can see is named.
 *
 * @param doc the document that the revisions' positions are in (flat, grouped, or one group)
 * @param parts revisions as listed, one change's usually; those that are no formatting say nothing
 * @param context the document's styles and lists
 * @returns '' where no part is about formatting
 */
export function describeFormatting(doc: Node, parts: readonly ListedRevision[], context: DocumentContext): string {
  const phrases = parts.flatMap((part) => phrasesOf(doc, part, context))
  const seen = [...new Set(phrases)]
  const named = seen.filter((phrase) => phrase !== UNSEEN)
  return (named.length > 0 ? named : seen).join('; ')
}

function phrasesOf(doc: Node, part: ListedRevision, context: DocumentContext): string[] {
  const whole = WHOLES[part.kind]
  if (whole !== undefined) return [whole]
  switch (part.kind) {
    case 'formatting':
      return orUnseen(ofRuns(doc, part, context))
    case 'paragraphFormatting':
      return orUnseen(ofParagraph(doc.nodeAt(part.from), context))
    case 'markFormatting':
      return orUnseen(ofMark(doc.resolve(part.from).parent, context))
    default:
      return []
  }
}

function orUnseen(phrases: readonly string[]): string[] {
  return phrases.length === 0 ? [UNSEEN] : [...phrases]
}

/** A long change is not read to its end: its first runs say what it is. */
const ENOUGH = 40

function ofRuns(doc: Node, { id, from, to }: ListedRevision, context: DocumentContext): string[] {
  const phrases = new Set<string>()
  const known = new Set<string>()
  doc.nodesBetween(from, to, (node, _pos, parent) => {
    if (known.size >= ENOUGH) return false
    const change = schema.marks.fmt.isInSet(node.marks)
    if (!node.isInline || change === undefined || change.attrs.id !== id || parent === null) return true
    const now = (schema.marks.rPr.isInSet(node.marks)?.attrs.xml as string | undefined) ?? ''
    const { old } = change.attrs as PropertyChange
    const key = [parent.attrs.pPr, old, now].join('\u0000')
    if (known.has(key)) return true
    known.add(key)
    const base = formatterOf(context).paragraph(parent.attrs.pPr as string)
    for (const phrase of describeRunChange(old, now, base, context)) phrases.add(phrase)
    return true
  })
  return [...phrases]
}

function ofParagraph(paragraph: Node | null, context: DocumentContext): readonly string[] {
  const change = paragraph?.attrs.pPrChange as PropertyChange | null | undefined
  if (paragraph == null) return []
  // Without a change beside it, it is the trace of numbering that was tracked in numPr (ECMA-376 part 1, 17.3.1.19).
  if (change == null) return ['Numbering']
  return describeParagraphChange(change.old, paragraph.attrs.pPr as string, context)
}

function ofMark(paragraph: Node, context: DocumentContext): string[] {
  const { fmt } = (paragraph.attrs.markRevisions as MarkRevisions | null) ?? {}
  if (fmt === undefined) return []
  const base = formatterOf(context).paragraph(paragraph.attrs.pPr as string)
  const phrases = describeRunChange(fmt.old, paragraph.attrs.markRPr as string, base, context)
  return phrases.map((phrase) => `Paragraph mark: ${phrase.slice(0, 1).toLowerCase()}${phrase.slice(1)}`)
}
