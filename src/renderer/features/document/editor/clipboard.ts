import type { Slice } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { Looks } from '../view/looks.ts'
import { copiedHtml, copiedText, labelsOf } from './paste/copied-html.ts'

/*
 * What is copied here is remembered here, and the clipboard's HTML names it by a random key: pasted back in this window
 * it comes exactly as it is. Other programs find the same as HTML and as text.
 */

interface Copied {
  readonly key: string
  readonly slice: Slice
}

let copied: Copied | null = null

/** Puts the selection on the clipboard; false where nothing is selected. */
export function copySelection(view: EditorView, clipboard: DataTransfer, looks: Looks): boolean {
  const { state } = view
  if (state.selection.empty) return false
  const slice = state.selection.content()
  copied = { key: crypto.randomUUID(), slice }
  const labelOf = labelsOf(state, slice)
  clipboard.clearData()
  clipboard.setData('text/plain', copiedText(slice, labelOf))
  clipboard.setData('text/html', copiedHtml(slice, labelOf, looks, copied.key))
  return true
}

/** What other programs find in the selection that is dragged out of the page: the same as when it is copied. */
export function dragSelection(view: EditorView, data: DataTransfer, looks: Looks): void {
  const slice = view.dragging?.slice
  if (slice === undefined || slice.size === 0) return
  const labelOf = labelsOf(view.state, slice)
  data.clearData()
  data.setData('text/plain', copiedText(slice, labelOf))
  data.setData('text/html', copiedHtml(slice, labelOf, looks, ''))
}

/** The slice that was copied here, when that is what the clipboard still holds; else null. */
export function ownSlice(html: string): Slice | null {
  return copied !== null && html.includes(`data-counterpart="${copied.key}"`) ? copied.slice : null
}
