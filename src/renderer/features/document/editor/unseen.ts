import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Extension } from '../extensions.ts'

/*
 * The edges of bookmarks, comments and fields stand in the text and are not seen. An arrow key goes past them: one that
 * stopped there would seem to do nothing.
 */

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 }

export const UNSEEN: Extension = { plugins: () => [unseenPlugin()] }

/** The same for any view of such text. */
export function unseenPlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const direction = DIRECTIONS[event.key]
        if (direction !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing) {
          skip(view, direction, event.shiftKey)
        }
        // The key itself is still to be pressed, from there.
        return false
      },
    },
  })
}

function skip(view: EditorView, direction: 1 | -1, extends_: boolean): void {
  const { selection, tr } = view.state
  if (!(selection instanceof TextSelection) || (!selection.empty && !extends_)) return
  const { head } = selection
  const past = pastUnseen(view, head, direction)
  if (past !== head)
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, extends_ ? selection.anchor : past, past)))
}

/** The first place from here with something on the page behind it, in the same paragraph. */
function pastUnseen(view: EditorView, from: number, direction: 1 | -1): number {
  for (let at = from; ;) {
    const $at = view.state.doc.resolve(at)
    const node = direction > 0 ? $at.nodeAfter : $at.nodeBefore
    if (node === null || !node.isInline || node.isText) return at
    const dom = view.nodeDOM(direction > 0 ? at : at - node.nodeSize)
    if (!(dom instanceof Element) || dom.getClientRects().length > 0) return at
    at += direction * node.nodeSize
  }
}
