import { Table2 } from 'lucide-react'
import { use, useState } from 'react'
import { useCommand } from '../../../commands/commands.ts'
import { schema } from '../../../../core/document/schema.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { WhyOff } from '../why-off.ts'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { tableActions, type TableAction } from './actions.ts'
import { InsertTableDialog } from './InsertTableDialog.tsx'
import './tables.css'

/** The toolbar's table menu, with the dialog that belongs to it. */
export function TableTools({ session }: { readonly session: EditorSession }) {
  const [isSizing, setIsSizing] = useState(false)
  const inTable = useStore(session.snapshot, () => isInTable(session))
  const actions = tableActions(session)
  const insert: TableAction = { id: 'table.insert', label: 'Insert table…', run: () => setIsSizing(true) }
  const entries = [insert, null, ...actions.map((action) => action && { ...action, isDisabled: !inTable })]
  return (
    <>
      <Menu label="Table" placement="bottom start" entries={entries}>
        <IconButton icon={Table2} label="Table" isDisabled={use(WhyOff) !== null} />
      </Menu>
      <Offer action={insert} isDisabled={false} />
      {actions.map((action) => action && <Offer key={action.id} action={action} isDisabled={!inTable} />)}
      {isSizing ? <InsertTableDialog session={session} onClose={() => setIsSizing(false)} /> : null}
    </>
  )
}

/** An action in the palette. */
function Offer({ action, isDisabled }: { readonly action: TableAction; readonly isDisabled: boolean }) {
  useCommand({ ...action, isDisabled })
  return null
}

/** Asked after every keystroke: looks at what is around the caret alone. */
function isInTable(session: EditorSession): boolean {
  const { $from } = session.view.state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type === schema.nodes.cell) return true
  }
  return false
}
