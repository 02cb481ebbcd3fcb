import { closeHistory } from 'prosemirror-history'
import type { Node, Slice } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { CellSelection } from '../../../../../core/document/cell-selection.ts'
import { schema } from '../../../../../core/document/schema.ts'
import { pasteHtml, type PasteTarget } from '../../../../../core/paste/paste-html.ts'
import {
  clearCellsTracked,
  fillCellsTracked,
  insertTracked,
  type Tracker,
  typingRange,
} from '../../../../../core/revision/track.ts'
import { notify } from '../../notices.ts'
import type { EditorSession } from '../../session.ts'
import { createStore, type Store } from '../../store.ts'
import { roomFor } from '../../tables/room.ts'
import { linesToSlice } from '../commands.ts'
import { parseHtml } from './parse-html.ts'

/** What was on the clipboard. */
export interface PasteSource {
  /** What was copied in this window, exactly as it is here. */
  readonly own: Slice | null
  readonly html: string
  readonly text: string
}

/** As the text around looks, as it looked where it comes from, or the words alone. */
export type PasteHow = 'match' | 'keep' | 'text'

/** What was pasted last, as long as nothing was edited since: it can be had another way. */
export interface LastPaste {
  readonly source: PasteSource
  readonly how: PasteHow
}

export const READ_ONLY = 'This document is only read here: nothing can be pasted.'

interface Remembered {
  readonly last: LastPaste | null
}

const remembered = new WeakMap<EditorSession, Store<Remembered>>()

export function lastPasteOf(session: EditorSession): Store<Remembered> {
  let store = remembered.get(session)
  if (store === undefined) remembered.set(session, (store = createStore<Remembered>({ last: null })))
  return store
}

/** Pastes over the selection as one step of undo, and remembers it. Says what could not come along. */
export function paste(session: EditorSession, source: PasteSource, how: PasteHow): void {
  const { tracking, view } = session
  if (tracking === null || !session.isEditable()) {
    notify({ tone: 'warning', title: READ_ONLY })
    return
  }
  const before = view.state
  const content = contentOf(session, source, how)
  if (content === null) {
    notify({ tone: 'warning', title: 'The clipboard holds no text that could be pasted.' })
    return
  }
  const { tr } = before
  const inserted = insertOver(before, tr, content.slice, tracking.tracker())
  if (!tr.docChanged) {
    notify({ tone: 'warning', title: 'This cannot be pasted here.' })
    return
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(inserted.to, tr.doc.content.size)), 1)).scrollIntoView()
  view.dispatch(closeHistory(tracking.settle(tr).setMeta('paste', true)))
  const isDone = view.state.doc !== before.doc
  if (isDone) lastPasteOf(session).set({ last: { source, how } })
  const notes = [...content.notes, ...droppedNote(inserted.dropped)]
  if (isDone && notes.length > 0) notify({ tone: 'info', title: notes.join(' ') })
}

/** Takes the last paste back and pastes the same another way. */
export function pasteOtherwise(session: EditorSession, how: PasteHow): void {
  const { last } = lastPasteOf(session).get()
  if (last === null || last.how === how) return
  session.undo()
  paste(session, last.source, how)
}

interface Inserted {
  readonly from: number
  readonly to: number
  readonly dropped: readonly string[]
}

/** Puts a slice in place of what is selected: of cells into the first one, or cell by cell where it is a table. */
export function insertOver(state: EditorState, tr: Transaction, slice: Slice, tracker: Tracker): Inserted {
  const { selection } = state
  if (!(selection instanceof CellSelection)) {
    const { from, to } = typingRange(state, tracker)
    return insertTracked(tr, from, to, slice, tracker)
  }
  const cells = slice.content.childCount === 1 && slice.openStart === 0 ? slice.content.firstChild! : null
  const filled = cells?.type === schema.nodes.table ? fillCellsTracked(tr, selection, cells, tracker) : null
  if (filled !== null) return { from: selection.from, to: tr.mapping.map(selection.to, -1), dropped: filled }
  const cleared = clearCellsTracked(tr, selection, tracker)
  const at = cleared.ok ? behindCell(tr.doc, cleared.caret) : selection.from
  return insertTracked(tr, at, at, slice, tracker)
}

/** Where text goes behind all that is deleted in the cell around a place. */
function behindCell(doc: Node, place: number): number {
  const $place = doc.resolve(place)
  return TextSelection.near(doc.resolve($place.end($place.depth - 1)), -1).head
}

/** What is said of content that could not come along. */
export function droppedNote(kinds: readonly string[]): string[] {
  if (kinds.length === 0) return []
  return [`Not pasted, because it belongs to the place it was copied from: ${[...new Set(kinds)].join(', ')}.`]
}

function contentOf(
  session: EditorSession,
  { own, html, text }: PasteSource,
  how: PasteHow,
): { slice: Slice; notes: readonly string[] } | null {
  if (how !== 'text' && own !== null) return { slice: own, notes: [] }
  const nodes = how === 'text' || html === '' ? null : parseHtml(html)
  if (nodes !== null && how !== 'text') {
    const content = pasteHtml(nodes, targetOf(session, how))
    if (content.slice.size > 0) return content
  }
  return text === '' ? null : { slice: linesToSlice(text, session.view.state), notes: [] }
}

function targetOf(session: EditorSession, mode: 'match' | 'keep'): PasteTarget {
  const { state } = session.view
  const { $from } = state.selection
  const { parent } = $from
  const marks = state.storedMarks ?? ($from.parent.inlineContent ? $from.marks() : [])
  return {
    context: session.looks.context,
    mode,
    pPr: parent.type === schema.nodes.paragraph ? (parent.attrs.pPr as string) : '',
    rPr: (schema.marks.rPr.isInSet(marks)?.attrs.xml as string | undefined) ?? '',
    width: roomFor(session),
  }
}
