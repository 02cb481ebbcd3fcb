import type { EditorView } from 'prosemirror-view'
import { CellSelection, cellAround, cellsBetween } from '../../../../core/document/cell-selection.ts'

/**
 * For mousedown: selects cells when the mouse is dragged from one to another, or on a click with Shift. The browser's own
 * selection goes on beside it and is not waited for.
 */
export function startCellDrag(view: EditorView, event: MouseEvent): boolean {
  if (event.button !== 0) return false
  const start = placeUnder(view, event)
  if (start === null) return false
  const { selection, doc } = view.state
  if (event.shiftKey && cellsBetween(selection.$anchor, doc.resolve(start)) !== null) {
    select(view, selection.anchor, start)
    event.preventDefault()
    return true
  }
  const page = view.dom.ownerDocument
  const move = (moved: MouseEvent): void => {
    const over = moved.buttons === 0 ? null : placeUnder(view, moved)
    if (over !== null && select(view, start, over)) moved.preventDefault()
  }
  const stop = (): void => {
    page.removeEventListener('mousemove', move)
    page.removeEventListener('mouseup', stop)
  }
  page.addEventListener('mousemove', move)
  page.addEventListener('mouseup', stop)
  return false
}

/** Whether cells are selected now: from one position to another, or, back where it began, one cell. */
function select(view: EditorView, from: number, to: number): boolean {
  const { doc, selection, tr } = view.state
  const cells = cellsBetween(doc.resolve(from), doc.resolve(to))
  const same = cells === null && selection instanceof CellSelection ? cellAround(doc.resolve(from)) : null
  const next = cells ?? (same === null ? null : new CellSelection(doc.resolve(same), doc.resolve(same)))
  if (next === null) return false
  if (!next.eq(selection)) view.dispatch(tr.setSelection(next))
  return true
}

/** A position inside the cell under the mouse, or null. */
function placeUnder(view: EditorView, event: MouseEvent): number | null {
  const cell = event.target instanceof Element ? event.target.closest('td') : null
  return cell !== null && view.dom.contains(cell) ? view.posAtDOM(cell, 0) : null
}
