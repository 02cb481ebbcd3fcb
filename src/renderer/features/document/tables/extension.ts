import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, Selection, TextSelection, type Command } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { cellAround, CellSelection, cellsBetween } from '../../../../core/document/cell-selection.ts'
import { cellAt, cellsIn } from '../../../../core/document/table-grid.ts'
import type { Extension } from '../extensions.ts'
import { addLastRow, eraseCells } from './commands.ts'
import { startCellDrag } from './drag.ts'

/** Selecting cells with mouse and keys, and what keys do to them. */
export const tables: Extension = {
  plugins: (session) => {
    /** Whether a key or the mouse spoke after cells were selected: then what the browser selects is meant. */
    let isAsked = false
    const asks = (): void => {
      isAsked = true
    }
    const editing = (command: () => Command): Command => {
      return (state, dispatch, view) => session.isEditable() && command()(state, dispatch, view)
    }
    const erase = (takesRows: boolean): Command => editing(() => eraseCells(session.tracking, takesRows))
    const press = keydownHandler({
      Backspace: erase(true),
      Delete: erase(false),
      Tab: editing(() => addLastRow(session.tracking)),
      'Shift-ArrowLeft': extend(0, -1),
      'Shift-ArrowRight': extend(0, 1),
      'Shift-ArrowUp': extend(-1, 0),
      'Shift-ArrowDown': extend(1, 0),
      ArrowLeft: collapse(-1),
      ArrowUp: collapse(-1),
      ArrowRight: collapse(1),
      ArrowDown: collapse(1),
      Escape: collapse(1),
    })
    return [
      new Plugin({
        view: () => ({
          update: ({ state }) => {
            if (state.selection instanceof CellSelection) isAsked = false
          },
        }),
        props: {
          handleKeyDown: (view, event) => !event.isComposing && press(view, event),
          handleDOMEvents: {
            mousedown: (view, event) => {
              asks()
              return startCellDrag(view, event)
            },
            keydown: () => {
              asks()
              return false
            },
          },
          // What the browser selects from one cell into another is whole cells. For cells it is shown the first one
          // selected; what it makes of that, late and by itself, is nothing new.
          createSelectionBetween: ({ state: { selection } }, $anchor, $head) => {
            const cells = cellsBetween($anchor, $head)
            if (cells !== null || isAsked || !(selection instanceof CellSelection)) return cells
            // Of a text that was just written into the page (dictation presses no key) the old selection is none.
            if (selection.$from.doc !== $anchor.doc) return null
            const first = cellAround(selection.$from)
            return cellAround($anchor) === first && cellAround($head) === first ? selection : null
          },
          decorations: ({ doc, selection }) => {
            if (!(selection instanceof CellSelection)) return null
            return DecorationSet.create(
              doc,
              cellsIn(selection.grid, selection.area).map(({ pos, node }) =>
                Decoration.node(pos, pos + node.nodeSize, { class: 'cell--selected' }),
              ),
            )
          },
        },
      }),
    ]
  },
}

/** Moves the far end of a selection of cells by a row or a column; from text at a cell's edge, it begins one. */
function extend(rows: number, columns: number): Command {
  return ({ selection, doc, tr }, dispatch, view) => {
    const cells = selection instanceof CellSelection ? selection : atEdge(selection, rows, columns, view)
    if (cells === null) return false
    const { grid, $headCell } = cells
    const row = grid.rows.findIndex((r) => r.cells.some((c) => c.pos === $headCell.pos))
    const cell = grid.rows[row]?.cells.find((c) => c.pos === $headCell.pos)
    const target = grid.rows[row + rows]
    // Out of the table text goes on: the browser's own way.
    if (cell === undefined || target === undefined) return selection instanceof CellSelection
    const column = columns > 0 ? cell.column + cell.span : cell.column + columns
    const next = cellAt(target, column)
    if (next === null) return selection instanceof CellSelection
    dispatch?.(tr.setSelection(new CellSelection(cells.$anchorCell, doc.resolve(next.pos))))
    return true
  }
}

/** The cell that a selection of text would leave by going on in this direction; null where there is more text in it. */
function atEdge(
  selection: Selection,
  rows: number,
  columns: number,
  view: EditorView | undefined,
): CellSelection | null {
  const { $head } = selection
  const pos = cellAround($head)
  if (pos === null || view === undefined) return null
  const back = rows + columns < 0
  const $cell = $head.doc.resolve(pos)
  const edge = back ? pos + 1 : pos + $cell.nodeAfter!.nodeSize - 1
  const isEdgeBlock = back
    ? Selection.near($head.doc.resolve(edge), 1).$from.parent === $head.parent
    : Selection.near($head.doc.resolve(edge), -1).$from.parent === $head.parent
  const direction = rows < 0 ? 'up' : rows > 0 ? 'down' : columns < 0 ? 'backward' : 'forward'
  return isEdgeBlock && view.endOfTextblock(direction) ? new CellSelection($cell, $cell) : null
}

/** Leaves a selection of cells for a caret at the start or the end of its last cell. */
function collapse(side: -1 | 1): Command {
  return ({ selection, doc, tr }, dispatch) => {
    if (!(selection instanceof CellSelection)) return false
    const { pos, nodeAfter } = selection.$headCell
    const caret = side < 0 ? pos + 1 : pos + nodeAfter!.nodeSize - 1
    dispatch?.(tr.setSelection(TextSelection.near(doc.resolve(caret), side < 0 ? 1 : -1)).scrollIntoView())
    return true
  }
}
