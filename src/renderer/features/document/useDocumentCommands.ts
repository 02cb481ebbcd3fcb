import { useCommand } from '../../commands/commands.ts'
import type { MarkupView } from './Page.tsx'
import type { EditorSession } from './session.ts'
import { useUndoKeys } from './useUndoKeys.ts'

/** The editor's commands in the palette. Their keys belong to the editor, where the focus decides what they act on. */
export function useDocumentCommands(
  session: EditorSession,
  isDraft: boolean,
  onMarkup: (markup: MarkupView) => void,
): void {
  const draft = { isDisabled: !isDraft }
  useUndoKeys(session, isDraft)
  useCommand({ id: 'edit.undo', label: 'Undo', ...draft, run: () => session.undo() })
  useCommand({ id: 'edit.redo', label: 'Redo', ...draft, run: () => session.redo() })
  useCommand({
    id: 'document.track',
    label: 'Track changes on or off',
    shortcut: 'Mod+Shift+E',
    ...draft,
    run: () => session.toggleTracking(),
  })
  useCommand({
    id: 'document.next-change',
    label: 'Next change',
    shortcut: 'F8',
    run: () => session.changes.go(1),
  })
  useCommand({
    id: 'document.previous-change',
    label: 'Previous change',
    shortcut: 'Shift+F8',
    run: () => session.changes.go(-1),
  })
  useCommand({
    id: 'document.accept',
    label: 'Accept change and go on',
    shortcut: 'Alt+A',
    ...draft,
    run: () => session.changes.decideHere('accept'),
  })
  useCommand({
    id: 'document.reject',
    label: 'Reject change and go on',
    shortcut: 'Alt+R',
    ...draft,
    run: () => session.changes.decideHere('reject'),
  })
  useCommand({
    id: 'document.marks',
    label: 'Non-printing marks on or off',
    shortcut: 'Mod+Shift+8',
    run: () => session.toggleMarks(),
  })
  useCommand({ id: 'document.view-all', label: 'Show all markup', run: () => onMarkup('all') })
  useCommand({ id: 'document.view-simple', label: 'Show simple markup', run: () => onMarkup('simple') })
  useCommand({ id: 'document.view-none', label: 'Show no markup', run: () => onMarkup('none') })
  useCommand({ id: 'document.view-original', label: 'Show the original', run: () => onMarkup('original') })
}
