import { useEffect, useState } from 'react'
import { CellSelection } from '../../../../core/document/cell-selection.ts'
import { selectedArea } from '../../../../core/revision/track.ts'
import { ContextMenu } from '../../../ui/ContextMenu.tsx'
import type { EditorSession } from '../session.ts'
import type { TableAction } from './actions.ts'

interface TableContextMenuProps {
  readonly session: EditorSession
  readonly actions: readonly (TableAction | null)[]
}

/** The table's actions at the mouse or, asked for by key, at the caret. */
export function TableContextMenu({ session, actions }: TableContextMenuProps) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  useEffect(() => {
    const { view } = session
    const open = (event: MouseEvent): void => {
      if (event.defaultPrevented || !(event.target instanceof Element) || !session.isEditable()) return
      // By key it is the editor that is asked, wherever in it the caret stands.
      const isByKey = event.target === view.dom
      if (event.target.closest('td') === null && !isByKey) return
      if (selectedArea(view.state.selection) === null) return
      event.preventDefault()
      const caret = view.coordsAtPos(view.state.selection.head)
      setAt(isByKey ? { x: caret.left, y: caret.bottom } : { x: event.clientX, y: event.clientY })
    }
    // The browser moves its caret to where the right button goes down, which would undo a selection of cells.
    const keepCells = (event: MouseEvent): void => {
      const { selection } = view.state
      const inCells = event.target instanceof Element && event.target.closest('.cell--selected') !== null
      if (event.button === 2 && inCells && selection instanceof CellSelection) event.preventDefault()
    }
    view.dom.addEventListener('contextmenu', open)
    view.dom.addEventListener('mousedown', keepCells, true)
    return () => {
      view.dom.removeEventListener('contextmenu', open)
      view.dom.removeEventListener('mousedown', keepCells, true)
    }
  }, [session])
  if (at === null) return null
  const entries = actions.filter((action) => action === null || !action.id.startsWith('table.select'))
  return <ContextMenu label="Table" x={at.x} y={at.y} entries={trimmed(entries)} onClose={() => setAt(null)} />
}

/** Without a line at the end. */
function trimmed(entries: readonly (TableAction | null)[]): readonly (TableAction | null)[] {
  return entries.at(-1) === null ? entries.slice(0, -1) : entries
}
