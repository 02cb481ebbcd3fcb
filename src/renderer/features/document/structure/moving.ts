import type { Node } from 'prosemirror-model'
import { Selection, TextSelection } from 'prosemirror-state'
import type { Clause } from '../../../../core/document/clause-places.ts'
import { clauseIndexAt, clauseRange, indexAfter } from '../../../../core/document/clauses.ts'
import { moveTracked } from '../../../../core/revision/track.ts'
import { nextBlock, previousBlock } from '../../../../core/revision/track/places.ts'
import { notify } from '../notices.ts'
import { outlineOf } from '../outline/clauses.ts'
import { groupLabels } from '../plugins/group-decorations.ts'
import type { EditorSession } from '../session.ts'

/** Moving paragraphs and clauses from the keyboard and the outline: tracked, with the selection going along. */

export type Direction = -1 | 1

/** All clauses of the document as it is now, sub-clauses too. */
export function clausesNow({ view, looks }: EditorSession): Clause[] {
  return outlineOf(groupLabels(view.state), looks.formatter)
}

/** Alt+Shift+↑ and ↓ on the page: the paragraphs of the selection go past the block before or behind them. */
export function moveParagraphs(session: EditorSession, direction: Direction): void {
  const { doc, selection } = session.view.state
  const { depth } = selection.$from
  if (!selection.$from.parent.isTextblock) return
  const from = selection.$from.before(depth)
  const last = selection.$to.depth >= depth ? selection.$to.before(depth) : from
  const to = last + doc.nodeAt(last)!.nodeSize
  const dest = direction < 0 ? placeBefore(doc, from) : placeBehind(doc, last)
  if (dest !== null) move(session, from, to, dest)
}

function placeBefore(doc: Node, pos: number): number | null {
  let at = previousBlock(doc, pos)
  while (at !== null && doc.nodeAt(at)!.attrs.marker === true) at = previousBlock(doc, at)
  return at
}

function placeBehind(doc: Node, last: number): number | null {
  let at = nextBlock(doc, last)
  while (at !== null && doc.nodeAt(at)!.attrs.marker === true) at = nextBlock(doc, at)
  return at === null ? null : at + doc.nodeAt(at)!.nodeSize
}

/** The clause at the selection, with all below it, past its neighbour; null where the selection is in none. */
export function moveClauseHere(session: EditorSession, direction: Direction): void {
  const clauses = clausesNow(session)
  const index = clauseIndexAt(clauses, session.view.state.selection.head)
  if (index >= 0) moveClause(session, index, direction)
}

/** A clause past the one before or behind it at its level, or out of the clause it stands in. */
export function moveClause(session: EditorSession, index: number, direction: Direction): void {
  const clauses = clausesNow(session)
  const dest = direction < 0 ? above(clauses, index) : below(session, clauses, index)
  if (dest === null) session.announce('The clause cannot go further')
  else moveClauseTo(session, index, dest)
}

/** A clause of the document to a position between blocks. */
export function moveClauseTo(session: EditorSession, index: number, dest: number): void {
  const clauses = clausesNow(session)
  const clause = clauses[index]
  if (clause === undefined || clause.isGone) return
  const { from, to } = clauseRange(session.view.state.doc, session.looks.formatter, clauses, index)
  if (move(session, from, to, dest)) session.announce(`Moved ${[clause.label, clause.title].join(' ').trim()}`)
}

function above(clauses: readonly Clause[], index: number): number | null {
  const { depth } = clauses[index]!
  for (let i = index - 1; i >= 0; i--) if (!clauses[i]!.isGone && clauses[i]!.depth <= depth) return clauses[i]!.pos
  return null
}

function below(session: EditorSession, clauses: readonly Clause[], index: number): number | null {
  let next = indexAfter(clauses, index)
  while (clauses[next]?.isGone === true) next++
  if (clauses[next] === undefined) return null
  const { doc } = session.view.state
  if (clauses[next]!.depth >= clauses[index]!.depth) {
    return clauseRange(doc, session.looks.formatter, clauses, next).to
  }
  // Out of the clause it stood in: the first of the next.
  return clauses[next + 1]?.pos ?? clauseRange(doc, session.looks.formatter, clauses, next).to
}

function move(session: EditorSession, from: number, to: number, dest: number): boolean {
  const { tracking, view } = session
  if (tracking === null || !session.isEditable()) return false
  const { tr, selection } = view.state
  const moved = moveTracked(tr, from, to, dest, tracking.tracker())
  if (!moved.ok) {
    if (moved.reason !== null) notify({ tone: 'warning', title: moved.reason })
    return false
  }
  const inside = selection.from >= from && selection.to <= to
  const size = tr.doc.content.size
  const place = (pos: number): number => Math.max(0, Math.min(size, pos))
  const anchor = place(inside ? moved.map(selection.anchor) : moved.from + 1)
  const head = place(inside ? moved.map(selection.head) : moved.from + 1)
  const [$anchor, $head] = [tr.doc.resolve(anchor), tr.doc.resolve(head)]
  const isText = $anchor.parent.inlineContent && $head.parent.inlineContent
  tr.setSelection(isText ? TextSelection.create(tr.doc, anchor, head) : Selection.near($head, 1))
  view.dispatch(tracking.settle(tr).scrollIntoView())
  session.freshModel()
  return true
}
