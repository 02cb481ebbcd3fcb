import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { Revision, Wrap } from '../../../document/revision-attrs.ts'
import { schema } from '../../../document/schema.ts'
import { cellAt, type GridCell, type GridRow, type TableGrid } from '../../../document/table-grid.ts'
import { parseFragment, serialise } from '../../../docx/xml.ts'
import { deleteTracked } from '../delete.ts'
import { isMine, newRevision, rowRevisions, type Tracker } from '../tracker.ts'
import type { TableArea } from './place.ts'
import { likeFirstParagraph, withProperties } from './properties.ts'
import { done, type TableEdit } from './result.ts'

/**
 * New rows above or below those of the area, as many as it has (or `count`), each like the row beside them: widths,
 * borders and paragraphs, but no text. A tracked row is w:ins in its trPr (ECMA-376 part 1, 17.13.5.16).
 */
export function insertRowsTracked(
  tr: Transaction,
  { grid, area }: TableArea,
  side: 'above' | 'below',
  tracker: Tracker,
  count = area.bottom - area.top,
): TableEdit {
  const index = side === 'above' ? area.top : area.bottom - 1
  const like = grid.rows[index]!
  const [above, below] = side === 'above' ? [grid.rows[index - 1], like] : [like, grid.rows[index + 1]]
  const insertion = rowInsertion(above, below, tracker)
  const row = newRow(grid, index, side, insertion, sharedWraps(above?.node, below?.node))
  const at = side === 'above' ? like.pos : like.pos + like.node.nodeSize
  tr.step(new ReplaceStep(at, at, new Slice(Fragment.fromArray(Array<Node>(count).fill(row)), 0, 0)))
  return done(at + 3)
}

/** Rows added one after the other are one revision. */
function rowInsertion(above: GridRow | undefined, below: GridRow | undefined, tracker: Tracker): Revision {
  const beside = [above, below].map((row) => row && rowRevisions(row.node).ins).find((ins) => isMine(ins, tracker))
  return beside ?? newRevision(tracker)
}

/** Content controls around both neighbours are around what comes between them. */
export function sharedWraps(a: Node | null | undefined, b: Node | null | undefined): readonly Wrap[] {
  if (!a || !b) return []
  const others = b.attrs.wraps as readonly Wrap[]
  return (a.attrs.wraps as readonly Wrap[]).filter((wrap, i) => others[i]?.key === wrap.key)
}

function newRow(
  grid: TableGrid,
  index: number,
  side: 'above' | 'below',
  insertion: Revision,
  wraps: readonly Wrap[],
): Node {
  const like = grid.rows[index]!
  const cells = like.cells.map((cell) => {
    const merges = side === 'above' ? cell.merge === 'continue' : mergesWithNext(grid.rows[index + 1], cell)
    const tcPr = withProperties('w:tcPr', cell.node.attrs.tcPr as string, {
      'w:cnfStyle': null,
      'w:vMerge': merges ? '<w:vMerge/>' : null,
    })
    // In a column that comes or goes it comes or goes with it, or the row would be left with a cell too many.
    const { ins, del } = rowRevisions(cell.node)
    const revisions = ins || del ? { ...(ins ? { ins } : {}), ...(del ? { del } : {}) } : null
    return schema.nodes.cell.create({ tcPr, revisions }, likeFirstParagraph(cell.node))
  })
  // Rows repeated as headings are the first ones (17.4.78): only what comes above one of them can be another.
  const trPr = withProperties('w:trPr', like.node.attrs.trPr as string, {
    'w:cnfStyle': null,
    ...(side === 'below' ? { 'w:tblHeader': null } : {}),
  })
  const revisions = { ins: insertion }
  return schema.nodes.row.create({ trPr, tblPrEx: plainException(like.node), revisions, wraps }, cells)
}

/** Between cells that are merged downwards, a new one is merged with them. */
function mergesWithNext(next: GridRow | undefined, cell: GridCell): boolean {
  return cell.merge !== null && next !== undefined && cellAt(next, cell.column)?.merge === 'continue'
}

/** The row's exception from its table's properties without what is remembered of an older one. */
function plainException(row: Node): string | null {
  const tblPrEx = row.attrs.tblPrEx as string | null
  if (tblPrEx === null || !tblPrEx.includes('w:tblPrExChange')) return tblPrEx
  const [whole] = parseFragment(tblPrEx)
  const children = whole!.children.filter((e) => typeof e !== 'string' && e.name !== 'w:tblPrExChange')
  return serialise({ ...whole!, children })
}

/** Deletes the area's rows with their text. Rows that I inserted go for good, and with the last row its table. */
export function deleteRowsTracked(tr: Transaction, { grid, area }: TableArea, tracker: Tracker): TableEdit {
  const last = grid.rows[area.bottom - 1]!
  const range = deleteTracked(tr, grid.rows[area.top]!.pos, last.pos + last.node.nodeSize, tracker)
  return done(range.from)
}

/** Deletes a table: all its rows. */
export function deleteTableTracked(tr: Transaction, { grid }: TableArea, tracker: Tracker): TableEdit {
  const range = deleteTracked(tr, grid.pos + 1, grid.pos + grid.table.nodeSize - 1, tracker)
  return done(Math.min(range.from, tr.doc.content.size))
}
