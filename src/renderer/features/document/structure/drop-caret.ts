import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import './drop-caret.css'

/** A caret that shows where what is dragged over the page would fall. The browser's own is lost, for the view takes all drops. */
export function dropCaret(): Plugin {
  let caret: HTMLElement | null = null
  const hide = (): boolean => {
    caret?.remove()
    caret = null
    return false
  }
  const show = (view: EditorView, event: DragEvent): boolean => {
    const isText = event.dataTransfer?.types.includes('Files') === false
    const place = isText && view.editable ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null
    if (place === null) return hide()
    const { left, top, bottom } = view.coordsAtPos(place.pos)
    if (caret === null) {
      caret = view.dom.ownerDocument.createElement('div')
      caret.className = 'drop-caret'
      caret.setAttribute('aria-hidden', 'true')
      view.dom.ownerDocument.body.append(caret)
    }
    Object.assign(caret.style, { left: `${left - 1}px`, top: `${top}px`, height: `${bottom - top}px` })
    return false
  }
  return new Plugin({
    view: () => ({ destroy: hide }),
    props: {
      handleDOMEvents: {
        dragover: show,
        drop: hide,
        dragend: hide,
        dragleave: (view, event) =>
          event.relatedTarget instanceof Node && view.dom.contains(event.relatedTarget) ? false : hide(),
      },
    },
  })
}
