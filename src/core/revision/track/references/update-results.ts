import type { Transaction } from 'prosemirror-state'
import { schema } from '../../../document/schema.ts'
import { insertText } from '../insert.ts'
import type { Tracker } from '../tracker.ts'

/** A field's result that is to show something else: positions around the result, which stands between its edges. */
export interface NewResult {
  readonly from: number
  readonly to: number
  readonly now: string
}

/** Replaces results of fields as revisions: what they showed is deleted, what they show now inserted. @returns how many. */
export function updateResults(tr: Transaction, results: readonly NewResult[], tracker: Tracker): number {
  let count = 0
  // The last first, so that the positions of the others stay true.
  for (const { from, to, now } of results.toSorted((a, b) => b.from - a.from)) {
    if (!canHold(tr, from, to)) continue
    const wrap = tr.doc.nodeAt(from)?.marks.find((m) => m.type === schema.marks.wrap && m.attrs.kind === 'fldSimple')
    const inserted = insertText(tr, from, to, now, null, tracker)
    if (inserted.from === inserted.to) continue
    // What is put at the edge of a simple field would stand beside it.
    if (wrap !== undefined) tr.addMark(inserted.from, inserted.to, wrap)
    count++
  }
  return count
}

/** Between the edges of a complex field, or in a simple one; where there is no separator, no result can stand. */
function canHold(tr: Transaction, from: number, to: number): boolean {
  if (from < to) return true
  const before = tr.doc.resolve(from).nodeBefore
  return before?.type === schema.nodes.field && before.attrs.edge === 'separate'
}
