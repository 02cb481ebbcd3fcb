import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { contextFor } from '../../document/added-lists.ts'
import { cellLookAt } from '../../document/cell-look.ts'
import { formatterOf, type Formatter, type ParagraphFormat } from '../../document/formatting.ts'
import { schema } from '../../document/schema.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { formatTracked, type Refusal, setPropertyTracked } from './format.ts'
import { changedRun, type RunChange } from './run-change.ts'
import type { Tracker } from './tracker.ts'

/** The format of the paragraph around a position, as its runs start from it. */
export function baseAt(doc: Node, pos: number, paragraph: Node, formatter: Formatter): ParagraphFormat {
  return formatter.paragraph(paragraph.attrs.pPr as string, cellLookAt(doc.resolve(pos), formatter))
}

/**
 * Changes the look of the text in a range as a revision. The marks of paragraphs that are wholly in it, which number
 * labels look like, change with it. Refused, with nothing done, over another author's pending change of look.
 */
export function formatTextTracked(
  tr: Transaction,
  from: number,
  to: number,
  change: RunChange,
  context: DocumentContext,
  tracker: Tracker,
): Refusal {
  const formatter = formatterOf(contextFor(tr.doc, context))
  const bases = new Map<Node, ParagraphFormat>()
  const { doc } = tr
  const baseOf = (paragraph: Node, pos: number): ParagraphFormat => {
    let base = bases.get(paragraph)
    if (base === undefined) bases.set(paragraph, (base = baseAt(doc, pos, paragraph, formatter)))
    return base
  }
  const refusal = formatTracked(
    tr,
    from,
    to,
    (rPr, node, paragraph, pos) =>
      change.kind === 'clear' && !showsByItself(node)
        ? rPr
        : changedRun(rPr, change, baseOf(paragraph, pos), formatter),
    tracker,
  )
  if (refusal !== null) return refusal
  for (const { paragraph, pos } of marksIn(doc, from, to)) {
    const look = changedRun(paragraph.attrs.markRPr as string, change, baseOf(paragraph, pos + 1), formatter)
    // Where another author's change is pending on the mark alone, the mark is left out.
    setPropertyTracked(tr, pos, 'markRPr', look, tracker)
  }
  return null
}

/** A note's number is superscript for what it is: without that it would read as part of the text. */
function showsByItself(node: Node): boolean {
  return node.type !== schema.nodes.noteRef && node.type !== schema.nodes.runAtom
}

/** Paragraphs whose end a range goes past, or all of whose text is in it: the page has no way to select a mark alone. */
function marksIn(doc: Node, from: number, to: number): { paragraph: Node; pos: number }[] {
  const found: { paragraph: Node; pos: number }[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    const end = pos + node.nodeSize - 1
    if ((from <= end && to > end) || (from < to && from <= pos + 1 && to >= end)) found.push({ paragraph: node, pos })
    return false
  })
  return found
}
