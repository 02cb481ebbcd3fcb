import { useState, type DragEvent } from 'react'
import { clauseRange } from '../../../../core/document/clauses.ts'
import type { EditorSession } from '../session.ts'
import { clausesNow, moveClause, moveClauseTo, type Direction } from '../structure/moving.ts'
import type { ClauseTree } from './tree.ts'

const TYPE = 'application/x-counterpart-clause'

export interface ClauseDrag {
  /** The row that a drop would go in front of, one past the last for the end; null when nothing is dragged over. */
  readonly over: number | null
  /** For the tree: they find the row that an event is about by its `data-row`. */
  readonly handlers: {
    readonly onDragStart: (event: DragEvent) => void
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragEnd: () => void
    readonly onDrop: (event: DragEvent) => void
  }
}

/** The row that an event is about; null beside the rows. */
export function rowAt(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row === null ? null : Number(row.dataset['row'])
}

/** Moves clauses by dragging them in the outline. @param rows indices of the clauses shown, in order */
export function useClauseDrag(session: EditorSession, tree: ClauseTree, rows: readonly number[]): ClauseDrag {
  const [over, setOver] = useState<number | null>(null)
  /** Position of the clause that is dragged. */
  const [dragged, setDragged] = useState<number | null>(null)
  const positionOf = (row: number): number | undefined => tree.clauses[rows[row] ?? -1]?.pos
  const target = (event: DragEvent): number | null => {
    const row = rowAt(event.target)
    if (row === null || !event.dataTransfer.types.includes(TYPE)) return null
    const box = (event.target as Element).closest('[data-row]')!.getBoundingClientRect()
    return event.clientY < box.top + box.height / 2 ? row : row + 1
  }
  const stop = (): void => {
    setOver(null)
    setDragged(null)
  }
  return {
    over,
    handlers: {
      onDragStart: (event) => {
        const row = rowAt(event.target)
        if (row === null) return
        event.dataTransfer.setData(TYPE, '')
        event.dataTransfer.effectAllowed = 'move'
        setDragged(positionOf(row) ?? null)
      },
      onDragOver: (event) => {
        const before = target(event)
        if (before === null) return
        event.preventDefault()
        setOver(before)
      },
      onDragEnd: stop,
      onDrop: (event) => {
        const before = target(event)
        if (before === null) return
        event.preventDefault()
        event.stopPropagation()
        if (dragged !== null) dropClause(session, dragged, positionOf(before))
        stop()
      },
    },
  }
}

/** @param dest undefined for behind the last clause */
function dropClause(session: EditorSession, pos: number, dest: number | undefined): void {
  const clauses = clausesNow(session)
  const index = clauses.findIndex((clause) => clause.pos === pos)
  if (index < 0) return
  const { view, looks } = session
  moveClauseTo(session, index, dest ?? clauseRange(view.state.doc, looks.formatter, clauses, clauses.length - 1).to)
}

/** The clause at a position past its neighbour, from the keyboard. */
export function nudgeClause(session: EditorSession, pos: number, direction: Direction): void {
  const index = clausesNow(session).findIndex((clause) => clause.pos === pos)
  if (index >= 0) moveClause(session, index, direction)
}
