import { Plugin, TextSelection } from 'prosemirror-state'
import { takeCaret, type Caret } from '../../app/locking/kept-place.ts'
import type { Extension } from './extensions.ts'
import type { EditorSession } from './session.ts'
import { reveal } from './view/reveal.ts'

let shown: EditorSession | null = null

/** Where the caret is in the document on screen; null when there is none. */
export function caretNow(): Caret | null {
  if (shown === null) return null
  const { agreement, round, view } = shown
  const { anchor, head } = view.state.selection
  return { agreement, round, anchor, head }
}

/** Puts the caret where it was when the archive was locked, once the document has arrived that far. */
export const returningExtension: Extension = {
  plugins: (session) => [
    new Plugin({
      view: () => {
        shown = session
        // The session is still being made.
        queueMicrotask(() => void goBack(session))
        return {
          destroy: () => {
            if (shown === session) shown = null
          },
        }
      },
    }),
  ],
}

async function goBack(session: EditorSession): Promise<void> {
  const caret = takeCaret(session.agreement, session.round)
  if (caret === null) return
  if (caret.head > session.view.state.doc.content.size) await session.arrival.whole
  const { view } = session
  if (view.isDestroyed) return
  const { doc, tr } = view.state
  const at = (pos: number) => doc.resolve(Math.min(pos, doc.content.size))
  view.dispatch(tr.setSelection(TextSelection.between(at(caret.anchor), at(caret.head))))
  view.focus()
  reveal(view, caret.head, 'center')
}
