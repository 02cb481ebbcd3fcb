import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { contextFor } from '../../document/added-lists.ts'
import { schema } from '../../document/schema.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { isTaken, LEFT_OUT, PENDING, type Refusal, setPropertyTracked } from './format.ts'
import { changedParagraph, type ParagraphChange } from './paragraph-change.ts'
import type { Tracker } from './tracker.ts'

export interface PlacedParagraph {
  readonly node: Node
  readonly pos: number
}

/**
 * The paragraphs that a selection is about: those it touches, in tables too. One whose very start it ends at is not
 * among them: such a selection goes up to the mark before.
 */
export function paragraphsIn(doc: Node, from: number, to: number): PlacedParagraph[] {
  const found: PlacedParagraph[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    if (to > pos + 1 || from > pos || found.length === 0) found.push({ node, pos })
    return false
  })
  return found
}

/** Gives paragraphs other properties, each chosen from those it has. Refused, with nothing done, where one cannot change. */
export function setParagraphs(
  tr: Transaction,
  paragraphs: readonly PlacedParagraph[],
  change: (paragraph: PlacedParagraph) => string,
  tracker: Tracker,
): Refusal {
  const edits = paragraphs.map((p) => ({ pos: p.pos, now: change(p) })).filter(({ pos, now }) => pPrAt(tr, pos) !== now)
  if (edits.some(({ pos }) => isTaken(tr.doc, pos, tracker))) return PENDING
  for (const { pos, now } of edits) {
    const refusal = setPropertyTracked(tr, pos, 'pPr', now, tracker)
    if (refusal !== null) throw new Error(`a paragraph that was free is not: ${refusal}`)
  }
  return null
}

function pPrAt(tr: Transaction, pos: number): string {
  return tr.doc.nodeAt(pos)!.attrs.pPr as string
}

/**
 * Changes the look of the paragraphs that a range touches, as a revision. Those with another author's pending change are left
 * out, which `LEFT_OUT` tells; refused where there are no others to change.
 */
export function formatParagraphsTracked(
  tr: Transaction,
  from: number,
  to: number,
  change: ParagraphChange,
  context: DocumentContext,
  tracker: Tracker,
): Refusal {
  const effective = contextFor(tr.doc, context)
  const paragraphs = paragraphsIn(tr.doc, from, to)
  const now = ({ node }: PlacedParagraph): string => changedParagraph(node.attrs.pPr as string, change, effective)
  const changing = paragraphs.filter((p) => now(p) !== (p.node.attrs.pPr as string))
  const free = changing.filter(({ pos }) => !isTaken(tr.doc, pos, tracker))
  if (free.length < changing.length) {
    if (free.length === 0) return PENDING
    tr.setMeta(LEFT_OUT, true)
  }
  return setParagraphs(tr, free, now, tracker)
}
