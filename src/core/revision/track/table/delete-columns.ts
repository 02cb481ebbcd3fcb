import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { CellRevisions, Revision } from '../../../document/revision-attrs.ts'
import { gridWithout } from '../../../document/table-columns.ts'
import { cellAt, type GridCell, type GridRow, type TableGrid } from '../../../document/table-grid.ts'
import { deleteTracked } from '../delete.ts'
import { isMine, isPlaceMarker, newRevision, rowRevisions, type Tracker } from '../tracker.ts'
import type { TableArea } from './place.ts'
import { isMyRow, setTableProperty, withSkipped, withSpan, withWidth } from './properties.ts'
import { done, HELD_PLACES, PENDING_CELLS, PENDING_FORMAT, refused, type TableEdit } from './result.ts'
import { deleteTableTracked } from './rows.ts'

/**
 * Deletes the area's columns from every row: w:cellDel in each cell and w:del on its text (ECMA-376 part 1, 17.13.5.1).
 * Cells that I inserted go for good; those that reach out of the area become narrower, which their tcPrChange
 * remembers. A row that loses all its cells is a deleted row, a table that loses all its rows a deleted table.
 */
export function deleteColumnsTracked(tr: Transaction, place: TableArea, tracker: Tracker): TableEdit {
  const { grid, area } = place
  const { left, right } = area
  const isWhole = (row: GridRow): boolean => row.cells.every((c) => c.column >= left && c.column + c.span <= right)
  if (grid.rows.every(isWhole)) return deleteTableTracked(tr, place, tracker)
  const deletion = columnDeletion(grid, left, right, tracker)
  const one: Tracker = { ...tracker, newId: () => deletion.id }
  const removed = new Set<Node>()
  let caret = grid.pos + 3
  // The last row first, so that the positions of those before it stay true.
  for (const row of grid.rows.toReversed()) {
    if (isWhole(row)) {
      deleteTracked(tr, row.pos, row.pos + row.node.nodeSize, one)
      continue
    }
    const refusal = deleteInRow(tr, row, { left, right, deletion, grid, removed }, one)
    if (refusal !== null) return refused(refusal)
    caret = row.pos + 3
  }
  if (removed.size > 0) dropColumns(tr, grid, removed)
  return done(caret)
}

interface Deleting {
  readonly left: number
  readonly right: number
  readonly deletion: Revision
  readonly grid: TableGrid
  /** Takes the cells that are gone for good. */
  readonly removed: Set<Node>
}

function deleteInRow(tr: Transaction, row: GridRow, how: Deleting, tracker: Tracker): string | null {
  const { left, right, deletion } = how
  const isNew = isMyRow(row.node, tracker)
  for (const cell of row.cells.toReversed()) {
    const overlap = Math.min(right, cell.column + cell.span) - Math.max(left, cell.column)
    if (overlap <= 0) continue
    const refusal =
      overlap < cell.span ? narrow(tr, cell, overlap, how, isNew, tracker) : deleteCell(tr, cell, how, isNew, tracker)
    if (refusal !== null) return refusal
  }
  // What a row leaves out on its sides becomes less, too.
  const before = Math.min(right, row.before) - left
  const after = right - Math.max(left, row.width - row.after)
  const trPr = row.node.attrs.trPr as string
  const fewer =
    before > 0
      ? withSkipped(trPr, 'w:gridBefore', row.before - before)
      : after > 0 && row.after > 0
        ? withSkipped(trPr, 'w:gridAfter', row.after - Math.min(after, row.after))
        : trPr
  return setTableProperty(tr, row.pos, fewer, deletion, tracker, isNew) ? null : PENDING_FORMAT
}

function narrow(
  tr: Transaction,
  cell: GridCell,
  by: number,
  { left, right, deletion, grid }: Deleting,
  isNewRow: boolean,
  tracker: Tracker,
): string | null {
  const tcPr = cell.node.attrs.tcPr as string
  const columns = Array.from({ length: cell.span }, (_, i) => cell.column + i)
  const widthOf = (chosen: number[]): number => chosen.reduce((sum, column) => sum + (grid.columns[column] ?? 0), 0)
  const lost = widthOf(columns.filter((column) => column >= left && column < right))
  const share = lost === 0 ? 1 : 1 - lost / widthOf(columns)
  const narrower = withWidth(withSpan(tcPr, cell.span - by), -lost, share)
  const isNew = isNewRow || isMine(rowRevisions(cell.node).ins, tracker)
  return setTableProperty(tr, cell.pos, narrower, deletion, tracker, isNew) ? null : PENDING_FORMAT
}

function deleteCell(
  tr: Transaction,
  cell: GridCell,
  { deletion, removed }: Deleting,
  isNewRow: boolean,
  tracker: Tracker,
): string | null {
  const revisions = rowRevisions(cell.node)
  if (revisions.del) return null
  const end = cell.pos + cell.node.nodeSize
  if (isNewRow || isMine(revisions.ins, tracker)) {
    if (holdsPlaces(cell.node)) return HELD_PLACES
    tr.delete(cell.pos, end)
    removed.add(cell.node)
    return null
  }
  // A cell holds one of cellIns, cellDel and cellMerge (EG_CellMarkupElements, ECMA-376 part 1, A.1).
  if (revisions.ins || revisions.merge) return PENDING_CELLS
  deleteTracked(tr, cell.pos + 1, end - 1, tracker)
  tr.setNodeAttribute(cell.pos, 'revisions', { ...revisions, del: deletion } satisfies CellRevisions)
  return null
}

function holdsPlaces(cell: Node): boolean {
  let found = cell.attrs.before !== ''
  cell.descendants((node) => {
    if (isPlaceMarker(node) || node.attrs.marker === true || node.attrs.before || node.attrs.after) found = true
    return !found
  })
  return found
}

/** Columns deleted one after the other are one revision. */
function columnDeletion(grid: TableGrid, left: number, right: number, tracker: Tracker): Revision {
  for (const row of grid.rows) {
    for (const column of [left - 1, right]) {
      const cell = cellAt(row, column)
      const del = cell === null ? undefined : rowRevisions(cell.node).del
      if (del !== undefined && isMine(del, tracker)) return del
    }
  }
  return newRevision(tracker)
}

function dropColumns(tr: Transaction, { pos, table }: TableGrid, removed: ReadonlySet<Node>): void {
  const rest = gridWithout(table, tr.doc.nodeAt(pos)!.children, removed)
  if (rest !== table.attrs.tblGrid) tr.setNodeAttribute(pos, 'tblGrid', rest)
}
