import { EditorState, Selection, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { CellSelection, cellsBetween } from '../../../src/core/document/cell-selection.ts'
import { backspace, selectedArea } from '../../../src/core/revision/track.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { tracker, withoutCaret } from '../revision/track-oracle.ts'

const { doc, p, cell, row, table } = b

const wide = (text: string) => cell({ tcPr: '<w:gridSpan w:val="2"/>' }, p(text))
const tall = (text: string, val: string) => cell({ tcPr: `<w:vMerge w:val="${val}"/>` }, p(text))

function cells(...rows: ReturnType<typeof row>[]): { state: EditorState; selection: CellSelection | null } {
  const { doc: clean, from, to } = withoutCaret(doc(table(...rows), p('z')))
  const selection = cellsBetween(clean.resolve(from), clean.resolve(to))
  const state = EditorState.create({ doc: clean, selection: selection ?? TextSelection.create(clean, from, to) })
  return { state, selection }
}

const grid = () => cells(row(cell(p('a|')), cell(p('b')), cell(p('c'))), row(cell(p('d')), cell(p('e|')), cell(p('f'))))

test('a rectangle of cells, in whichever direction it is selected', () => {
  const { state, selection } = grid()
  expect(selection!.area).toEqual({ top: 0, bottom: 2, left: 0, right: 2 })
  expect(show(selection!.content().content.firstChild!)).toBe('table{row{a¶|b¶}row{d¶|e¶}}')
  const back = new CellSelection(selection!.$headCell, selection!.$anchorCell)
  expect(back.area).toEqual(selection!.area)
  expect(selectedArea(back)!.area).toEqual(selection!.area)
  expect(Selection.fromJSON(state.doc, selection!.toJSON()).eq(selection!)).toBe(true)
})

test('no merged cell is cut', () => {
  expect(cells(row(wide('a'), cell(p('b'))), row(cell(p('c')), cell(p('|d')), cell(p('|e')))).selection!.area).toEqual({
    top: 1,
    bottom: 2,
    left: 1,
    right: 3,
  })
  expect(
    cells(row(wide('a|'), cell(p('b'))), row(cell(p('|c')), cell(p('d')), cell(p('e')))).selection!.area.right,
  ).toBe(2)
  const merged = cells(
    row(tall('a', 'restart'), cell(p('b|'))),
    row(tall('', 'continue'), cell(p('c'))),
    row(cell(p('d|')), cell(p('e'))),
  )
  expect(merged.selection!.area).toEqual({ top: 0, bottom: 3, left: 0, right: 2 })
})

test('what is copied has the columns that it has cells of', () => {
  const late = row({ trPr: '<w:cantSplit/><w:gridBefore w:val="2"/>' }, cell(p('e|')))
  const tblGrid = [1, 2, 3].map((w) => `<w:gridCol w:w="${w}"/>`).join('')
  const {
    doc: clean,
    from,
    to,
  } = withoutCaret(doc(table({ tblGrid }, row(cell(p('a')), cell(p('b|')), cell(p('c'))), late), p()))
  const copied = cellsBetween(clean.resolve(from), clean.resolve(to))!.content().content.firstChild!
  expect(show(copied)).toBe('table{row{b¶|c¶}row{e¶}}')
  expect(copied.attrs.tblGrid).toBe('<w:gridCol w:w="2"/><w:gridCol w:w="3"/>')
  expect(copied.child(1).attrs.trPr).toBe('<w:gridBefore w:val="1"/><w:cantSplit/>')
})

test('inside one cell, and out of the table, text is text', () => {
  expect(cells(row(cell(p('a|b|'), p('c')), cell(p('d')))).selection).toBeNull()
  const { doc: clean, from, to } = withoutCaret(doc(table(row(cell(p('a|')), cell(p('b')))), p('z|')))
  expect(cellsBetween(clean.resolve(from), clean.resolve(to))).toBeNull()
})

test('it follows edits, and becomes a caret when its cells are gone', () => {
  const { state, selection } = grid()
  const grown = state.tr.insert(0, p('new'))
  expect(grown.selection).toBeInstanceOf(CellSelection)
  expect((grown.selection as CellSelection).$anchorCell.pos).toBe(selection!.$anchorCell.pos + 5)
  expect(selection!.getBookmark().map(grown.mapping).resolve(grown.doc).eq(grown.selection)).toBe(true)
  const gone = state.tr.delete(0, state.doc.firstChild!.nodeSize)
  expect(gone.selection).toBeInstanceOf(TextSelection)
})

test('Delete empties each of its cells', () => {
  const { state } = grid()
  expect(show(state.apply(backspace(state, tracker())!).doc)).toBe(
    'table{row{[-Me a]¶|[-Me b]¶|c¶}row{[-Me d]¶|[-Me e]¶|f¶}}z¶',
  )
})
