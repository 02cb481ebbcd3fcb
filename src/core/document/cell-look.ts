import type { Node, ResolvedPos } from 'prosemirror-model'
import { parseFragment } from '../docx/xml.ts'
import type { CellLook } from './formatting-table.ts'
import type { Formatter } from './formatting.ts'
import { integer, val } from './formatting-values.ts'
import { schema } from './schema.ts'

/**
 * What the table's style says about the paragraphs at a position; null outside of tables. Costs as much as the row is
 * long: a cell's column counts the columns that those before it span (ECMA-376 part 1, 17.4.17).
 */
export function cellLookAt($pos: ResolvedPos, formatter: Formatter): CellLook | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    if ($pos.node(depth).type !== schema.nodes.cell) continue
    const table = $pos.node(depth - 2)
    const row = $pos.node(depth - 1)
    const spans = row.children.map(spanOf)
    const before = spans.slice(0, $pos.index(depth - 1)).reduce((sum, span) => sum + span, 0)
    const columns = Math.max(
      parseFragment(table.attrs.tblGrid as string).filter((e) => e.name === 'w:gridCol').length,
      spans.reduce((sum, span) => sum + span, 0),
    )
    // A cell that reaches the table's last column stands in it.
    const column = before + spans[$pos.index(depth - 1)]! >= columns ? columns - 1 : before
    const place = { row: $pos.index(depth - 2), rows: table.childCount, column: before === 0 ? 0 : column, columns }
    return formatter.cell(table.attrs.tblPr as string, place)
  }
  return null
}

function spanOf(cell: Node): number {
  const properties = parseFragment(cell.attrs.tcPr as string)
  return Math.max(1, integer(val(properties.find((e) => e.name === 'w:gridSpan'))) ?? 1)
}
