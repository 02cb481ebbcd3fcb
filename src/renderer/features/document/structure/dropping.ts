import { Fragment, Slice } from 'prosemirror-model'
import { closeHistory } from 'prosemirror-history'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'
import { deleteTracked, insertTracked, moveTracked, wholeMove } from '../../../../core/revision/track.ts'
import { CellSelection } from '../../../../core/document/cell-selection.ts'
import { notify } from '../notices.ts'
import { dragSelection, ownSlice } from '../editor/clipboard.ts'
import { droppedNote, paste, READ_ONLY } from '../editor/paste/paste.ts'
import type { Tracking } from '../editor/tracking.ts'
import type { Extension } from '../extensions.ts'
import { dropCaret } from './drop-caret.ts'
import type { EditorSession } from '../session.ts'

/*
 * Text dropped on the page, and breaks. Whole paragraphs that are dragged between others are moved; words are deleted where
 * they were and inserted where they are dropped, as cutting and pasting makes it; what comes from elsewhere is pasted;
 * files go on to who takes them.
 */

export const structure: Extension = {
  plugins: (session) => {
    const press = keydownHandler({
      'Mod-Enter': breakOf(session, 'page'),
      'Mod-Shift-Enter': breakOf(session, 'column'),
    })
    return [
      dropCaret(),
      new Plugin({
        // Heard after the view, which knows by then what is dragged.
        view: ({ dom }) => {
          const drag = (event: DragEvent): void => {
            if (event.dataTransfer !== null) dragSelection(session.view, event.dataTransfer, session.looks)
          }
          dom.addEventListener('dragstart', drag)
          return { destroy: () => dom.removeEventListener('dragstart', drag) }
        },
        props: {
          handleKeyDown: (view, event) => !event.isComposing && press(view, event),
          handleDrop: (view, event, _slice, moved) => dropped(session, view, event, moved),
        },
      }),
    ]
  },
}

/** A page or column break at the selection. */
export function breakOf(session: EditorSession, type: 'page' | 'column'): Command {
  return (state, dispatch) => {
    const { tracking } = session
    if (tracking === null) return false
    const { tr, selection } = state
    const slice = new Slice(Fragment.from(schema.nodes.break.create({ type })), 0, 0)
    const done = insertTracked(tr, selection.from, selection.to, slice, tracking.tracker())
    dispatch?.(tracking.settle(caretAt(tr, done.to)))
    return true
  }
}

function caretAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1)).scrollIntoView()
}

function dropped(session: EditorSession, view: EditorView, event: DragEvent, moved: boolean): boolean {
  const data = event.dataTransfer
  if (data === null || data.files.length > 0) return true
  const { tracking } = session
  if (tracking === null || !view.editable) {
    notify({ tone: 'warning', title: READ_ONLY })
    return true
  }
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
  if (at === undefined) return true
  if (view.dragging === null) comeIn(session, view, data, at)
  else carry(tracking, view, view.dragging.slice, at, moved)
  view.focus()
  return true
}

/** What comes from elsewhere is pasted where it falls. */
function comeIn(session: EditorSession, view: EditorView, data: DataTransfer, at: number): void {
  const html = data.getData('text/html')
  const source = { own: ownSlice(html), html, text: data.getData('text/plain') }
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))))
  paste(session, source, 'match')
}

/** What was taken from this page is set down at `at`, and with `moved` no longer stands where it was. */
function carry(tracking: Tracking, view: EditorView, slice: Slice, at: number, moved: boolean): void {
  const { tr, selection } = view.state
  const { from, to } = selection
  if (slice.size === 0 || selection instanceof CellSelection || (moved && at >= from && at <= to)) return
  const tracker = tracking.tracker()
  const whole = moved ? wholeMove(tr.doc, from, to, at) : null
  if (whole !== null) {
    const done = moveTracked(tr, whole.from, whole.to, whole.dest, tracker)
    if (done.ok) {
      const [start, end] = [done.map(from), done.map(Math.min(to, whole.to - 1))]
      tr.setSelection(TextSelection.between(tr.doc.resolve(start), tr.doc.resolve(end)))
      view.dispatch(closeHistory(tracking.settle(tr).setMeta('uiEvent', 'drop')))
    }
    // It stays where it is; what cannot be moved, as over another author's move, is cut and pasted as words are.
    if (done.ok || done.reason === null) return
  }
  // What is further on first, so that the other place stays true.
  const takeAway = (): void => void (moved && deleteTracked(tr, from, to, tracker))
  const before = at < from
  if (before) takeAway()
  const done = insertTracked(tr, at, at, slice, tracker)
  const steps = tr.steps.length
  if (!before) takeAway()
  const rest = tr.mapping.slice(steps)
  const [start, end] = [rest.map(done.from, 1), rest.map(done.to, -1)]
  tr.setSelection(TextSelection.between(tr.doc.resolve(start), tr.doc.resolve(end)))
  const [note] = droppedNote(done.dropped)
  if (note !== undefined) notify({ tone: 'info', title: note })
  view.dispatch(closeHistory(tracking.settle(tr).setMeta('uiEvent', 'drop')))
}
