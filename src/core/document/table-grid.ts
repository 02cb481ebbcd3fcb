import type { Node } from 'prosemirror-model'
import { parseFragment } from '../docx/xml.ts'
import { integer, twips, val } from './formatting-values.ts'

/*
 * Where a table's cells stand. A row is a list of cells that each take one or more columns of the grid (w:gridSpan), and
 * may begin and end within it (w:gridBefore, w:gridAfter); rows need not reach equally far (ECMA-376 part 1, 17.4.16 to
 * 17.4.18). Cells merged downwards are a cell in every row (w:vMerge, 17.4.84).
 */

export interface GridCell {
  readonly node: Node
  /** Position before the cell. */
  readonly pos: number
  /** First grid column, counted from 0, and how many it takes. */
  readonly column: number
  readonly span: number
  readonly merge: 'restart' | 'continue' | null
}

export interface GridRow {
  readonly node: Node
  /** Position before the row. */
  readonly pos: number
  /** Columns left out before the first and after the last cell. */
  readonly before: number
  readonly after: number
  readonly cells: readonly GridCell[]
  /** Grid columns it takes in all. */
  readonly width: number
}

export interface TableGrid {
  readonly table: Node
  /** Position before the table. */
  readonly pos: number
  readonly rows: readonly GridRow[]
  /** Widths of the columns that w:tblGrid names, in twips. */
  readonly columns: readonly number[]
}

/** The grid of the table at `pos`. Costs as much as the table has cells. */
export function tableGrid(table: Node, pos: number): TableGrid {
  const rows: GridRow[] = []
  table.forEach((row, offset) => rows.push(gridRow(row, pos + 1 + offset)))
  return { table, pos, rows, columns: gridColumns(table.attrs.tblGrid as string) }
}

function gridRow(row: Node, pos: number): GridRow {
  const trPr = row.attrs.trPr as string
  const skipped = (name: string): number => (trPr.includes(name) ? (numberIn(trPr, name) ?? 0) : 0)
  const before = Math.max(0, skipped('w:gridBefore'))
  const after = Math.max(0, skipped('w:gridAfter'))
  const cells: GridCell[] = []
  let column = before
  row.forEach((cell, offset) => {
    const { span, merge } = cellShape(cell.attrs.tcPr as string)
    cells.push({ node: cell, pos: pos + 1 + offset, column, span, merge })
    column += span
  })
  return { node: row, pos, before, after, cells, width: column + after }
}

/** How many columns a cell with these properties takes, and its part in a merge downwards. */
export function cellShape(tcPr: string): Pick<GridCell, 'span' | 'merge'> {
  // Most cells say neither: they need no parsing.
  const span = tcPr.includes('w:gridSpan') ? (numberIn(tcPr, 'w:gridSpan') ?? 1) : 1
  if (!tcPr.includes('w:vMerge')) return { span: Math.max(1, span), merge: null }
  const merge = parseFragment(tcPr).find((e) => e.name === 'w:vMerge')
  return {
    span: Math.max(1, span),
    merge: merge === undefined ? null : val(merge) === 'restart' ? 'restart' : 'continue',
  }
}

function numberIn(xml: string, name: string): number | undefined {
  return integer(val(parseFragment(xml).find((e) => e.name === name)))
}

function gridColumns(tblGrid: string): number[] {
  return parseFragment(tblGrid)
    .filter((e) => e.name === 'w:gridCol')
    .map((e) => Math.max(0, twips(e.attrs['w:w']) ?? 0))
}

/** The cell of a row that takes this grid column, or null. */
export function cellAt(row: GridRow, column: number): GridCell | null {
  return row.cells.find((cell) => cell.column <= column && column < cell.column + cell.span) ?? null
}

/** A rectangle of grid rows and columns; `bottom` and `right` are the first ones outside. */
export interface GridArea {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/**
 * The least area that holds the cells at two positions (each that before a cell) and cuts no cell: neither one that
 * takes several columns nor one that is merged downwards.
 */
export function areaBetween(grid: TableGrid, a: number, b: number): GridArea {
  const places = [a, b].flatMap((pos) => placeOf(grid, pos) ?? [])
  let area: GridArea = {
    top: Math.min(...places.map((p) => p.row)),
    bottom: Math.max(...places.map((p) => p.row)) + 1,
    left: Math.min(...places.map((p) => p.cell.column)),
    right: Math.max(...places.map((p) => p.cell.column + p.cell.span)),
  }
  for (;;) {
    const wider = widened(grid, area)
    if (sameArea(wider, area)) return area
    area = wider
  }
}

function placeOf(grid: TableGrid, pos: number): { row: number; cell: GridCell } | null {
  for (const [row, { cells }] of grid.rows.entries()) {
    const cell = cells.find((c) => c.pos === pos)
    if (cell !== undefined) return { row, cell }
  }
  return null
}

function widened(grid: TableGrid, area: GridArea): GridArea {
  let { top, bottom, left, right } = area
  for (const cell of cellsIn(grid, area)) {
    left = Math.min(left, cell.column)
    right = Math.max(right, cell.column + cell.span)
  }
  const continues = (row: number): boolean =>
    grid.rows[row]?.cells.some((c) => c.merge === 'continue' && c.column < right && c.column + c.span > left) === true
  while (top > 0 && continues(top)) top--
  while (bottom < grid.rows.length && continues(bottom)) bottom++
  return { top, bottom, left, right }
}

const sameArea = (a: GridArea, b: GridArea): boolean =>
  a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right

/** The cells that an area touches, in document order. */
export function cellsIn(grid: TableGrid, area: GridArea): GridCell[] {
  return grid.rows
    .slice(area.top, area.bottom)
    .flatMap((row) => row.cells.filter((c) => c.column < area.right && c.column + c.span > area.left))
}

/** Whether an area holds every cell of its rows. */
export function holdsWholeRows(grid: TableGrid, area: GridArea): boolean {
  return grid.rows
    .slice(area.top, area.bottom)
    .every((row) => row.cells.every((c) => c.column >= area.left && c.column + c.span <= area.right))
}
