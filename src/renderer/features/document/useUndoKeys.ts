import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { useEffect } from 'react'
import { matchesShortcut } from '../../commands/shortcut.ts'
import { hasDialog } from '../../ui/modality.ts'
import type { EditorSession } from './session.ts'

const COMMANDS: readonly (readonly [shortcut: string, command: Command])[] = [
  ['Mod+Z', undo],
  ['Mod+Y', redo],
  ['Mod+Shift+Z', redo],
]

/**
 * Undo from wherever one is beside the text: what was decided in the pane, or chosen in the toolbar, is taken back from there,
 * also when the button that did it is gone. Where one writes (the text itself, a field), undo is of what is written there.
 */
export function useUndoKeys(session: EditorSession, isDraft: boolean): void {
  useEffect(() => {
    if (!isDraft) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || hasDialog() || isWritten(event.target) || !session.view.dom.checkVisibility())
        return
      const command = COMMANDS.find(([shortcut]) => matchesShortcut(event, shortcut))?.[1]
      if (command === undefined) return
      event.preventDefault()
      command(session.view.state, session.view.dispatch, session.view)
      if (document.activeElement === document.body) session.view.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [session, isDraft])
}

function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
