import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { AddMarkStep, ReplaceStep } from 'prosemirror-transform'
import type { Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { wholeFields } from './fields.ts'
import { deletionAt } from './neighbours.ts'
import { joinedBy, settleHeldMarks } from './held-marks.ts'
import { mergeIntoNext, removeBlock } from './paragraphs.ts'
import { nextParagraph } from './places.ts'
import { isMine, isPlaceMarker, markRevisions, revisionOn, rowRevisions, type Tracker } from './tracker.ts'
import { isGone } from '../../document/text.ts'

/** One thing that a deletion does, at a position of the document before it. */
type Edit =
  | { readonly kind: 'mark' | 'remove'; readonly from: number; to: number }
  | { readonly kind: 'endParagraph' | 'merge' | 'row' | 'removeRow'; readonly pos: number }

/** Where the deleted range is afterwards. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Deletes a range as a revision: what I inserted goes for good, everything else is marked deleted, what is deleted
 * already stays as it is. Place markers stay; fields are deleted whole; the mark before a table and the last mark of a
 * cell or the body cannot be deleted (nothing follows that its content could join), and cells are never joined.
 */
export function deleteTracked(tr: Transaction, from: number, to: number, tracker: Tracker): Range {
  settleHeldMarks(tr, from, to, tracker)
  const before = tr.steps.length
  const fields = wholeFields(tr.doc, from, to)
  const edits = editsIn(tr.doc, fields.from, fields.to, fields.balanced, tracker)
  const deletion = edits.some((edit) => edit.kind === 'mark' || edit.kind === 'endParagraph' || edit.kind === 'row')
    ? deletionAt(tr.doc, fields.from, fields.to, tracker)
    : null
  // The last edit first, so that the positions of those before it stay true.
  for (const edit of edits.toReversed()) apply(tr, edit, deletion, edits.length === 1)
  const done = tr.mapping.slice(before)
  return { from: done.map(fields.from, -1), to: done.map(fields.to, 1) }
}

/** What to do, in the order of positions, a container before its content. */
function editsIn(doc: Node, from: number, to: number, fields: boolean, tracker: Tracker): Edit[] {
  const edits: Edit[] = []
  // Rows go when the whole table is in the range, or when the range itself is one of rows.
  const ofRows = doc.resolve(from).parent.type === schema.nodes.table
  const inline = (node: Node, start: number, end: number): void => {
    const kind = inlineEdit(node, fields, tracker)
    if (kind === null) return
    const last = edits.at(-1)
    if (last?.kind === kind && last.to === start) last.to = end
    else edits.push({ kind, from: start, to: end })
  }
  doc.nodesBetween(from, to, (node, pos, parent) => {
    const end = pos + node.nodeSize
    if (node.isInline) {
      inline(node, Math.max(pos, from), Math.min(end, to))
    } else if (node.type === schema.nodes.paragraph) {
      const edit = to >= end && from < end ? paragraphEdit(doc, node, pos, tracker) : null
      if (edit) edits.push(edit)
    } else if (node.type === schema.nodes.row && from <= pos && to >= end) {
      const tableStart = doc.resolve(pos).before()
      const whole = from <= tableStart && to >= tableStart + parent!.nodeSize
      if (!whole && !ofRows) return true
      const { ins, del } = rowRevisions(node)
      if (isMine(ins, tracker) && !del && !holdsPlaces(node)) {
        edits.push({ kind: 'removeRow', pos })
        return false
      }
      if (!del) edits.push({ kind: 'row', pos })
    }
    return true
  })
  return edits
}

function inlineEdit(node: Node, fields: boolean, tracker: Tracker): 'mark' | 'remove' | null {
  if (isPlaceMarker(node) || isGone(node)) return null
  if (!fields && (node.type === schema.nodes.field || node.type === schema.nodes.instr)) return null
  return isMine(revisionOn(node, 'ins'), tracker) ? 'remove' : 'mark'
}

function paragraphEdit(doc: Node, paragraph: Node, pos: number, tracker: Tracker): Edit | null {
  const { ins, del, moveFrom } = markRevisions(paragraph)
  if (del || moveFrom || joinedBy(doc, pos, 'del', tracker) === null) return null
  // Past a table that is only deleted nothing is really merged.
  return { kind: isMine(ins, tracker) && nextParagraph(doc, pos) !== null ? 'merge' : 'endParagraph', pos }
}

function apply(tr: Transaction, edit: Edit, deletion: Revision | null, alone: boolean): void {
  switch (edit.kind) {
    case 'remove':
      tr.step(new ReplaceStep(edit.from, edit.to, Slice.empty))
      break
    case 'mark':
      markDeleted(tr, edit.from, edit.to, deletion!, alone)
      break
    case 'endParagraph':
      tr.setNodeAttribute(edit.pos, 'markRevisions', { ...markRevisions(tr.doc.nodeAt(edit.pos)!), del: deletion })
      break
    case 'merge':
      mergeIntoNext(tr, edit.pos)
      break
    case 'row':
      tr.setNodeAttribute(edit.pos, 'revisions', { ...rowRevisions(tr.doc.nodeAt(edit.pos)!), del: deletion })
      break
    case 'removeRow':
      removeRow(tr, edit.pos)
  }
}

/**
 * A deletion that is one piece is written as a replacement: a step that adds a mark has no position map, and the undo
 * history tells by maps that a held Backspace is one event.
 */
function markDeleted(tr: Transaction, from: number, to: number, deletion: Revision, alone: boolean): void {
  const mark = schema.marks.del.create({ ...deletion })
  if (!alone) {
    tr.step(new AddMarkStep(from, to, mark))
    return
  }
  const marked: Node[] = []
  tr.doc.slice(from, to).content.forEach((node) => marked.push(node.mark(mark.addToSet(node.marks))))
  tr.step(new ReplaceStep(from, to, new Slice(Fragment.fromArray(marked), 0, 0)))
}

/** A bookmark or comment range may begin in a row and end elsewhere: such a row is only marked. */
function holdsPlaces(row: Node): boolean {
  let found = row.attrs.before !== '' || row.attrs.after !== ''
  row.descendants((node) => {
    if (isPlaceMarker(node) || node.attrs.marker === true || node.attrs.before || node.attrs.after) found = true
    return !found
  })
  return found
}

/** A row that I inserted goes for good, and with the last row its table. */
export function removeRow(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  if ($pos.parent.childCount > 1) tr.delete(pos, pos + $pos.nodeAfter!.nodeSize)
  else removeBlock(tr, $pos.before())
}
