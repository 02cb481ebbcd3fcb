import type { Node } from 'prosemirror-model'
import { elements, parseFragment, serialise } from '../docx/xml.ts'
import { tableGrid } from './table-grid.ts'

/**
 * The w:tblGrid of a table that lost cells or rows: without the columns that no row reaches any more. Of those that the
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
  const inRows = new Set<number>()
  const ofRows = new Set<number>()
  for (const { cells } of old.rows) {
    const columns = cells.every((cell) => lost.has(cell.node)) ? ofRows : inRows
    for (const cell of cells) if (lost.has(cell.node)) for (let i = 0; i < cell.span; i++) columns.add(cell.column + i)
  }
  // What went out of rows that stay, and then what only rows that went reached, from the right.
  const order = [...[...inRows].toSorted((a, b) => a - b), ...[...ofRows].toSorted((a, b) => b - a)]
  const gone = new Set([...new Set(order)].slice(0, excess))
  let index = -1
  return parseFragment(tblGrid)
    .filter((e) => e.name !== 'w:gridCol' || !gone.has(++index))
    .map((e) => serialise({ ...e, children: elements(e) }))
    .join('')
}
