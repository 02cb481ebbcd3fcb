import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { cellsBetween } from '../../../src/core/document/cell-selection.ts'
import { tableGrid } from '../../../src/core/document/table-grid.ts'
import { mergeCellsUntracked, selectedArea, splitCellsUntracked } from '../../../src/core/revision/track.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { expectIdentities, withoutCaret } from './track-oracle.ts'

const { doc, p, cell, row, table, changed } = b
const tblGrid = '<w:gridCol w:w="1000"/>'.repeat(3)

function merge(...rows: ReturnType<typeof row>[]): EditorState | string {
  const { doc: clean, from, to } = withoutCaret(doc(table({ tblGrid }, ...rows), p()))
  const state = EditorState.create({ doc: clean, selection: cellsBetween(clean.resolve(from), clean.resolve(to))! })
  const { tr } = state
  const done = mergeCellsUntracked(tr, selectedArea(state.selection)!)
  if (!done.ok) return done.reason
  tr.doc.check()
  expectIdentities(tr.doc)
  return state.apply(tr)
}

test('a rectangle becomes one cell with all its text, and can be split again', () => {
  const merged = merge(
    row(cell(p('a|')), cell(p('b')), cell(p('c'))),
    row(cell(p()), cell(p('e|')), cell(p('f'))),
  ) as EditorState
  expect(show(merged.doc)).toBe('table{row{a¶b¶e¶|c¶}row{¶|f¶}}¶')
  const shapes = tableGrid(merged.doc.firstChild!, 0).rows.map((r) => r.cells.map((c) => [c.span, c.merge]))
  expect(shapes).toEqual([
    [
      [2, 'restart'],
      [1, null],
    ],
    [
      [2, 'continue'],
      [1, null],
    ],
  ])
  const { tr } = merged
  expect(splitCellsUntracked(tr, selectedArea(merged.selection)!).ok).toBe(true)
  tr.doc.check()
  expect(show(tr.doc)).toBe('table{row{a¶b¶e¶|¶|c¶}row{¶|¶|f¶}}¶')
})

test('pending rows and cells, and single cells, are refused', () => {
  expect(merge(row(changed({ ins: 'A' }), cell(p('a|')), cell(p('b|'))))).toMatch(/pending/)
  expect(merge(row(cell(changed({ del: 'A' }), p('a|')), cell(p('b|'))))).toMatch(/pending/)
})
