import { Fragment, type Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { schema } from '../../../document/schema.ts'
import { cellsIn, type GridCell } from '../../../document/table-grid.ts'
import type { TableArea } from './place.ts'
import { likeFirstParagraph, withProperties } from './properties.ts'
import { done, refused, type TableEdit } from './result.ts'

/*
 * Merging and splitting cells: what Word itself does not track (w:cellMerge of 17.13.5.3 knows merges downwards alone,
 * and no place for the text that moves). So these edits are for when tracking is off.
 */

/** The words for it, while tracking is on. */
export const UNTRACKED_MERGE =
  'Merging and splitting cells cannot be tracked. Turn tracking off to do it, and tell the other side.'

const REVISED = 'Rows or cells here are pending changes: accept or reject them first.'
const UNEVEN = 'The rows of these cells do not line up, so they cannot become one cell.'

/** Makes one cell of the area's, with the text of all in reading order. Not tracked. */
export function mergeCellsUntracked(tr: Transaction, { grid, area }: TableArea): TableEdit {
  const rows = grid.rows.slice(area.top, area.bottom)
  const cells = cellsIn(grid, area)
  if (cells.length < 2) return refused('Select two cells or more to merge them.')
  if (rows.some((row) => isRevised(row.node)) || cells.some((cell) => isRevised(cell.node))) return refused(REVISED)
  const lines = rows.map((row) => row.cells.filter((cell) => cells.includes(cell)))
  const isEven = lines.every((line) => {
    const last = line.at(-1)
    return line[0]?.column === area.left && last !== undefined && last.column + last.span === area.right
  })
  if (!isEven) return refused(UNEVEN)
  const width = area.right - area.left
  for (const [i, line] of [...lines.entries()].toReversed()) {
    const first = line[0]!
    const last = line.at(-1)!
    const content = i === 0 ? joinedContent(cells) : Fragment.from(likeFirstParagraph(first.node))
    const tcPr = withProperties('w:tcPr', first.node.attrs.tcPr as string, {
      'w:gridSpan': width > 1 ? `<w:gridSpan w:val="${width}"/>` : null,
      'w:vMerge': lines.length === 1 ? null : i === 0 ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>',
      'w:tcW': sumOfWidths(line),
    })
    const made = first.node.type.create({ ...first.node.attrs, tcPr }, content)
    tr.replaceWith(first.pos, last.pos + last.node.nodeSize, made)
  }
  return done(cells[0]!.pos + 2)
}

/** Gives the cells of the area, where they take several columns or rows, a cell for each again. Not tracked. */
export function splitCellsUntracked(tr: Transaction, { grid, area }: TableArea): TableEdit {
  const cells = cellsIn(grid, area)
  if (!cells.some((cell) => cell.span > 1 || cell.merge !== null)) return refused('Only merged cells can be split.')
  if (cells.some((cell) => isRevised(cell.node))) return refused(REVISED)
  for (const cell of cells.toReversed()) {
    const pieces = Array.from({ length: cell.span }, (_, i) => {
      const width = grid.columns[cell.column + i]
      const tcPr = withProperties('w:tcPr', cell.node.attrs.tcPr as string, {
        'w:gridSpan': null,
        'w:vMerge': null,
        ...(width === undefined ? {} : { 'w:tcW': `<w:tcW w:w="${width}" w:type="dxa"/>` }),
      })
      if (i === 0) return cell.node.type.create({ ...cell.node.attrs, tcPr }, cell.node.content)
      return schema.nodes.cell.create({ tcPr, wraps: cell.node.attrs.wraps }, likeFirstParagraph(cell.node))
    })
    tr.replaceWith(cell.pos, cell.pos + cell.node.nodeSize, pieces)
  }
  return done(cells[0]!.pos + 2)
}

const isRevised = ({ attrs }: Node): boolean => attrs.revisions !== null || attrs.tcPrChange != null

/** The cells' blocks one after the other; empty paragraphs, which only kept their cells, go. */
function joinedContent(cells: readonly GridCell[]): Fragment {
  const isEmpty = (node: Node): boolean => node.type === schema.nodes.paragraph && node.childCount === 0
  const blocks = cells.flatMap((cell) => cell.node.children)
  const kept = blocks.filter((block) => !isEmpty(block))
  const last = kept.at(-1)
  if (last?.type === schema.nodes.paragraph) return Fragment.fromArray(kept)
  return Fragment.fromArray([...kept, blocks.findLast(isEmpty) ?? schema.nodes.paragraph.create()])
}

function sumOfWidths(line: readonly GridCell[]): string | null {
  const widths = line.map(
    (cell) => /<w:tcW [^>]*w:w="(\d+)"[^>]*w:type="dxa"/.exec(cell.node.attrs.tcPr as string)?.[1],
  )
  if (widths.includes(undefined)) return null
  return `<w:tcW w:w="${widths.reduce((sum, w) => sum + Number(w), 0)}" w:type="dxa"/>`
}
