import { useRef, type KeyboardEvent } from 'react'
import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import type { EditorSession } from '../session.ts'
import { nudgeClause } from './dragging.ts'
import { typedTo } from './find.ts'
import { isUnfolded, type Folds } from './folds.ts'
import { hasBelow, type ClauseTree } from './tree.ts'

interface TreeKeys {
  readonly session: EditorSession
  readonly tree: ClauseTree
  readonly rows: readonly number[]
  /** The row that the keyboard stands on. */
  readonly stop: number
  /** What was found is a list: nothing in it folds. */
  readonly isFlat: boolean
  readonly folds: Folds
  readonly fold: (index: number, isOpen: boolean) => void
  readonly focusOn: (index: number) => void
  readonly goTo: (index: number) => void
  readonly onLeave: () => void
}

/** Letters typed within this time belong to one word. */
const WORD_MS = 800
const PAGE = 12

/** The keys of a tree, as WAI-ARIA has them, and Alt+Shift+↑ and ↓ for moving a clause. */
export function useTreeKeys(keys: TreeKeys): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  return (event) => {
    if (nudge(keys, event) || steer(keys, event) || type(keys, event, typed.current)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

function nudge({ session, tree, rows, stop, focusOn }: TreeKeys, event: KeyboardEvent): boolean {
  if (!event.altKey || !event.shiftKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return false
  const clause = tree.clauses[rows[stop] ?? -1]
  if (clause === undefined || session.tracking === null) return true
  nudgeClause(session, clause.pos, event.key === 'ArrowUp' ? -1 : 1)
  // The caret went along, and the keyboard goes with it.
  focusOn(clauseIndexAt(session.model.get().outline, session.view.state.selection.head))
  return true
}

function steer(keys: TreeKeys, event: KeyboardEvent): boolean {
  const { session, tree, rows, stop, isFlat, focusOn, goTo, onLeave } = keys
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const row = targetRow(event.key, stop, rows.length)
  if (row !== null) {
    focusOn(rows[row]!)
    return true
  }
  const index = rows[stop]
  if (index === undefined) return false
  if (event.key === 'Enter' || event.key === ' ') goTo(index)
  else if (event.key === 'Escape') {
    onLeave()
    session.view.focus()
  } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    if (isFlat) return true
    const isOpen = hasBelow(tree, index) && isUnfolded(keys.folds, tree, index)
    if (event.key === 'ArrowRight') unfold(keys, index, isOpen)
    else if (isOpen) keys.fold(index, false)
    else if (tree.parents[index]! >= 0) focusOn(tree.parents[index]!)
  } else return false
  return true
}

function unfold({ tree, fold, focusOn }: TreeKeys, index: number, isOpen: boolean): void {
  if (isOpen) focusOn(index + 1)
  else if (hasBelow(tree, index)) {
    fold(index, true)
    focusOn(index)
  }
}

function targetRow(key: string, row: number, count: number): number | null {
  const wanted = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + PAGE,
    PageUp: row - PAGE,
    Home: 0,
    End: count,
  }[key]
  return wanted === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, wanted))
}

function type(
  { tree, rows, stop, focusOn }: TreeKeys,
  event: KeyboardEvent,
  typed: { text: string; at: number },
): boolean {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return false
  typed.text = event.timeStamp - typed.at > WORD_MS ? event.key : typed.text + event.key
  typed.at = event.timeStamp
  const row = typedTo(tree, rows, stop, typed.text)
  if (row >= 0) focusOn(rows[row]!)
  return true
}
