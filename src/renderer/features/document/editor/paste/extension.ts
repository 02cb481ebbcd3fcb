import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { CellSelection } from '../../../../../core/document/cell-selection.ts'
import type { Extension } from '../../extensions.ts'
import type { EditorSession } from '../../session.ts'
import { eraseCells } from '../../tables/commands.ts'
import { copySelection, ownSlice } from '../clipboard.ts'
import { erase } from '../commands.ts'
import { notify } from '../../notices.ts'
import { lastPasteOf, paste, READ_ONLY } from './paste.ts'

/** Copy, cut and paste. */
export const clipboard: Extension = {
  plugins: (session) => {
    const copy = (view: EditorView, event: ClipboardEvent): boolean => copied(session, view, event)
    let isPlain = false
    return [
      new Plugin({
        // What was pasted can be had another way until something else is edited.
        view: () => ({
          destroy: session.onUpdate((_state, tr) => {
            // The rest of a long document arrives without being an edit.
            const isEdit = tr.docChanged && tr.getMeta('addToHistory') !== false && tr.getMeta('paste') === undefined
            if (isEdit) lastPasteOf(session).set({ last: null })
          }),
        }),
        props: {
          handleDOMEvents: {
            copy,
            cut: copy,
            paste: () => {
              if (!session.isEditable()) notify({ tone: 'warning', title: READ_ONLY })
              return !session.isEditable()
            },
          },
          handleKeyDown: (_view, event) => {
            // The browser's key for pasting without formatting: it comes as a paste like any other.
            isPlain = event.key.toLowerCase() === 'v' && event.shiftKey && (event.ctrlKey || event.metaKey)
            return false
          },
          handlePaste: (_view, event) => {
            const data = event.clipboardData
            if (data === null) return true
            const html = data.getData('text/html')
            const source = { own: ownSlice(html), html, text: data.getData('text/plain') }
            paste(session, source, isPlain ? 'text' : 'match')
            isPlain = false
            return true
          },
        },
      }),
    ]
  },
}

/** Cutting is copying and a tracked deletion; of rows that are selected whole, of the rows. */
function copied(session: EditorSession, view: EditorView, event: ClipboardEvent): boolean {
  if (event.clipboardData === null || !copySelection(view, event.clipboardData, session.looks)) return false
  event.preventDefault()
  if (event.type !== 'cut' || session.tracking === null || !session.isEditable()) return true
  const cut =
    view.state.selection instanceof CellSelection
      ? eraseCells(session.tracking, true)
      : erase(session.tracking, -1, 'character')
  cut(view.state, view.dispatch, view)
  return true
}
