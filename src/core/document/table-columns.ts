import type { Node } from 'prosemirror-model'
import { elements, parseFragment, serialise } from '../docx/xml.ts'
import { tableGrid, type TableGrid } from './table-grid.ts'

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
  return withoutColumns(tblGrid, lostColumns(old, lost).slice(0, excess))
}

/**
 * The grid that a table goes back to when what was remembered of it is restored: without the columns of cells that were
 * pending already when it was remembered, and go now with those that came since.
 *
 * @param former the children of the remembered w:tblGrid
 * @param cameSince whether a cell came with the change that remembers it
 */
export function formerGrid(
  before: Node,
  after: readonly Node[],
  lost: ReadonlySet<Node>,
  former: string,
  cameSince: (cell: Node) => boolean,
): string {
  const old = tableGrid(before, 0)
  const count = parseFragment(former).filter((e) => e.name === 'w:gridCol').length
  const reach = Math.max(...tableGrid(before.type.create(before.attrs, after), 0).rows.map((row) => row.width))
  const added = old.columns.length - count
  if (count <= reach || added < 0) return former
  const all = lostColumns(old, lost)
  const isNew = (column: number): boolean =>
    old.rows.some(({ cells }) => cells.some((cell) => cell.column === column && cameSince(cell.node)))
  const since = [...all.filter(isNew), ...all.filter((column) => !isNew(column))].slice(0, added)
  const places = all
    .filter((column) => !since.includes(column))
    .map((column) => column - since.filter((other) => other < column).length)
  return withoutColumns(former, places.slice(0, count - reach))
}

/** The columns that lost cells took: what went out of rows that stay, and then what only rows that went reached, from the right. */
function lostColumns({ rows }: TableGrid, lost: ReadonlySet<Node>): number[] {
  const inRows = new Set<number>()
  const ofRows = new Set<number>()
  for (const { cells } of rows) {
    const columns = cells.every((cell) => lost.has(cell.node)) ? ofRows : inRows
    for (const cell of cells) if (lost.has(cell.node)) for (let i = 0; i < cell.span; i++) columns.add(cell.column + i)
  }
  return [...new Set([...[...inRows].toSorted((a, b) => a - b), ...[...ofRows].toSorted((a, b) => b - a)])]
}

function withoutColumns(tblGrid: string, gone: readonly number[]): string {
  let index = -1
  return parseFragment(tblGrid)
    .filter((e) => e.name !== 'w:gridCol' || !gone.includes(++index))
    .map((e) => serialise({ ...e, children: elements(e) }))
    .join('')
}
