import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { CellRevisions, PropertyChange, Revision } from '../../../document/revision-attrs.ts'
import { schema } from '../../../document/schema.ts'
import { cellAt, type GridCell, type GridRow, type TableGrid } from '../../../document/table-grid.ts'
import { isMine, newRevision, rowRevisions, type Tracker } from '../tracker.ts'
import type { TableArea } from './place.ts'
import {
  gridXml,
  isMyRow,
  isMyTable,
  likeFirstParagraph,
  setTableProperty,
  withProperties,
  withSkipped,
  withSpan,
  withWidth,
} from './properties.ts'
import { done, PENDING_FORMAT, refused, type TableEdit } from './result.ts'
import { sharedWraps } from './rows.ts'

/*
 * A tracked column is w:cellIns in each of its cells (ECMA-376 part 1, 17.13.5.2); cells that reach over the place take
 * one column more, which their tcPrChange remembers. The grid itself has no author: what it was is kept in
 * w:tblGridChange, and decided with a w:tblPrChange of mine beside it (17.13.5.33).
 */

/** Narrower than this (two and a half centimetres), a column is not halved to make room for a new one. */
const HALVABLE = 1420

interface Widths {
  /** Of each new column, in twips; 0 where the table names no widths. */
  readonly made: number
  /** By how much the column beside them becomes narrower. */
  readonly taken: number
  /** Of all columns afterwards; null where the grid names fewer than the rows have, and is left to whoever opens the file. */
  readonly columns: readonly number[] | null
}

/** New columns left or right of the area, as many as it has (or `count`). They share the width of the one beside them. */
export function insertColumnsTracked(
  tr: Transaction,
  { grid, area }: TableArea,
  side: 'left' | 'right',
  tracker: Tracker,
  count = area.right - area.left,
): TableEdit {
  const beside = side === 'left' ? area.left : area.right - 1
  const widths = widthsFor(grid, beside, side, count)
  const insertion = columnInsertion(grid, beside, side, tracker)
  if (widths.columns !== null) {
    const isNew = isMyTable(grid.table, tracker)
    if (!isNew && !remembersGrid(tr, grid, insertion, tracker)) return refused(PENDING_FORMAT)
    tr.setNodeAttribute(grid.pos, 'tblGrid', gridXml(widths.columns))
  }
  let caret = grid.pos + 3
  // The last row first, so that the positions of those before it stay true.
  for (const row of grid.rows.toReversed()) {
    const at = insertInRow(tr, row, { beside, side, count, widths, insertion }, tracker)
    if (at === false) return refused(PENDING_FORMAT)
    if (at !== null && area.top <= grid.rows.indexOf(row)) caret = at
  }
  return done(caret)
}

interface Inserting {
  readonly beside: number
  readonly side: 'left' | 'right'
  readonly count: number
  readonly widths: Widths
  readonly insertion: Revision
}

/** Where the first new cell's text begins; null where the row got none, false where it must be refused. */
function insertInRow(tr: Transaction, row: GridRow, how: Inserting, tracker: Tracker): number | null | false {
  const { beside, side, count, insertion } = how
  const isNew = isMyRow(row.node, tracker)
  const trPr = row.node.attrs.trPr as string
  if (beside < row.before) {
    const xml = withSkipped(trPr, 'w:gridBefore', row.before + count)
    return setTableProperty(tr, row.pos, xml, insertion, tracker, isNew) ? null : false
  }
  const cell = cellAt(row, beside)
  if (cell === null) {
    if (beside >= row.width) return null
    const xml = withSkipped(trPr, 'w:gridAfter', row.after + count)
    return setTableProperty(tr, row.pos, xml, insertion, tracker, isNew) ? null : false
  }
  const isNewCell = isNew || isMine(rowRevisions(cell.node).ins, tracker)
  const tcPr = cell.node.attrs.tcPr as string
  const edge = side === 'left' ? cell.column === beside : cell.column + cell.span === beside + 1
  if (!edge) {
    const wider = withWidth(withSpan(tcPr, cell.span + count), how.widths.made * count - how.widths.taken, 1)
    return setTableProperty(tr, cell.pos, wider, insertion, tracker, isNewCell) ? null : false
  }
  const made = newCells(row, cell, how, isNew)
  const at = side === 'left' ? cell.pos : cell.pos + cell.node.nodeSize
  tr.step(new ReplaceStep(at, at, new Slice(Fragment.fromArray(made), 0, 0)))
  const moved = side === 'left' ? cell.pos + made.reduce((sum, node) => sum + node.nodeSize, 0) : cell.pos
  // A width is a wish: where another's change keeps it from being tracked, the grid alone says it.
  if (how.widths.taken > 0) {
    const narrower = withWidth(tcPr, -how.widths.taken, 1 / (count + 1))
    setTableProperty(tr, moved, narrower, insertion, tracker, isNewCell)
  }
  return at + 2
}

function newCells(row: GridRow, like: GridCell, { side, count, widths, insertion }: Inserting, isNew: boolean): Node[] {
  const index = row.cells.indexOf(like)
  const neighbour = row.cells[side === 'left' ? index - 1 : index + 1]
  const width = widths.made > 0 ? `<w:tcW w:w="${widths.made}" w:type="dxa"/>` : null
  const plain = withProperties('w:tcPr', like.node.attrs.tcPr as string, {
    'w:cnfStyle': null,
    'w:gridSpan': null,
    'w:hMerge': null,
    'w:vMerge': null,
    ...(width === null ? {} : { 'w:tcW': width }),
  })
  const revisions: CellRevisions | null = isNew ? null : { ins: insertion }
  const attrs = { tcPr: plain, revisions, wraps: sharedWraps(like.node, neighbour?.node) }
  return Array.from({ length: count }, () => schema.nodes.cell.create(attrs, likeFirstParagraph(like.node)))
}

/** Columns added one after the other are one revision. */
function columnInsertion(grid: TableGrid, beside: number, side: 'left' | 'right', tracker: Tracker): Revision {
  const columns = side === 'left' ? [beside, beside - 1] : [beside, beside + 1]
  for (const row of grid.rows) {
    for (const column of columns) {
      const cell = cellAt(row, column)
      const ins = cell === null ? undefined : rowRevisions(cell.node).ins
      if (ins !== undefined && isMine(ins, tracker)) return ins
    }
  }
  return newRevision(tracker)
}

function widthsFor(grid: TableGrid, beside: number, side: 'left' | 'right', count: number): Widths {
  const own = grid.columns[beside] ?? 0
  if (grid.columns.length < Math.max(...grid.rows.map((row) => row.width))) return { made: 0, taken: 0, columns: null }
  const made = own >= HALVABLE ? Math.floor(own / (count + 1)) : own
  const taken = own >= HALVABLE ? made * count : 0
  const columns = grid.columns.with(beside, own - taken)
  const at = side === 'left' ? beside : beside + 1
  return { made, taken, columns: columns.toSpliced(at, 0, ...Array<number>(count).fill(made)) }
}

/** Keeps the grid as it was, under a change of mine; false where another change of the table stands in the way. */
function remembersGrid(tr: Transaction, grid: TableGrid, insertion: Revision, tracker: Tracker): boolean {
  const { tblPr, tblPrChange, tblGrid, tblGridChange } = grid.table.attrs
  const change = tblPrChange as PropertyChange | null
  if (change === null ? tblGridChange !== null : !isMine(change, tracker)) return false
  if (change === null) tr.setNodeAttribute(grid.pos, 'tblPrChange', { ...insertion, old: tblPr as string })
  if (tblGridChange !== null) return true
  // Its id becomes a number when the file is written, as those of revisions do.
  const xml = `<w:tblGridChange w:id="${tracker.newId()}"><w:tblGrid>${tblGrid as string}</w:tblGrid></w:tblGridChange>`
  tr.setNodeAttribute(grid.pos, 'tblGridChange', xml)
  return true
}
