import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/core/revision/decide.ts'
import { anchor, cell, changed, control, doc, ins, p, row, table } from '../../support/build.ts'
import { scenarios } from '../../support/scenarios.ts'
import { show } from '../../support/show.ts'

describe('rows and cells', () => {
  const end = p('z')
  scenarios([
    [
      'row inserted',
      doc(table(row(cell(p('a'))), row(changed({ ins: 'A' }), cell(p(ins('A', 'b'))))), end),
      'table{row{a¶}row{b¶}}z¶',
      'table{row{a¶}}z¶',
    ],
    [
      'row deleted',
      doc(table(row(cell(p('a'))), row(changed({ del: 'A' }), cell(p('b')))), end),
      'table{row{a¶}}z¶',
      'table{row{a¶}row{b¶}}z¶',
    ],
    ['every row', doc(table(row(changed({ del: 'A' }), cell(p('a')))), end), 'z¶', 'table{row{a¶}}z¶'],
    ['the whole body', doc(table(row(changed({ del: 'A' }), cell(p('a'))))), '¶', 'table{row{a¶}}'],
    [
      'cell inserted',
      doc(table(row(cell(p('a')), cell(changed({ ins: 'A' }), p('b')))), end),
      'table{row{a¶|b¶}}z¶',
      'table{row{a¶}}z¶',
    ],
    [
      'cell deleted',
      doc(table(row(cell(p('a')), cell(changed({ del: 'A' }), p('b')))), end),
      'table{row{a¶}}z¶',
      'table{row{a¶|b¶}}z¶',
    ],
    [
      'every cell of a row',
      doc(table(row(cell(changed({ del: 'A' }), p('a'))), row(cell(p('b')))), end),
      'table{row{b¶}}z¶',
      'table{row{a¶}row{b¶}}z¶',
    ],
    [
      'a nested table that goes',
      doc(table(row(cell(table(row(changed({ del: 'A' }), cell(p('n')))), p('x')))), end),
      'table{row{x¶}}z¶',
      'table{row{table{row{n¶}}x¶}}z¶',
    ],
    [
      'a control whose table goes',
      doc(control(table(row(changed({ del: 'A' }), cell(p('n'))))), end),
      'sdt{¶}z¶',
      'sdt{table{row{n¶}}}z¶',
    ],
    [
      'a bookmark that begins in a removed row',
      doc(
        table(
          row(changed({ del: 'A' }), cell(p(anchor('bookmarkStart', '1'), 'a'))),
          row(cell(p('b', anchor('bookmarkEnd', '1')))),
        ),
        end,
      ),
      'table{row{⟨bookmarkStart 1⟩b⟨bookmarkEnd 1⟩¶}}z¶',
      'table{row{⟨bookmarkStart 1⟩a¶}row{b⟨bookmarkEnd 1⟩¶}}z¶',
    ],
    [
      'a bookmark that ends in the last row',
      doc(
        p(anchor('bookmarkStart', '1')),
        table(row(changed({ del: 'A' }), cell(p('a', anchor('bookmarkEnd', '1'))))),
        end,
      ),
      '⟨bookmarkStart 1⟩¶⟨bookmarkEnd 1⟩z¶',
      '⟨bookmarkStart 1⟩¶table{row{a⟨bookmarkEnd 1⟩¶}}z¶',
    ],
    [
      'a bookmark wholly in a removed row',
      doc(
        table(row(changed({ del: 'A' }), cell(p(anchor('bookmarkStart', '1'), 'a', anchor('bookmarkEnd', '1'))))),
        end,
      ),
      'z¶',
      'table{row{⟨bookmarkStart 1⟩a⟨bookmarkEnd 1⟩¶}}z¶',
    ],
  ])

  it('ends a cell with a paragraph when what stood behind a table goes', () => {
    const before = doc(table(row(cell(table(row(cell(p('n')))), table(row(changed({ del: 'A' }), cell(p('m'))))))), end)
    expect(show(decide(before, 'accept'))).toBe('table{row{table{row{n¶}}¶}}z¶')
  })
})
