import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { PropertyChange, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { deleteTracked } from './delete.ts'
import { settleHeldMarks } from './held-marks.ts'
import { insertionAt, insertionFrom, typingMarks } from './neighbours.ts'
import { newParagraphAttrs, splitParagraph } from './paragraphs.ts'
import { behindEnds, inContainer, isFollowed } from './move-range.ts'
import { insertedRow, pasted, type Pasted, textNodes } from './pasted.ts'
import { isParagraph, outOfFieldCode, previousParagraph, textPlace } from './places.ts'
import { newRevision, type Tracker } from './tracker.ts'

/** What an insertion did. */
export interface Insertion {
  /** Where what was inserted begins and ends now. */
  readonly from: number
  readonly to: number
  /** The kinds of nodes that could not be inserted, as a note reference that is not copied with its note. */
  readonly dropped: readonly string[]
}

/**
 * Replaces a range by text or a slice as revisions: the deleted text stays in place, the insertion comes after it.
 * Typed text takes the look of the transaction's stored marks, or of its neighbours.
 */
export function insertTracked(
  tr: Transaction,
  from: number,
  to: number,
  content: Slice | string,
  tracker: Tracker,
): Insertion {
  if (typeof content === 'string') return insertText(tr, from, to, content, tr.storedMarks, tracker)
  const at = from < to ? deleteTracked(tr, from, to, tracker).to : to
  // What takes the place of a container's last blocks goes into the paragraph that had to stay.
  const stays = from < to && !tr.doc.resolve(at).parent.inlineContent && !isFollowed(tr.doc, inContainer(tr.doc, at))
  return insertSlice(tr, at, stays ? Slice.maxOpen(content.content, false) : content, tracker)
}

const nothing = (at: number, dropped: readonly string[] = []): Insertion => ({ from: at, to: at, dropped })

/** Replaces a range by typed text; `stored` are the marks set for what is typed next, if any. */
export function insertText(
  tr: Transaction,
  from: number,
  to: number,
  text: string,
  stored: readonly Mark[] | null,
  tracker: Tracker,
): Insertion {
  const replaced = from < to ? insertionFrom(tr.doc, from) : undefined
  const pos = from < to ? deleteTracked(tr, from, to, tracker).to : to
  const place = textPlace(tr.doc, pos)
  if (place === null) return nothing(pos, ['text'])
  const at = outOfFieldCode(tr.doc, place)
  const marks = typingMarks(tr.doc, at, insertionAt(tr.doc, at, tracker, replaced), stored)
  return insertInline(tr, at, textNodes(text, marks), [])
}

function insertInline(tr: Transaction, at: number, content: Fragment, dropped: readonly string[]): Insertion {
  if (content.size > 0) tr.step(new ReplaceStep(at, at, new Slice(content, 0, 0)))
  return { from: at, to: at + content.size, dropped }
}

export function insertSlice(tr: Transaction, pos: number, slice: Slice, tracker: Tracker): Insertion {
  const $pos = tr.doc.resolve(pos)
  if ($pos.parent.type === schema.nodes.table || $pos.parent.type === schema.nodes.row) {
    return insertRows(tr, pos, slice, tracker)
  }
  settleHeldMarks(tr, pos, pos, tracker)
  const between = !$pos.parent.inlineContent
  const place = textPlace(tr.doc, pos)
  const anchor = place === null ? null : outOfFieldCode(tr.doc, place)
  const insertion = anchor === null ? newRevision(tracker) : insertionAt(tr.doc, anchor, tracker)
  const content = pasted(slice, insertion)
  if (between && content.start === null && content.end === null) {
    return insertBetween(tr, pos, content, insertion)
  }
  if (anchor === null) return nothing(pos, ['text'])
  if (content.blocks.length === 0 && content.end === null) {
    return insertInline(tr, anchor, withWraps(tr.doc, anchor, content.start!), content.dropped)
  }
  return insertAround(tr, anchor, content, insertion)
}

/** Inline content put inside a wrapper is inside it too, as typed text is. */
function withWraps(doc: Node, at: number, content: Fragment): Fragment {
  const wraps = typingMarks(doc, at, { id: '', author: '', date: null, utc: null }, []).filter(
    (mark) => mark.type === schema.marks.wrap,
  )
  if (wraps.length === 0) return content
  return Fragment.fromArray(content.content.map((node) => node.mark([...wraps, ...node.marks])))
}

/** Blocks in the middle of a paragraph split it as Enter does: rejecting them joins its pieces again. */
function insertAround(tr: Transaction, at: number, content: Pasted, insertion: Revision): Insertion {
  const $at = tr.doc.resolve(at)
  const paragraph = $at.parent
  const right = paragraph.copy(content.end ?? Fragment.empty)
  const blocks = [...content.blocks]
  let from = at
  if (content.start === null && $at.parentOffset === 0) {
    from = $at.before()
    tr.step(new ReplaceStep(from, at, new Slice(Fragment.fromArray([...blocks, right]), 0, 1)))
  } else {
    const left = paragraph.type.create(newParagraphAttrs(paragraph, insertion), content.start)
    splitParagraph(tr, at, left, blocks, right)
  }
  // Counted, not mapped: a map stops at the first of two places that were changed at one position.
  const opened = (from < at ? 0 : (content.start?.size ?? 0) + 1) + sizeOf(blocks) + 1
  return { from, to: from + opened + (content.end?.size ?? 0), dropped: content.dropped }
}

/** Blocks between blocks: each inserted paragraph is rejected by joining what follows it, so something has to follow. */
function insertBetween(tr: Transaction, pos: number, content: Pasted, insertion: Revision): Insertion {
  const { blocks, dropped } = content
  if (blocks.length === 0) return nothing(pos, dropped)
  const place = behindEnds(tr.doc, pos)
  if (isFollowed(tr.doc, place)) {
    const slice = new Slice(Fragment.fromArray([...blocks]), 0, 0)
    tr.step(new ReplaceStep(place, place, slice))
    return { from: place, to: place + slice.size, dropped }
  }
  const before = previousParagraph(tr.doc, place)
  return before === null ? nothing(pos, [...dropped, 'paragraph']) : append(tr, before, content, insertion)
}

/**
 * Blocks after a container's last paragraph, at `pos`: its mark is the container's last and stays last. So the mark
 * that is inserted ends the paragraph before, and the last new paragraph takes over the old mark, its properties as a
 * tracked change.
 */
function append(tr: Transaction, pos: number, content: Pasted, insertion: Revision): Insertion {
  const paragraph = tr.doc.nodeAt(pos)!
  const end = pos + paragraph.nodeSize - 1
  const blocks = [...content.blocks]
  const last = isParagraph(blocks.at(-1)!) ? blocks.pop()! : null
  const left = paragraph.type.create(newParagraphAttrs(paragraph, insertion))
  const { pPr, pPrChange } = paragraph.attrs
  const changes = last !== null && pPrChange === null && last.attrs.pPr !== pPr
  const change: PropertyChange = { ...insertion, old: pPr as string }
  const attrs = changes ? { ...paragraph.attrs, pPr: last.attrs.pPr as string, pPrChange: change } : paragraph.attrs
  splitParagraph(tr, end, left, blocks, paragraph.type.create(attrs, last?.content))
  return { from: end, to: end + 1 + sizeOf(blocks) + 1 + (last?.content.size ?? 0), dropped: content.dropped }
}

function sizeOf(blocks: readonly Node[]): number {
  return blocks.reduce((sum, block) => sum + block.nodeSize, 0)
}

/** Rows between rows of a table; anything else cannot stand there. */
function insertRows(tr: Transaction, pos: number, slice: Slice, tracker: Tracker): Insertion {
  const rows = slice.content.content
  const fits = tr.doc.resolve(pos).parent.type === schema.nodes.table && slice.openStart === 0 && slice.openEnd === 0
  if (!fits || rows.some((node) => node.type !== schema.nodes.row)) return nothing(pos, ['cell'])
  const dropped: string[] = []
  const insertion = newRevision(tracker)
  const fragment = Fragment.fromArray(rows.map((row) => insertedRow(row, insertion, dropped)))
  tr.step(new ReplaceStep(pos, pos, new Slice(fragment, 0, 0)))
  return { from: pos, to: pos + fragment.size, dropped }
}
