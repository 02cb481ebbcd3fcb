import { useEffect, useState } from 'react'
import { TextSelection } from 'prosemirror-state'
import { CellSelection } from '../../../../core/document/cell-selection.ts'
import { ContextMenu } from '../../../ui/ContextMenu.tsx'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import { changeAt, changeEntries } from '../review/change-entries.ts'
import type { EditorSession } from '../session.ts'
import { tableEntries } from '../tables/actions.ts'
import { clipboardEntries } from './clipboard-entries.ts'
import { commentEntries, meaningEntries, selectionEntries } from './entries.ts'

type Section = readonly MenuEntry[]

interface Asked {
  readonly label: string
  readonly sections: readonly Section[]
  readonly x: number
  readonly y: number
}

/** The menu of whatever stands on the page under the mouse or, asked for by key, at the caret. */
export function PageMenu({ session, isDraft }: { readonly session: EditorSession; readonly isDraft: boolean }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    const { dom } = session.view
    const ask = (event: MouseEvent): void => {
      const found = askedAt(session, event, isDraft)
      if (found === null) return
      event.preventDefault()
      setAsked(found)
    }
    // The browser moves its caret to where the right button goes down, which would undo a selection of cells.
    const keepCells = (event: MouseEvent): void => {
      const inCells = event.target instanceof Element && event.target.closest('.cell--selected') !== null
      if (event.button === 2 && inCells) event.preventDefault()
    }
    dom.addEventListener('contextmenu', ask)
    dom.addEventListener('mousedown', keepCells, true)
    return () => {
      dom.removeEventListener('contextmenu', ask)
      dom.removeEventListener('mousedown', keepCells, true)
    }
  }, [session, isDraft])
  if (asked === null) return null
  const { label, sections, x, y } = asked
  return (
    <ContextMenu
      label={label}
      x={x}
      y={y}
      entries={parted(sections)}
      onClose={() => {
        setAsked(null)
        session.view.focus()
      }}
    />
  )
}

/** A line between two sections. */
function parted(sections: readonly Section[]): readonly (MenuEntry | null)[] {
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section) => [null, ...section])
    .slice(1)
}

/** Selects what is meant, as the right button does elsewhere, and says what can be done with it. */
function askedAt(session: EditorSession, event: MouseEvent, isDraft: boolean): Asked | null {
  const { view } = session
  // The menu key has no place of its own: the caret is meant.
  const isKey = event.button !== 2
  const pos = isKey ? view.state.selection.head : view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
  if (pos === undefined) return null
  const caret = isKey ? view.coordsAtPos(pos) : null
  const place = caret === null ? { x: event.clientX, y: event.clientY } : { x: caret.left, y: caret.bottom }
  const canEdit = isDraft && session.isEditable()
  const { selection } = view.state
  // Selected cells are meant as cells, whatever changes stand in them.
  if (selection instanceof CellSelection && (isKey || isOnCells(event))) {
    return { label: 'Table', sections: [...tableEntries(session, 'all'), clipboardEntries(session, canEdit)], ...place }
  }
  const isInside = !selection.empty && pos >= selection.from && pos <= selection.to
  const change = changeAt(session, pos, isInside)
  if (!isInside && !isKey) {
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos))))
  }
  const sections = [
    ...(change === null ? [] : changeEntries(session, change, canEdit)),
    commentEntries(session, canEdit),
    meaningEntries(session, pos, canEdit),
    clipboardEntries(session, canEdit),
    selectionEntries(canEdit),
    ...tableEntries(session, 'short'),
  ]
  return { label: change === null ? 'Text' : 'Change', sections, ...place }
}

function isOnCells(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('.cell--selected') !== null
}
