import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { history } from 'prosemirror-history'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { cellsBetween } from '../../src/core/document/cell-selection.ts'
import {
  clearCellsTracked,
  deleteColumnsTracked,
  deleteRowsTracked,
  deleteTableTracked,
  insertColumnsTracked,
  insertRowsTracked,
  insertTableTracked,
  selectedArea,
  type TableArea,
  type TableEdit,
  type Tracker,
} from '../../src/core/revision/track.ts'

/* Table commands at random places of a document's tables. */

const COMMANDS = {
  above: (tr, area, by) => insertRowsTracked(tr, area, 'above', by),
  below: (tr, area, by) => insertRowsTracked(tr, area, 'below', by, 1),
  left: (tr, area, by) => insertColumnsTracked(tr, area, 'left', by),
  right: (tr, area, by) => insertColumnsTracked(tr, area, 'right', by, 1),
  rows: deleteRowsTracked,
  columns: deleteColumnsTracked,
  table: deleteTableTracked,
  clear: clearCellsTracked,
  nest: (tr, area, by) =>
    insertTableTracked(tr, tr.selection.head, { rows: 2, columns: 2, width: 1000 + area.area.left, styleId: null }, by),
} satisfies Record<string, (tr: Transaction, area: TableArea, by: Tracker) => TableEdit>

export interface TableCommand {
  readonly name: keyof typeof COMMANDS
  /** Where among the document's places the selection begins, in parts of a thousand, and how many places it holds. */
  readonly at: number
  readonly length: number
}

export const tableCommand: fc.Arbitrary<TableCommand> = fc.record({
  name: fc.constantFrom(...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])),
  at: fc.integer({ min: 0, max: 999 }),
  length: fc.integer({ min: 0, max: 3 }),
})

function select(state: EditorState, { at, length }: TableCommand): EditorState {
  const places: number[] = []
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    if (state.doc.resolve(pos).depth > 1) places.push(pos + 1)
    return false
  })
  if (places.length === 0) return state
  const first = Math.floor((at / 1000) * places.length)
  const $from = state.doc.resolve(places[first]!)
  const $to = state.doc.resolve(places[Math.min(places.length - 1, first + length)]!)
  return state.apply(state.tr.setSelection(cellsBetween($from, $to) ?? TextSelection.create(state.doc, $from.pos)))
}

/** Runs commands that are not refused one after the other; `see` is told of each. Returns the last document. */
export function tableSession(
  start: Node,
  commands: readonly TableCommand[],
  by: Tracker,
  see: (before: EditorState, after: EditorState) => void = () => undefined,
): Node {
  let doc = start
  for (const command of commands) {
    const before = select(EditorState.create({ doc, plugins: [history()] }), command)
    const area = selectedArea(before.selection)
    if (area === null) continue
    const { tr } = before
    if (!COMMANDS[command.name](tr, area, by).ok) continue
    const after = before.apply(tr.setMeta('tracked', true))
    see(before, after)
    doc = after.doc
  }
  return doc
}
