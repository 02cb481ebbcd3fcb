import type { EditorView } from 'prosemirror-view'

/** Scrolls a position to the middle of the page's window. Again in the next frames: what comes into sight is laid out only then. */
export function reveal(view: EditorView, pos: number, block: 'center' | 'start' = 'center'): void {
  let left = 3
  const scroll = (): void => {
    if (view.isDestroyed) return
    const { node } = view.domAtPos(Math.min(pos, view.state.doc.content.size))
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block, behavior: 'instant' })
    if (--left > 0) requestAnimationFrame(scroll)
  }
  scroll()
}
