import type { EditorView } from 'prosemirror-view'
import { showAround } from '../plugins/sight.ts'

/** Frames after which we stop looking whether the page has come to rest. */
const MOST_FRAMES = 20

/**
 * Scrolls a position to the middle (or start) of the page's window, and again while it moves: what comes into sight is
 * laid out only then, and may be higher than was thought.
 */
export function reveal(view: EditorView, pos: number, block: 'center' | 'start' = 'center'): void {
  showAround(view, pos)
  let last: number | undefined
  let steady = 0
  let frames = 0
  const scroll = (): void => {
    if (view.isDestroyed) return
    const { node, offset } = view.domAtPos(Math.min(pos, view.state.doc.content.size))
    const inner = node.childNodes[offset] ?? node
    const element = inner instanceof Element ? inner : inner.parentElement
    element?.scrollIntoView({ block, behavior: 'instant' })
    const top = element?.getBoundingClientRect().top
    steady = last !== undefined && top !== undefined && Math.abs(top - last) < 1 ? steady + 1 : 0
    last = top
    if (steady < 3 && ++frames < MOST_FRAMES) requestAnimationFrame(scroll)
  }
  scroll()
}
