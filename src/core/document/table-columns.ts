import type { Node } from 'prosemirror-model'
import { elements, parseFragment, serialise } from '../docx/xml.ts'
import { tableGrid } from './table-grid.ts'

/**
 * The w:tblGrid of a table whose rows lost cells: without the columns that no row reaches any more. Of those that the
 * lost cells took, as many go as the rows became shorter, so that it does not matter in which order cells went.
 *
 * @param lost the cells of `before` that are not in `after`
 * @returns the children of w:tblGrid; the very same string where none goes
 */
export function gridWithout(before: Node, after: readonly Node[], lost: ReadonlySet<Node>): string {
  const tblGrid = before.attrs.tblGrid as string
  const old = tableGrid(before, 0)
  const now = tableGrid(before.type.create(before.attrs, after), 0)
  const reach = Math.max(...old.rows.map((row) => row.width))
  const excess = reach - Math.max(...now.rows.map((row) => row.width))
  if (excess <= 0 || old.columns.length < reach) return tblGrid
  const columns = new Set<number>()
  for (const { cells } of old.rows) {
    for (const cell of cells) if (lost.has(cell.node)) for (let i = 0; i < cell.span; i++) columns.add(cell.column + i)
  }
  const gone = new Set([...columns].toSorted((a, b) => a - b).slice(0, excess))
  let index = -1
  return parseFragment(tblGrid)
    .filter((e) => e.name !== 'w:gridCol' || !gone.has(++index))
    .map((e) => serialise({ ...e, children: elements(e) }))
    .join('')
}
