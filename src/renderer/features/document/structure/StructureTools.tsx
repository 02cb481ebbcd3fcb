import { useCommand } from '../../../commands/commands.ts'
import type { EditorSession } from '../session.ts'
import { breakOf } from './dropping.ts'
import { moveClauseHere, moveParagraphs } from './moving.ts'

/** The commands that move paragraphs and clauses and put in breaks. */
export function StructureTools({ session, isDraft }: { readonly session: EditorSession; readonly isDraft: boolean }) {
  const draft = { isDisabled: !isDraft }
  useCommand({
    id: 'structure.paragraph-up',
    label: 'Move paragraph up',
    shortcut: 'Alt+Shift+ArrowUp',
    ...draft,
    run: () => moveParagraphs(session, -1),
  })
  useCommand({
    id: 'structure.paragraph-down',
    label: 'Move paragraph down',
    shortcut: 'Alt+Shift+ArrowDown',
    ...draft,
    run: () => moveParagraphs(session, 1),
  })
  useCommand({
    id: 'structure.clause-up',
    label: 'Move clause up, with its sub-clauses',
    ...draft,
    run: () => moveClauseHere(session, -1),
  })
  useCommand({
    id: 'structure.clause-down',
    label: 'Move clause down, with its sub-clauses',
    ...draft,
    run: () => moveClauseHere(session, 1),
  })
  useCommand({
    id: 'structure.page-break',
    label: 'Page break',
    shortcut: 'Mod+Enter',
    ...draft,
    run: () => session.run(breakOf(session, 'page')),
  })
  useCommand({
    id: 'structure.column-break',
    label: 'Column break',
    shortcut: 'Mod+Shift+Enter',
    ...draft,
    run: () => session.run(breakOf(session, 'column')),
  })
  return null
}
