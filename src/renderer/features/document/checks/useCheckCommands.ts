import { useCommand } from '../../../commands/commands.ts'
import type { EditorSession } from '../session.ts'
import { quoteSelection, updateStale } from './drafting.ts'
import { goBack } from './going.ts'
import { goToNote } from './notes.ts'
import { followAtCursor, peekAtCursor } from './peeking.ts'

/** What asks before it edits. */
export type CheckDialog = 'reference' | 'define' | 'note'

/** Definitions and references by the keyboard. */
export function useCheckCommands(session: EditorSession, isDraft: boolean, open: (dialog: CheckDialog) => void): void {
  const draft = { isDisabled: !isDraft }
  useCommand({
    id: 'checks.insert-reference',
    label: 'Insert cross-reference…',
    shortcut: 'Alt+Shift+R',
    ...draft,
    run: () => open('reference'),
  })
  useCommand({
    id: 'checks.update-references',
    label: 'Update stale cross-references',
    shortcut: 'F9',
    ...draft,
    run: () => updateStale(session),
  })
  useCommand({
    id: 'checks.footnote',
    label: 'Insert footnote, or read and edit the one at the cursor…',
    shortcut: 'Mod+Alt+F',
    ...draft,
    run: () => goToNote(session) || open('note'),
  })
  useCommand({
    id: 'checks.define',
    label: 'Define a term: quote the selection, or name what stands before the caret',
    shortcut: 'Alt+Shift+Q',
    ...draft,
    run: () => (session.view.state.selection.empty ? open('define') : quoteSelection(session)),
  })
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
