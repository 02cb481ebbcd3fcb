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
    const page = view.dom.ownerDocument
    const open = (event: MouseEvent): void => {
      if (event.defaultPrevented || !(event.target instanceof Element) || !session.isEditable()) return
      // By key it is the editor that is asked, wherever in it the caret stands.
      const isByKey = event.target === view.dom
      const isInCell = view.dom.contains(event.target) && event.target.closest('td') !== null
      if ((!isInCell && !isByKey) || selectedArea(view.state.selection) === null) return
      event.preventDefault()
      const caret = view.coordsAtPos(view.state.selection.head)
      setAt(isByKey ? { x: caret.left, y: caret.bottom } : { x: event.clientX, y: event.clientY })
    }
    // Selected cells are meant as cells, whatever changes stand in them.
    const openOnCells = (event: MouseEvent): void => {
      if (!(view.state.selection instanceof CellSelection)) return
      open(event)
      if (event.defaultPrevented) event.stopImmediatePropagation()
    }
    // The browser moves its caret to where the right button goes down, which would undo a selection of cells.
    const keepCells = (event: MouseEvent): void => {
      const inCells = event.target instanceof Element && event.target.closest('.cell--selected') !== null
      if (event.button === 2 && inCells) event.preventDefault()
    }
    view.dom.addEventListener('contextmenu', openOnCells, true)
    // After everything that knows more of what is under the mouse.
    page.addEventListener('contextmenu', open)
    view.dom.addEventListener('mousedown', keepCells, true)
    return () => {
      view.dom.removeEventListener('contextmenu', openOnCells, true)
      page.removeEventListener('contextmenu', open)
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
