import type { ResolvedPos } from 'prosemirror-model'
import { TextSelection, type Command } from 'prosemirror-state'
import { schema } from '../../../../core/document/schema.ts'

function cellDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type === schema.nodes.cell) return depth
  return 0
}

/** Tab and Shift+Tab in a table: to the next or previous cell. Outside of tables, nothing. */
export function goToCell(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { $head } = state.selection
    const depth = cellDepth($head)
    if (depth === 0) return false
    const tableStart = $head.start(depth - 2)
    const cells: number[] = []
    $head.node(depth - 2).forEach((row, rowOffset) => {
      row.forEach((_cell, offset) => cells.push(tableStart + rowOffset + 1 + offset))
    })
    const target = cells[cells.indexOf($head.before(depth)) + direction]
    if (target !== undefined) {
      const end = target + state.doc.nodeAt(target)!.nodeSize - 1
      const from = TextSelection.near(state.doc.resolve(target + 1), 1).from
      // Word selects the cell's text on arrival.
      const to = TextSelection.near(state.doc.resolve(end), -1).to
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, Math.max(from, to))).scrollIntoView())
    }
    return true
  }
}
