import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { AddMarkStep, ReplaceStep } from 'prosemirror-transform'
import type { PropertyChange, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { numberingRevision } from '../revisions-in-properties.ts'
import { removeRow } from './delete.ts'
import type { MoveEdit } from './move-plan.ts'
import { removeBlock } from './paragraphs.ts'
import { isMine, markRevisions, rowRevisions, type Tracker } from './tracker.ts'

export type Edit = MoveEdit | { readonly kind: 'edge'; readonly pos: number; readonly node: Node }

/** Makes the edits at the place that a text moves away from: from the last to the first, so that positions stay true. */
export function applyEdits(tr: Transaction, edits: readonly Edit[], revision: Revision, tracker: Tracker): void {
  const ordered = edits.map((edit, i) => ({ edit, i })).sort((a, b) => startOf(b.edit) - startOf(a.edit) || b.i - a.i)
  for (const { edit } of ordered) apply(tr, edit, revision, tracker)
}

export function startOf(edit: Edit): number {
  return 'pos' in edit ? edit.pos : edit.from
}

function apply(tr: Transaction, edit: Edit, revision: Revision, tracker: Tracker): void {
  switch (edit.kind) {
    case 'mark':
      tr.step(new AddMarkStep(edit.from, edit.to, schema.marks.moveFrom.create({ ...revision })))
      break
    case 'remove':
      tr.step(new ReplaceStep(edit.from, edit.to, Slice.empty))
      break
    case 'endParagraph': {
      const revisions = { ...markRevisions(tr.doc.nodeAt(edit.pos)!), moveFrom: revision }
      tr.setNodeAttribute(edit.pos, 'markRevisions', revisions)
      break
    }
    case 'emptyLook':
      emptyLook(tr, edit.pos, revision, tracker)
      break
    case 'row':
      tr.setNodeAttribute(edit.pos, 'revisions', { ...rowRevisions(tr.doc.nodeAt(edit.pos)!), del: revision })
      break
    case 'removeRow':
      removeRow(tr, edit.pos)
      break
    case 'removeBlock':
      removeBlock(tr, edit.pos)
      break
    case 'edge':
      tr.step(new ReplaceStep(edit.pos, edit.pos, new Slice(Fragment.from(edit.node), 0, 0)))
  }
}

/** A last paragraph has to stay, though its text moved away: without the number and look that went with the text. */
function emptyLook(tr: Transaction, pos: number, revision: Revision, tracker: Tracker): void {
  const paragraph = tr.doc.nodeAt(pos)!
  const { pPr, pPrChange } = paragraph.attrs as { pPr: string; pPrChange: PropertyChange | null }
  // Numbering that is tracked without the properties it had would be settled with my change (17.3.1.19).
  if (numberingRevision(paragraph) !== null) return
  if (pPr === '' || (pPrChange !== null && !isMine(pPrChange, tracker))) return
  tr.setNodeAttribute(pos, 'pPr', '')
  if (pPrChange === null) tr.setNodeAttribute(pos, 'pPrChange', { ...revision, old: pPr })
}
