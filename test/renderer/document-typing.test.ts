import { Fragment, Slice } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { CellSelection } from '../../src/core/document/cell-selection.ts'
import { schema } from '../../src/core/document/schema.ts'
import { insertOver } from '../../src/renderer/features/document/editor/paste/paste.ts'
import { createTracking } from '../../src/renderer/features/document/editor/tracking.ts'
import { typed } from '../../src/renderer/features/document/editor/typing.ts'
import { cell, groupedDoc, p, row, table } from '../support/build.ts'
import { show } from '../support/show.ts'

test('what is typed over a selection that leaves a cell takes its place, as Enter and a tab do', () => {
  const doc = groupedDoc(table(row(cell(p('one two')))), p('three'), p('four'))
  const places: number[] = []
  doc.descendants((node, pos) => void (node.isText && places.push(pos)))
  const [from, to] = [places[0]! + 4, places[2]! + 2]
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, from, to) })
  const tracking = createTracking(1, 'Me')
  const tr = typed(state, 'X', from, to, tracking)
  expect(tracking.rewrite(tr, state)).toMatchObject({ ok: true })
  expect(show(state.apply(tr).doc)).toBe('table{row{one [-Me two]¶}}[-Me three]¶-Me[-Me fo][+Me X]ur¶')
  expect(tr.selection.head).toBe(tr.mapping.map(to, 1))
})

test('what is pasted over selected cells stands behind what it replaces', () => {
  const doc = groupedDoc(table(row(cell(p('one'), p('more')), cell(p('two')))), p('three'))
  const cells: number[] = []
  doc.descendants((node, pos) => void (node.type === schema.nodes.cell && cells.push(pos)))
  const selection = new CellSelection(doc.resolve(cells[0]!), doc.resolve(cells[1]!))
  const state = EditorState.create({ doc, selection })
  const { tr } = state
  insertOver(state, tr, new Slice(Fragment.from(schema.text('X')), 0, 0), createTracking(1, 'Me').tracker())
  expect(show(tr.doc)).toBe('table{row{[-Me one]¶-Me[-Me more][+Me X]¶|[-Me two]¶}}three¶')
})
