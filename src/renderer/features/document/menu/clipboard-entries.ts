import { ClipboardPaste, Copy, Scissors } from 'lucide-react'
import { call } from '../../../api.ts'
import { shortcutText } from '../../../commands/shortcut.ts'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import type { EditorSession } from '../session.ts'

/** Cut, copy and paste, as their keys do it. */
export function clipboardEntries(session: EditorSession, canEdit: boolean): readonly MenuEntry[] {
  const isNothing = session.view.state.selection.empty
  const entry = (id: string, label: string, key: string, icon: MenuEntry['icon'], run: () => void): MenuEntry => ({
    id: `clipboard.${id}`,
    label,
    shortcut: shortcutText(key),
    ...(icon === undefined ? {} : { icon }),
    run: () => onPage(session, run),
  })
  const copy = entry('copy', 'Copy', 'Mod+C', Copy, () => void document.execCommand('copy'))
  const cut = entry('cut', 'Cut', 'Mod+X', Scissors, () => void document.execCommand('cut'))
  // A page may not read the clipboard; the window may.
  const paste = entry('paste', 'Paste', 'Mod+V', ClipboardPaste, () => void call('host.paste', {}))
  if (!canEdit) return [{ ...copy, isDisabled: isNothing }]
  return [{ ...cut, isDisabled: isNothing }, { ...copy, isDisabled: isNothing }, paste]
}

/** Menus give the focus back when they close; what acts on the page waits for that. */
function onPage(session: EditorSession, run: () => void): void {
  setTimeout(() => {
    session.view.focus()
    run()
  }, 0)
}
