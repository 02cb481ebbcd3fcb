import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { history } from 'prosemirror-history'
import { describe, expect, test } from 'vitest'
import { cellsBetween } from '../../../src/core/document/cell-selection.ts'
import {
  clearCellsTracked,
  deleteColumnsTracked,
  deleteRowsTracked,
  deleteTableTracked,
  fillCellsTracked,
  insertColumnsTracked,
  insertRowsTracked,
  insertTableTracked,
  selectedArea,
  type TableArea,
  type TableEdit,
  type Tracker,
} from '../../../src/core/revision/track.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { acceptMine, expectLaws, inGroups, rejectMine, tracker, withoutCaret } from './track-oracle.ts'

const { doc, p, ins, cell, row, table, changed, attrs, rPr } = b

type Command = (tr: Transaction, area: TableArea, tracker: Tracker) => TableEdit

const rowsAbove: Command = (tr, area, by) => insertRowsTracked(tr, area, 'above', by)
const rowsBelow: Command = (tr, area, by) => insertRowsTracked(tr, area, 'below', by)
const columnsLeft: Command = (tr, area, by) => insertColumnsTracked(tr, area, 'left', by)
const columnsRight: Command = (tr, area, by) => insertColumnsTracked(tr, area, 'right', by)

/** Where the `|` of a document are: a caret, or the first and the last cell selected. */
function at(marked: Node): EditorState {
  const { doc: clean, from, to } = withoutCaret(marked)
  const selection = cellsBetween(clean.resolve(from), clean.resolve(to)) ?? TextSelection.create(clean, from, to)
  return EditorState.create({ doc: clean, selection, plugins: [history()] })
}

function run(marked: Node, command: Command): EditorState | string {
  const before = at(marked)
  const { tr } = before
  const done = command(tr, selectedArea(before.selection)!, tracker())
  if (!done.ok) return done.reason
  const after = before.apply(tr.setMeta('tracked', true))
  expectLaws(before, after, null)
  return after
}

/** The laws for one command, flat and in groups; what the redline, and accepting it, show. */
function expectTable(marked: Node, command: Command, redline: string, accepted: string): Node {
  const [result] = [marked, inGroups(marked, 1)].map((variant) => {
    const after = run(variant, command)
    if (typeof after === 'string') throw new Error(after)
    expect(show(after.doc)).toBe(redline)
    expect(show(acceptMine(after.doc))).toBe(accepted)
    return after.doc
  })
  return result!
}

const span = (n: number, text: string): Node => cell({ tcPr: `<w:gridSpan w:val="${n}"/>` }, p(text))
const merged = (text: string, val = ''): Node => cell({ tcPr: `<w:vMerge${val && ` w:val="${val}"`}/>` }, p(text))
const widths = (...w: number[]): string => w.map((n) => `<w:gridCol w:w="${n}"/>`).join('')
const gridOf = (node: Node): string => node.firstChild!.attrs.tblGrid as string
const tcPrs = (node: Node): string[] => {
  const found: string[] = []
  node.descendants((n) => {
    if (n.type.name === 'cell') found.push(n.attrs.tcPr as string)
    return true
  })
  return found
}

describe('rows', () => {
  const two = (first: Node, second: Node): Node => doc(table(row(first, cell(p('b'))), row(second, cell(p('d')))), p())

  test('one above and one below, empty and like their neighbour', () => {
    expectTable(
      two(cell(p('a|')), cell(p('c'))),
      rowsAbove,
      'table{row+Me{¶|¶}row{a¶|b¶}row{c¶|d¶}}¶',
      'table{row{¶|¶}row{a¶|b¶}row{c¶|d¶}}¶',
    )
    const like = cell(
      { tcPr: '<w:tcW w:w="900" w:type="dxa"/>' },
      p(attrs({ pPr: '<w:jc w:val="right"/>', markRPr: '<w:b/>' }), 'a|'),
    )
    expectTable(
      two(like, cell(p('c'))),
      rowsBelow,
      'table{row{«jc=right»a¶{b}|b¶}row+Me{«jc=right»¶{b}|¶}row{c¶|d¶}}¶',
      'table{row{«jc=right»a¶{b}|b¶}row{«jc=right»¶{b}|¶}row{c¶|d¶}}¶',
    )
  })

  test('as many as are selected', () => {
    expectTable(
      two(cell(p('a|')), cell(p('c|'))),
      rowsBelow,
      'table{row{a¶|b¶}row{c¶|d¶}row+Me{¶|¶}row+Me{¶|¶}}¶',
      'table{row{a¶|b¶}row{c¶|d¶}row{¶|¶}row{¶|¶}}¶',
    )
  })

  test('a row between merged cells is merged with them, one outside is not', () => {
    const built = (first: string, second: string): Node =>
      doc(table(row(merged(first, 'restart'), cell(p('b'))), row(merged(second), cell(p('d')))), p())
    for (const [marked, command] of [
      [built('a', '|'), rowsAbove],
      [built('a|', ''), rowsBelow],
    ] as const) {
      // The area is widened to the whole of the merged cell.
      const after = run(marked, command) as EditorState
      const made = command === rowsAbove ? after.doc.firstChild!.firstChild! : after.doc.firstChild!.lastChild!
      expect(made.firstChild!.attrs.tcPr).toBe('')
    }
    const inside = run(
      doc(table(row(merged('a', 'restart'), cell(p('b|'))), row(merged(''), cell(p('d')))), p()),
      rowsBelow,
    ) as EditorState
    expect(tcPrs(inside.doc)[2]).toBe('<w:vMerge/>')
  })

  test('rows deleted: others are marked with their text, mine go, the last of mine with its table', () => {
    expectTable(
      two(cell(p('a|')), cell(p('c'))),
      deleteRowsTracked,
      'table{row-Me{[-Me a]¶|[-Me b]¶}row{c¶|d¶}}¶',
      'table{row{c¶|d¶}}¶',
    )
    const mine = row(changed({ ins: 'Me' }), cell(p(ins('Me', 'x|'))))
    expectTable(doc(table(row(cell(p('a'))), mine), p()), deleteRowsTracked, 'table{row{a¶}}¶', 'table{row{a¶}}¶')
    expectTable(doc(table(mine), p('z')), deleteRowsTracked, 'z¶', 'z¶')
    expectTable(
      doc(table(row(changed({ ins: 'A' }), cell(p(ins('A', 'x|')))), row(cell(p('y')))), p()),
      deleteRowsTracked,
      'table{row+A-Me{[+A [-Me x]]¶}row{y¶}}¶',
      'table{row{y¶}}¶',
    )
  })

  test('a whole table deleted, with the table inside it', () => {
    const inner = table(row(cell(p('n'))))
    expectTable(
      doc(p('a'), table(row(cell(p('x|'), inner, p()))), p('z')),
      deleteTableTracked,
      'a¶table{row-Me{[-Me x]¶table{row-Me{[-Me n]¶}}¶}}z¶',
      'a¶z¶',
    )
  })
})

describe('columns', () => {
  const grid = (tblGrid: string, ...rows: Node[]): Node => doc(table({ tblGrid }, ...rows), p())

  test('one left and one right: every row gets a cell', () => {
    const rows = [row(cell(p('a|')), cell(p('b'))), row(cell(p('c')), cell(p('d')))]
    expectTable(
      grid(widths(3000, 1000), ...rows),
      columnsRight,
      'table{row{a¶|(+Me)¶|b¶}row{c¶|(+Me)¶|d¶}}¶',
      'table{row{a¶|¶|b¶}row{c¶|¶|d¶}}¶',
    )
    const after = expectTable(
      grid(widths(3000, 1000), ...rows),
      columnsLeft,
      'table{row{(+Me)¶|a¶|b¶}row{(+Me)¶|c¶|d¶}}¶',
      'table{row{¶|a¶|b¶}row{¶|c¶|d¶}}¶',
    )
    // The new column shares the width of the one beside it; the table stays as wide.
    expect(gridOf(after)).toBe(widths(1500, 1500, 1000))
    expect(gridOf(rejectMine(after))).toBe(widths(3000, 1000))
    expect(gridOf(acceptMine(after))).toBe(widths(1500, 1500, 1000))
  })

  test('a cell over the place becomes wider, a row that begins later begins later still', () => {
    const late = row({ trPr: '<w:gridBefore w:val="1"/>' }, cell(p('e')), cell(p('f')))
    const after = run(
      grid(
        widths(900, 900, 900),
        row(cell(p('a|')), cell(p('b')), cell(p('c'))),
        row(span(2, 'x'), cell(p('y'))),
        late,
      ),
      columnsRight,
    ) as EditorState
    expect(show(after.doc)).toBe('table{row{a¶|(+Me)¶|b¶|c¶}row{x¶|y¶}row{e¶|f¶}}¶')
    const accepted = acceptMine(after.doc).firstChild!
    expect(accepted.child(1).firstChild!.attrs.tcPr).toBe('<w:gridSpan w:val="3"/>')
    expect(accepted.child(2).attrs.trPr).toBe('<w:gridBefore w:val="2"/>')
  })

  test('deleted: cells and text are marked, spanning cells become narrower, the grid follows when it is accepted', () => {
    const after = expectTable(
      grid(widths(1, 2, 3), row(cell(p('a')), cell(p('b|')), cell(p('c'))), row(span(2, 'x'), cell(p('y')))),
      deleteColumnsTracked,
      'table{row{a¶|(-Me)[-Me b]¶|c¶}row{x¶|y¶}}¶',
      'table{row{a¶|c¶}row{x¶|y¶}}¶',
    )
    expect(gridOf(after)).toBe(widths(1, 2, 3))
    expect(gridOf(acceptMine(after))).toBe(widths(1, 3))
    expect(tcPrs(acceptMine(after))).toEqual(['', '', '', ''])
  })

  test('beside one that I had pending: both go when mine is rejected, and the grid keeps the others', () => {
    const pending = cell(changed({ ins: 'Me' }), p('b'))
    for (const command of [columnsLeft, columnsRight]) {
      const after = run(grid(widths(100, 200, 300), row(cell(p('a')), pending, cell(p('c|')))), command) as EditorState
      expect(gridOf(rejectMine(after.doc))).toBe(widths(100, 300))
      const beside = run(grid(widths(100, 200, 300), row(cell(p('a|')), pending, cell(p('c')))), command) as EditorState
      expect(gridOf(rejectMine(beside.doc))).toBe(widths(100, 300))
    }
  })
  test('inserted beside one of the file, whose id stays its own', () => {
    const pending = cell(changed({ ins: 'Me#7' }), p('b'))
    const after = run(grid(widths(100, 200), row(cell(p('a|')), pending)), columnsRight) as EditorState
    expect(after.doc.firstChild!.attrs.tblGridChange).toMatch(/^<w:tblGridChange w:id="c\d+">/)
  })

  test('all columns of a table are the table, all of a row are the row', () => {
    expectTable(
      grid('', row(cell(p('a|')), cell(p('|b')))),
      deleteColumnsTracked,
      'table{row-Me{[-Me a]¶|[-Me b]¶}}¶',
      '¶',
    )
    expectTable(
      grid('', row(cell(p('a|')), cell(p('b'))), row(cell(p('c')))),
      deleteColumnsTracked,
      'table{row{(-Me)[-Me a]¶|b¶}row-Me{[-Me c]¶}}¶',
      'table{row{b¶}}¶',
    )
  })

  test('a column of mine goes for good, one of another author is refused', () => {
    const before = at(grid(widths(2000, 1000), row(cell(p('a|')), cell(p('b')))))
    const { tr } = before
    insertColumnsTracked(tr, selectedArea(before.selection)!, 'right', tracker())
    const grown = before.apply(tr)
    const again = grown.tr.setSelection(TextSelection.near(grown.doc.resolve(8)))
    const removing = grown.apply(again)
    const removed = removing.tr
    deleteColumnsTracked(removed, selectedArea(removing.selection)!, tracker())
    expect(show(removed.doc)).toBe('table{row{a¶|b¶}}¶')
    expect(gridOf(removed.doc)).toBe(widths(1000, 1000))
    expect(rejectMine(removed.doc).toJSON()).toEqual(before.doc.toJSON())
    const theirs = grid('', row(cell(changed({ ins: 'A' }), p('x|')), cell(p('b'))))
    expect(run(theirs, deleteColumnsTracked)).toMatch(/pending insertion/)
  })

  test("another author's pending layout is refused", () => {
    const pending = (given: object): Node =>
      doc(table({ tblGrid: widths(10, 10), ...given }, row(cell(p('a|')), cell(p('b')))), p())
    expect(run(pending({ tblPrChange: b.change('A') }), columnsLeft)).toMatch(/pending change of its layout/)
    expect(run(pending({ tblGridChange: '<w:tblGridChange w:id="1"/>' }), columnsLeft)).toMatch(/pending change/)
    expect(typeof run(pending({ tblPrChange: b.change('Me') }), columnsLeft)).not.toBe('string')
  })
})

describe('new tables and cleared cells', () => {
  const wanted = { rows: 1, columns: 2, width: 9000, styleId: null }
  const insertTable = (marked: Node, redline: string, accepted: string): void => {
    for (const variant of [marked, inGroups(marked, 1)]) {
      const before = at(variant)
      const { tr } = before
      const done = insertTableTracked(tr, before.selection.head, wanted, tracker())
      const after = before.apply(tr.setMeta('tracked', true))
      expectLaws(before, after, null)
      expect(show(after.doc)).toBe(redline)
      expect(show(acceptMine(after.doc))).toBe(accepted)
      expect(done.ok && after.doc.resolve(done.caret).node(-1).type.name).toBe('cell')
    }
  }

  test('before, behind and within a paragraph', () => {
    insertTable(doc(p('|ab')), 'table{row+Me{¶|¶}}ab¶', 'table{row{¶|¶}}ab¶')
    insertTable(doc(p('ab|'), p('c')), 'ab¶table{row+Me{¶|¶}}c¶', 'ab¶table{row{¶|¶}}c¶')
    insertTable(doc(p('a|b')), 'a¶+Metable{row+Me{¶|¶}}b¶', 'a¶table{row{¶|¶}}b¶')
    insertTable(doc(p('ab|')), 'ab¶+Metable{row+Me{¶|¶}}¶', 'ab¶table{row{¶|¶}}¶')
  })
  test('behind a paragraph whose mark of mine cannot go, which stays as it is', () => {
    const held = p(attrs({ src: 1, paraId: '00000001' }), 'ab|', b.pilcrow({ ins: 'Me' }))
    const made = 'ab¶table{row+Me{¶|¶}}¶+Metable{row{x¶}}c¶'
    insertTable(doc(held, table(row(cell(p('x')))), p('c')), made, 'ab¶table{row{¶|¶}}¶table{row{x¶}}c¶')
  })

  test('never touching another table', () => {
    const other = table(row(cell(p('x'))))
    insertTable(
      doc(p('ab|'), other, p()),
      'ab¶table{row+Me{¶|¶}}¶+Metable{row{x¶}}¶',
      'ab¶table{row{¶|¶}}¶table{row{x¶}}¶',
    )
    insertTable(doc(other, p('|c')), 'table{row{x¶}}¶+Metable{row+Me{¶|¶}}c¶', 'table{row{x¶}}¶table{row{¶|¶}}c¶')
  })

  test("a bookmark's end between blocks is neither what follows a table nor what keeps two apart", () => {
    const end = b.block('bookmarkEnd', '', true)
    const said = show(doc(end)).trim()
    insertTable(doc(p('ab|'), end), `ab¶+Metable{row+Me{¶|¶}}¶${said}`, `ab¶table{row{¶|¶}}¶${said}`)
    const other = table(row(cell(p('x'))))
    insertTable(
      doc(p('ab|'), end, other, p()),
      `ab¶table{row+Me{¶|¶}}¶+Me${said}table{row{x¶}}¶`,
      `ab¶table{row{¶|¶}}¶${said}table{row{x¶}}¶`,
    )
  })

  test('cells pasted over cells take their places, where they lie upon each other', () => {
    const built = doc(table(row(cell(p('a|')), cell(p('b'))), row(cell(p('c')), cell(p('d|')))), p())
    const source = table(row(cell(p('x'), p('y')), cell(p())), row(cell(p('z'))))
    const fill: Command = (tr, area, by) => {
      expect(fillCellsTracked(tr, area, source, by)).toEqual([])
      return { ok: true, caret: 0 }
    }
    expectTable(
      built,
      fill,
      'table{row{[-Me a][+Me x]¶+Me[+Me y]¶|[-Me b]¶}row{[-Me c][+Me z]¶|d¶}}¶',
      'table{row{x¶y¶|¶}row{z¶|d¶}}¶',
    )
    const { state, area } = { state: at(built), area: selectedArea(at(built).selection)! }
    expect(fillCellsTracked(state.tr, area, table(row(cell(p('x')), cell(p('y')), cell(p('z')))), tracker())).toBeNull()
  })

  test('cleared cells keep their paragraph', () => {
    expectTable(
      doc(table(row(cell(p('a|'), p('b')), cell(p('c'))), row(cell(p(rPr('<w:b/>', 'd|'))), cell(p('e')))), p()),
      clearCellsTracked,
      'table{row{[-Me a]¶-Me[-Me b]¶|c¶}row{[-Me {b d}]¶|e¶}}¶',
      'table{row{¶|c¶}row{¶|e¶}}¶',
    )
  })
})
