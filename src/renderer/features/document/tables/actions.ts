import type { Command } from 'prosemirror-state'
import { selectedArea } from '../../../../core/revision/track.ts'
import { refuseEdit } from '../read-only.ts'
import type { EditorSession } from '../session.ts'
import { inTable, reshapeCells, selectCells, TABLE_EDITS, type TableEditName } from './commands.ts'

/** Something that can be done to the table around the selection, for menus and the palette. */
export interface TableAction {
  readonly id: string
  readonly label: string
  readonly run: () => void
}

const EDITS: readonly (readonly [TableEditName, string, string] | null)[] = [
  ['rowAbove', 'table.row-above', 'Insert row above'],
  ['rowBelow', 'table.row-below', 'Insert row below'],
  ['columnLeft', 'table.column-left', 'Insert column left'],
  ['columnRight', 'table.column-right', 'Insert column right'],
  null,
  ['deleteRows', 'table.delete-rows', 'Delete rows'],
  ['deleteColumns', 'table.delete-columns', 'Delete columns'],
  ['deleteTable', 'table.delete', 'Delete table'],
]

/** In groups, parted by null. */
export function tableActions(session: EditorSession): readonly (TableAction | null)[] {
  const action = (id: string, label: string, command: () => Command): TableAction => ({
    id,
    label,
    run: () => runAfterClosing(session, command, label),
  })
  return [
    ...EDITS.map((entry) => {
      if (entry === null) return null
      const [name, id, label] = entry
      return action(id, label, () => inTable(session.tracking, TABLE_EDITS[name]))
    }),
    null,
    action('table.merge', 'Merge cells', () => reshapeCells(session.tracking, 'merge')),
    action('table.split', 'Split merged cells', () => reshapeCells(session.tracking, 'split')),
    null,
    action('table.select-rows', 'Select rows', () => selectCells('rows')),
    action('table.select-columns', 'Select columns', () => selectCells('columns')),
    action('table.select', 'Select table', () => selectCells('table')),
  ]
}

/** For the menu of the page, in sections: none where the caret stands in no table; the short form changes rows and columns alone. */
export function tableEntries(session: EditorSession, form: 'all' | 'short'): readonly (readonly TableAction[])[] {
  if (!session.isEditable() || selectedArea(session.view.state.selection) === null) return []
  const sections: TableAction[][] = [[]]
  for (const action of tableActions(session)) {
    if (action === null) sections.push([])
    else if (!action.id.startsWith('table.select')) sections.at(-1)!.push(action)
  }
  return form === 'all' ? sections : sections.slice(0, 2)
}

/** Menus and dialogs give the focus back to what opened them when they close; the page takes it after that. */
export function runAfterClosing(session: EditorSession, command: () => Command, label: string): void {
  setTimeout(() => {
    if (!session.isEditable()) return refuseEdit(session)
    const { doc } = session.view.state
    session.run(command())
    if (session.view.state.doc !== doc) session.announce(`Done: ${label.toLowerCase()}`)
  }, 0)
}
