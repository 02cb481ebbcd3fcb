import { Plugin, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { insertTracked, rememberErased, typingRange } from '../../../../core/revision/track.ts'
import type { Extension } from '../extensions.ts'
import type { Tracking } from './tracking.ts'

/**
 * A typed character becomes an edit at once, without being read from the page first: in "office is" a blank typed before
 * the blank would be read as one typed behind it, and the revision would not say what was done. It also costs less.
 * Input methods write into the page themselves and are read from it (see input.ts).
 */
export const TYPING: Extension = {
  plugins: ({ tracking }) => (tracking === null ? [] : [typing(tracking), rememberErased]),
}

export function typing(tracking: Tracking): Plugin {
  return new Plugin({
    props: {
      handleKeyPress: (view, event) => {
        const { selection } = view.state
        if (!view.editable || view.composing || event.charCode < 32) return false
        if (!(selection instanceof TextSelection) || !isCurrent(view)) return false
        const text = String.fromCodePoint(event.charCode)
        const { from, to } = typingRange(view.state, tracking.tracker())
        const plain = (): Transaction => typed(view.state, text, from, to, tracking)
        const isTaken = view.someProp('handleTextInput', (take) => take(view, from, to, text, plain)) === true
        if (!isTaken) view.dispatch(plain())
        return true
      },
    },
  })
}

/** Text typed over a range, or where there is no selection: with the caret behind it, and the marks set for it. */
export function typed(state: EditorState, text: string, from: number, to: number, tracking: Tracking): Transaction {
  const { tr, selection, storedMarks } = state
  if (from < to) {
    // A step that fitted the text in would take the structure apart where the range leaves a cell.
    const inserted = insertTracked(tr, from, to, text, tracking.tracker())
    tr.setSelection(TextSelection.near(tr.doc.resolve(inserted.to), -1))
    return tracking.settle(tr).scrollIntoView()
  }
  if (from !== selection.from) {
    tr.setSelection(TextSelection.create(tr.doc, from)).setStoredMarks(storedMarks)
  }
  return tr.insertText(text, from, to).scrollIntoView()
}

/**
 * Whether the editor knows where the caret is. Moved by an arrow key, it is told a moment later: what is typed before that
 * goes into the page, at the caret that the user sees, and is read from there.
 */
function isCurrent(view: EditorView): boolean {
  const seen = view.dom.ownerDocument.getSelection()
  if (seen === null || seen.anchorNode === null || seen.focusNode === null) return false
  if (!view.dom.contains(seen.anchorNode) || !view.dom.contains(seen.focusNode)) return false
  const { anchor, head } = view.state.selection
  return (
    view.posAtDOM(seen.anchorNode, seen.anchorOffset) === anchor &&
    (seen.isCollapsed ? anchor === head : view.posAtDOM(seen.focusNode, seen.focusOffset) === head)
  )
}
