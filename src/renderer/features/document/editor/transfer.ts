import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { erase, insertSlice, linesToSlice } from './commands.ts'
import { copySelection, ownSlice } from './clipboard.ts'
import type { Tracking } from './tracking.ts'

/** Copy, cut, paste and drop. */
export function transfer(tracking: Tracking | null, warn: (message: string) => void): Plugin {
  const dropped = (kinds: readonly string[]): void =>
    warn(`Not pasted, because it belongs to the place it was copied from: ${[...new Set(kinds)].join(', ')}.`)

  const copy = (view: EditorView, event: ClipboardEvent): boolean => {
    if (event.clipboardData === null || !copySelection(view, event.clipboardData)) return false
    event.preventDefault()
    if (event.type === 'cut' && tracking !== null && view.editable) {
      erase(tracking, -1, 'character')(view.state, view.dispatch)
    }
    return true
  }

  return new Plugin({
    props: {
      handleDOMEvents: { copy, cut: copy },
      handlePaste: (view, event) => {
        if (tracking === null || event.clipboardData === null) return true
        const html = event.clipboardData.getData('text/html')
        const text = event.clipboardData.getData('text/plain')
        const slice = ownSlice(html) ?? (text === '' ? null : linesToSlice(text, view.state))
        if (slice === null) warn('The clipboard holds no text that could be pasted.')
        else insertSlice(tracking, slice, dropped)(view.state, view.dispatch)
        return true
      },
      handleDrop: (_view, event) => {
        const isFile = (event.dataTransfer?.files.length ?? 0) > 0
        if (!isFile) warn('Text cannot be dragged here yet. Cut it and paste it: both are tracked.')
        return true
      },
    },
  })
}
