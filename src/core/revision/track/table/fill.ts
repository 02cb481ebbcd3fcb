import { type Fragment, type Node, Slice } from 'prosemirror-model'
import { Selection, type Transaction } from 'prosemirror-state'
import { cellAt, tableGrid, type GridCell } from '../../../document/table-grid.ts'
import { deleteTracked } from '../delete.ts'
import { insertTracked } from '../insert.ts'
import { isParagraph } from '../places.ts'
import { newRevision, type Tracker } from '../tracker.ts'
import type { TableArea } from './place.ts'

/**
 * Puts the text of another table's cells in the place of the text of these, cell by cell from the area's first: what
 * pasting copied cells over selected ones means. Null, with nothing done, where the cells do not lie upon each other.
 *
 * @returns the kinds of what could not be inserted
 */
export function fillCellsTracked(
  tr: Transaction,
  { grid, area }: TableArea,
  source: Node,
  tracker: Tracker,
): readonly string[] | null {
  const pairs: { from: GridCell; to: GridCell }[] = []
  for (const [i, row] of tableGrid(source, 0).rows.entries()) {
    const target = grid.rows[area.top + i]
    for (const from of row.cells.filter((cell) => cell.merge !== 'continue')) {
      const to = target === undefined ? null : cellAt(target, area.left + from.column)
      if (to === null || to.column !== area.left + from.column || to.merge === 'continue') return null
      if (pairs.some((pair) => pair.to === to)) return null
      pairs.push({ from, to })
    }
  }
  const deletion = newRevision(tracker)
  const one: Tracker = { ...tracker, newId: () => deletion.id }
  const dropped: string[] = []
  // The last cell first, so that the positions of those before it stay true.
  for (const { from, to } of pairs.toReversed()) {
    const end = deleteTracked(tr, to.pos + 1, to.pos + to.node.nodeSize - 1, one).to
    const at = Selection.near(tr.doc.resolve(end), -1).head
    dropped.push(...insertTracked(tr, at, at, openSlice(from.node.content), one).dropped)
  }
  return dropped
}

/** Text at the edges joins the paragraph that it comes into. */
function openSlice(content: Fragment): Slice {
  return new Slice(content, isParagraph(content.firstChild) ? 1 : 0, isParagraph(content.lastChild) ? 1 : 0)
}
