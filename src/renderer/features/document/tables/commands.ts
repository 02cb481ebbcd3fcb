import { closeHistory } from 'prosemirror-history'
import { Selection, type Command, type Transaction } from 'prosemirror-state'
import { CellSelection } from '../../../../core/document/cell-selection.ts'
import { holdsWholeRows } from '../../../../core/document/table-grid.ts'
import {
  clearCellsTracked,
  deleteColumnsTracked,
  deleteRowsTracked,
  deleteTableTracked,
  insertColumnsTracked,
  insertRowsTracked,
  insertTableTracked,
  mergeCellsUntracked,
  selectedArea,
  splitCellsUntracked,
  UNTRACKED_MERGE,
  wholeTable,
  type NewTable,
  type TableArea,
  type TableEdit,
  type Tracker,
} from '../../../../core/revision/track.ts'
import { notify } from '../notices.ts'
import type { Tracking } from '../editor/tracking.ts'

/* What can be done to tables, as commands on the selection. Each is one step of undo. */

type Edit = (tr: Transaction, area: TableArea, tracker: Tracker) => TableEdit

/** What an edit of the table around the selection makes of it; does nothing outside of tables. */
export function inTable(tracking: Tracking | null, edit: Edit): Command {
  return (state, dispatch) => {
    const area = selectedArea(state.selection)
    if (area === null || tracking === null) return false
    const { tr } = state
    finish(tr, edit(tr, area, tracking.tracker()), tracking, dispatch)
    return true
  }
}

function finish(
  tr: Transaction,
  done: TableEdit,
  tracking: Tracking,
  dispatch: ((tr: Transaction) => void) | undefined,
): void {
  if (!done.ok) {
    notify({ tone: 'warning', title: done.reason })
    return
  }
  const caret = Math.min(done.caret, tr.doc.content.size)
  tr.setSelection(Selection.near(tr.doc.resolve(caret), 1)).scrollIntoView()
  dispatch?.(closeHistory(tracking.settle(tr)))
}

export const TABLE_EDITS = {
  rowAbove: (tr, area, by) => insertRowsTracked(tr, area, 'above', by),
  rowBelow: (tr, area, by) => insertRowsTracked(tr, area, 'below', by),
  columnLeft: (tr, area, by) => insertColumnsTracked(tr, area, 'left', by),
  columnRight: (tr, area, by) => insertColumnsTracked(tr, area, 'right', by),
  deleteRows: deleteRowsTracked,
  deleteColumns: deleteColumnsTracked,
  deleteTable: deleteTableTracked,
} satisfies Record<string, Edit>

export type TableEditName = keyof typeof TABLE_EDITS

export function insertTable(tracking: Tracking | null, wanted: NewTable): Command {
  return (state, dispatch) => {
    if (tracking === null) return false
    const { tr } = state
    finish(tr, insertTableTracked(tr, state.selection.to, wanted, tracking.tracker()), tracking, dispatch)
    return true
  }
}

/** Merging and splitting, which no file can track: refused while tracking is on. */
export function reshapeCells(tracking: Tracking | null, how: 'merge' | 'split'): Command {
  return (state, dispatch) => {
    const area = selectedArea(state.selection)
    if (area === null || tracking === null) return false
    if (tracking.isOn()) {
      notify({ tone: 'warning', title: UNTRACKED_MERGE })
      return true
    }
    const { tr } = state
    finish(tr, (how === 'merge' ? mergeCellsUntracked : splitCellsUntracked)(tr, area), tracking, dispatch)
    return true
  }
}

/** Tab in a table's last cell: a new row, as in Word. */
export function addLastRow(tracking: Tracking | null): Command {
  return (state, dispatch, view) => {
    const place = selectedArea(state.selection)
    if (place === null || !state.selection.empty) return false
    const { rows } = place.grid
    const isLast = place.area.bottom === rows.length && place.area.right >= rows.at(-1)!.width - rows.at(-1)!.after
    if (!isLast) return false
    return inTable(tracking, (tr, area, by) => insertRowsTracked(tr, area, 'below', by, 1))(state, dispatch, view)
  }
}

/** Delete empties selected cells, and they stay selected; Backspace (and cutting) takes rows that are selected whole. */
export function eraseCells(tracking: Tracking | null, takesRows: boolean): Command {
  return (state, dispatch, view) => {
    const { selection, tr } = state
    if (!(selection instanceof CellSelection) || tracking === null) return false
    if (takesRows && holdsWholeRows(selection.grid, selection.area)) {
      return inTable(tracking, deleteRowsTracked)(state, dispatch, view)
    }
    clearCellsTracked(tr, selection, tracking.tracker())
    dispatch?.(closeHistory(tracking.settle(tr)))
    return true
  }
}

/** Selects the rows, the columns or the table around the selection. */
export function selectCells(what: 'rows' | 'columns' | 'table'): Command {
  return (state, dispatch) => {
    const place = selectedArea(state.selection)
    if (place === null) return false
    const { grid } = place
    const all = wholeTable(state.doc, grid.pos).area
    const rows = what === 'columns' ? [all.top, all.bottom] : [place.area.top, place.area.bottom]
    const [top, bottom] = what === 'table' ? [all.top, all.bottom] : rows
    const [left, right] = what === 'columns' ? [place.area.left, place.area.right] : [all.left, all.right]
    const first = grid.rows[top!]!.cells.find((c) => c.column + c.span > left) ?? grid.rows[top!]!.cells[0]!
    const last =
      grid.rows[bottom! - 1]!.cells.findLast((c) => c.column < right) ?? grid.rows[bottom! - 1]!.cells.at(-1)!
    dispatch?.(state.tr.setSelection(new CellSelection(state.doc.resolve(first.pos), state.doc.resolve(last.pos))))
    return true
  }
}
