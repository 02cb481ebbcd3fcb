import { useCommand } from '../../../commands/commands.ts'
import type { EditorSession } from '../session.ts'
import { goBack } from './going.ts'
import { followAtCursor, peekAtCursor } from './peeking.ts'

/** Definitions and references by the keyboard. */
export function useCheckCommands(session: EditorSession): void {
  useCommand({
    id: 'checks.peek',
    label: 'Show the definition or clause at the cursor',
    shortcut: 'Alt+F12',
    run: () => peekAtCursor(session),
  })
  useCommand({
    id: 'checks.follow',
    label: 'Go to the definition or clause at the cursor',
    shortcut: 'F12',
    run: () => followAtCursor(session),
  })
  useCommand({
    id: 'checks.back',
    label: 'Go back to where a reference was followed from',
    shortcut: 'Shift+F12',
    run: () => goBack(session),
  })
}
