import { Fragment, Slice } from 'prosemirror-model'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'
import { deleteTracked, insertTracked } from '../../../../core/revision/track.ts'
import { linesToSlice } from '../editor/commands.ts'
import type { Extension } from '../extensions.ts'
import type { EditorSession } from '../session.ts'

/*
 * Text dropped on the page, and breaks. Words that are dragged are deleted where they were and inserted where they are
 * dropped, as cutting and pasting makes it; files go on to who takes them.
 */

export const structure: Extension = {
  plugins: (session) => {
    const press = keydownHandler({
      'Mod-Enter': breakOf(session, 'page'),
      'Mod-Shift-Enter': breakOf(session, 'column'),
    })
    return [
      new Plugin({
        props: {
          handleKeyDown: (view, event) => !event.isComposing && press(view, event),
          handleDrop: (view, event, slice, moved) => dropped(session, view, event, slice, moved),
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

function dropped(session: EditorSession, view: EditorView, event: DragEvent, slice: Slice, moved: boolean): boolean {
  const { tracking } = session
  const data = event.dataTransfer
  if (tracking === null || !view.editable || data === null || data.files.length > 0) return false
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
  if (at === undefined) return true
  const { tr, selection } = view.state
  const { from, to } = selection
  if (moved && at >= from && at <= to) return true
  const content = slice.size > 0 ? slice : linesToSlice(data.getData('text/plain'), view.state)
  if (content.size === 0) return true
  // What is further on first, so that the other place stays true.
  const tracker = tracking.tracker()
  const takeAway = (): void => void (moved && deleteTracked(tr, from, to, tracker))
  const before = at < from
  if (before) takeAway()
  const done = insertTracked(tr, at, at, content, tracker)
  const steps = tr.steps.length
  if (!before) takeAway()
  const rest = tr.mapping.slice(steps)
  const [start, end] = [rest.map(done.from, 1), rest.map(done.to, -1)]
  tr.setSelection(TextSelection.between(tr.doc.resolve(start), tr.doc.resolve(end)))
  view.dispatch(tracking.settle(tr).setMeta('uiEvent', 'drop'))
  view.focus()
  return true
}
