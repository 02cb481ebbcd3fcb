import type { Transaction } from 'prosemirror-state'
import { schema } from '../../../../core/document/schema.ts'
import type { DocumentContext } from '../../../../core/document/style-sheet.ts'
import {
  baseAt,
  changedRun,
  changeLevelTracked,
  continueNumberingTracked,
  formatParagraphsTracked,
  formatTextTracked,
  LEFT_OUT,
  restartNumberingTracked,
  setListTracked,
  SOME_PENDING,
  type ListKind,
  type ParagraphChange,
  type RunChange,
  type Tracker,
} from '../../../../core/revision/track.ts'
import { notify } from '../notices.ts'
import { refuseEdit } from '../read-only.ts'
import type { EditorSession } from '../session.ts'
import { typingProperties } from './format-state.ts'

/** What toolbar, keys and palette do to the selection. Refusals are said in a notice; nothing is changed then. */

type Edit = (tr: Transaction, from: number, to: number, context: DocumentContext, tracker: Tracker) => string | null

function edit(session: EditorSession, change: Edit): void {
  const { tracking, view, looks } = session
  if (tracking === null || !session.isEditable()) return refuseEdit(session)
  const { state } = view
  const { tr } = state
  const tracker = tracking.tracker()
  for (const { $from, $to } of state.selection.ranges) {
    const refusal = change(tr, $from.pos, $to.pos, looks.file, tracker)
    if (refusal === null) continue
    notify({ tone: 'warning', title: refusal })
    view.focus()
    return
  }
  if (tr.docChanged) {
    // A step forgets the look that was chosen for what is typed next.
    if (state.storedMarks !== null) tr.setStoredMarks(state.storedMarks)
    view.dispatch(tracking.settle(tr).scrollIntoView())
    if (tr.getMeta(LEFT_OUT) !== undefined) notify({ tone: 'info', title: SOME_PENDING })
  }
  view.focus()
}

/** Changes the look of the selected text; at a caret, of what is typed next. */
export function formatText(session: EditorSession, change: RunChange): void {
  const { view, looks } = session
  const { state } = view
  if (!state.selection.empty) {
    edit(session, (tr, from, to, context, tracker) => formatTextTracked(tr, from, to, change, context, tracker))
    return
  }
  const { $from } = state.selection
  if (!session.isEditable()) return refuseEdit(session)
  if ($from.parent.type !== schema.nodes.paragraph) return
  const base = baseAt(state.doc, $from.pos, $from.parent, looks.formatter)
  const xml = changedRun(typingProperties(state), change, base, looks.formatter)
  const others = (state.storedMarks ?? $from.marks()).filter((mark) => mark.type !== schema.marks.rPr)
  view.dispatch(state.tr.setStoredMarks(xml === '' ? others : schema.marks.rPr.create({ xml }).addToSet(others)))
  view.focus()
}

export function formatParagraphs(session: EditorSession, change: ParagraphChange): void {
  edit(session, (tr, from, to, context, tracker) => formatParagraphsTracked(tr, from, to, change, context, tracker))
}

export function changeLevel(session: EditorSession, by: 1 | -1): void {
  edit(session, (tr, from, to, context, tracker) => changeLevelTracked(tr, from, to, by, context, tracker))
}

export function setList(session: EditorSession, kind: ListKind | 'none'): void {
  edit(session, (tr, from, to, context, tracker) => setListTracked(tr, from, to, kind, context, tracker))
}

/** In a list the level, elsewhere the indent, as Word's buttons do it. */
export function indentBy(session: EditorSession, by: 1 | -1): void {
  const { $from } = session.view.state.selection
  const pPr = $from.parent.attrs.pPr as string | undefined
  if (pPr !== undefined && session.looks.formatter.numbering(pPr) !== null) changeLevel(session, by)
  else formatParagraphs(session, { kind: 'indentBy', by })
}

export function restartNumbering(session: EditorSession): void {
  edit(session, restartNumberingTracked)
}

export function continueNumbering(session: EditorSession): void {
  edit(session, continueNumberingTracked)
}
