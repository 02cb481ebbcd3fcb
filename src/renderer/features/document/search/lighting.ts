import type { EditorView } from 'prosemirror-view'
import './lighting.css'

const NAME = 'search-target'
/** Long enough to be seen wherever the eye was. */
const LIT_MS = 12_000
/** Text that was far away has to be there first. */
const MOST_FRAMES = 90

/** Paints what was found, as a read-only page shows no selection: no element is changed for it. */
export function lightUp(view: EditorView, from: number, to: number): void {
  let frames = 0
  const paint = (): void => {
    if (view.isDestroyed) return
    const range = rangeOf(view, from, to)
    if (range.toString() === '') {
      if (++frames < MOST_FRAMES) requestAnimationFrame(paint)
      return
    }
    const light = new Highlight(range)
    CSS.highlights.set(NAME, light)
    setTimeout(() => CSS.highlights.get(NAME) === light && CSS.highlights.delete(NAME), LIT_MS)
  }
  paint()
}

function rangeOf(view: EditorView, from: number, to: number): Range {
  const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
  const range = view.dom.ownerDocument.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}
