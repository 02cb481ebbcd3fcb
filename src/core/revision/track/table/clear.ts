import type { Transaction } from 'prosemirror-state'
import { cellsIn } from '../../../document/table-grid.ts'
import { deleteTracked } from '../delete.ts'
import { newRevision, type Tracker } from '../tracker.ts'
import type { TableArea } from './place.ts'
import { done, type TableEdit } from './result.ts'

/** Deletes what the area's cells hold; the cells stay. */
export function clearCellsTracked(tr: Transaction, { grid, area }: TableArea, tracker: Tracker): TableEdit {
  const cells = cellsIn(grid, area)
  const { id } = newRevision(tracker)
  const one: Tracker = { ...tracker, newId: () => id }
  // The last cell first, so that the positions of those before it stay true.
  for (const { pos, node } of cells.toReversed()) deleteTracked(tr, pos + 1, pos + node.nodeSize - 1, one)
  return done(cells[0]!.pos + 2)
}
