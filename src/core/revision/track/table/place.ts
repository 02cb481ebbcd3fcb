import type { Node, ResolvedPos } from 'prosemirror-model'
import type { Selection } from 'prosemirror-state'
import { CellSelection } from '../../../document/cell-selection.ts'
import { schema } from '../../../document/schema.ts'
import { areaBetween, tableGrid, type GridArea, type TableGrid } from '../../../document/table-grid.ts'

/** Part of one table: what the commands on rows and columns work on. */
export interface TableArea {
  readonly grid: TableGrid
  readonly area: GridArea
}

/** The cells that a selection stands in, of the innermost table around all of it; null outside of tables. */
export function selectedArea(selection: Selection): TableArea | null {
  if (selection instanceof CellSelection) return areaOf(selection.$anchorCell, selection.$headCell)
  const { $from, $to } = selection
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    const { type } = $from.node(depth)
    if (type === schema.nodes.cell) {
      const $cell = $from.doc.resolve($from.before(depth))
      return areaOf($cell, $cell)
    }
    if (type !== schema.nodes.row && type !== schema.nodes.table) continue
    const tableDepth = type === schema.nodes.row ? depth - 1 : depth
    if ($from.depth < tableDepth + 2 || $to.depth < tableDepth + 2) return null
    const { doc } = $from
    return areaOf(doc.resolve($from.before(tableDepth + 2)), doc.resolve($to.before(tableDepth + 2)))
  }
  return null
}

/** The area between two cells of one table; both positions stand before a cell. */
function areaOf($a: ResolvedPos, $b: ResolvedPos): TableArea {
  const depth = $a.depth - 1
  const grid = tableGrid($a.node(depth), $a.before(depth))
  return { grid, area: areaBetween(grid, $a.pos, $b.pos) }
}

/** The whole of the table at `pos`. */
export function wholeTable(doc: Node, pos: number): TableArea {
  const grid = tableGrid(doc.nodeAt(pos)!, pos)
  const right = Math.max(1, ...grid.rows.map((row) => row.width))
  return { grid, area: { top: 0, bottom: grid.rows.length, left: 0, right } }
}
