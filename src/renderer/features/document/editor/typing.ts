import { Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import type { Extension } from '../extensions.ts'

/**
 * A typed character becomes an edit at once, without being read from the page first: in "office is" a blank typed before
 * the blank would be read as one typed behind it, and the revision would not say what was done. It also costs less.
 * Input methods write into the page themselves and are read from it (see input.ts).
 */
export const TYPING: Extension = {
  plugins: (session) => (session.tracking === null ? [] : [plugin]),
}

const plugin = new Plugin({
  props: {
    handleKeyPress: (view, event) => {
      const { selection } = view.state
      if (!view.editable || view.composing || event.charCode < 32 || !(selection instanceof TextSelection)) return false
      const text = String.fromCodePoint(event.charCode)
      const { from, to } = selection
      const plain = (): Transaction => view.state.tr.insertText(text).scrollIntoView()
      const isTaken = view.someProp('handleTextInput', (take) => take(view, from, to, text, plain)) === true
      if (!isTaken) view.dispatch(plain())
      return true
    },
  },
})
