import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { clauseRange } from '../../../../core/document/clauses.ts'
import type { EditorSession } from '../session.ts'
import { clausesNow, moveClause, moveClauseTo } from '../structure/moving.ts'

const TYPE = 'application/x-counterpart-clause'

export interface ClauseDrag {
  /** Index of the entry that a drop would go in front of; null when nothing is dragged over. */
  readonly over: number | null
  readonly handlers: (index: number) => {
    readonly draggable: boolean
    readonly onDragStart: (event: DragEvent) => void
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragEnd: () => void
    readonly onDrop: (event: DragEvent) => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

/** Moves the outline's clauses, by dragging and with Alt+Shift+↑ and ↓. @param positions of the entries, in order */
export function useClauseDrag(session: EditorSession, positions: readonly number[]): ClauseDrag {
  const [over, setOver] = useState<number | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const canMove = session.tracking !== null
  const indexOf = (pos: number): number => clausesNow(session).findIndex((clause) => clause.pos === pos)
  const target = (index: number, event: DragEvent): number => {
    const box = event.currentTarget.getBoundingClientRect()
    return event.clientY < box.top + box.height / 2 ? index : index + 1
  }
  const drop = (before: number): void => {
    if (dragged === null) return
    const clauses = clausesNow(session)
    const index = indexOf(dragged)
    const { doc } = session.view.state
    const dest = positions[before] ?? clauseRange(doc, session.looks.formatter, clauses, clauses.length - 1).to
    if (index >= 0) moveClauseTo(session, index, dest)
  }
  return {
    over,
    handlers: (at) => ({
      draggable: canMove,
      onDragStart: (event) => {
        event.dataTransfer.setData(TYPE, '')
        event.dataTransfer.effectAllowed = 'move'
        setDragged(positions[at]!)
      },
      onDragOver: (event) => {
        if (!event.dataTransfer.types.includes(TYPE)) return
        event.preventDefault()
        setOver(target(at, event))
      },
      onDragEnd: () => {
        setOver(null)
        setDragged(null)
      },
      onDrop: (event) => {
        if (!event.dataTransfer.types.includes(TYPE)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(null)
        drop(target(at, event))
      },
      onKeyDown: (event) => {
        if (!canMove || !event.altKey || !event.shiftKey) return
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        const index = indexOf(positions[at]!)
        if (index >= 0) moveClause(session, index, event.key === 'ArrowUp' ? -1 : 1)
      },
    }),
  }
}
