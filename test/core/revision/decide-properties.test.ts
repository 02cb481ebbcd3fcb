import { describe, expect, it, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { decide, type Pick } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { attrs, cell, change, changed, doc, ins, p, pilcrow, row, table } from '../../support/build.ts'

const author =
  (name: string): Pick =>
  (revision) =>
    revision.author === name

describe('properties', () => {
  const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="9" w:author="A"/></w:numPr>'
  const section = (inner: string): string => `<w:sectPr><w:headerReference r:id="r1"/>${inner}</w:sectPr>`
  const sectionChange =
    '<w:sectPrChange w:id="5" w:author="A"><w:sectPr><w:cols w:num="1"/></w:sectPr></w:sectPrChange>'
  const merge = (xml: string): object => ({
    ...changed({ merge: change('A', `<w:cellMerge w:id="3" w:author="A" ${xml}/>`) }),
    tcPr: '<w:tcW w:w="5"/><w:shd w:val="clear"/>',
  })
  const grid = '<w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid></w:tblGridChange>'
  type Row = [string, Node, (d: Node) => unknown, unknown, unknown]
  const paragraph = (name: string) => (d: Node) => d.firstChild!.attrs[name] as unknown
  const first =
    (type: string, name: string) =>
    (d: Node): unknown => {
      let found: unknown
      d.descendants((node) => {
        if (node.type.name === type) found ??= node.attrs[name]
      })
      return found
    }
  test.each<Row>([
    ['pPr', doc(p(attrs({ pPr: '<w:b/>', pPrChange: change('A', '<w:i/>') }))), paragraph('pPr'), '<w:b/>', '<w:i/>'],
    [
      'the look of a mark',
      doc(p(attrs({ markRPr: '<w:b/>' }), pilcrow({ fmt: change('A', '<w:i/>') }))),
      paragraph('markRPr'),
      '<w:b/>',
      '<w:i/>',
    ],
    [
      'numbering',
      doc(p(attrs({ pPr: numbered }))),
      paragraph('pPr'),
      numbered.replace(/<w:ins.*?>/, ''),
      numbered.replace(/<w:ins.*?>/, ''),
    ],
    [
      'numbering with pPrChange',
      doc(p(attrs({ pPr: numbered, pPrChange: change('A', '<w:i/>') }))),
      paragraph('pPr'),
      numbered.replace(/<w:ins.*?>/, ''),
      '<w:i/>',
    ],
    [
      'a section',
      doc(p(attrs({ sectPr: section(`<w:cols w:num="2"/>${sectionChange}`) }), 'x'), p()),
      paragraph('sectPr'),
      section('<w:cols w:num="2"/>'),
      section('<w:cols w:num="1"/>'),
    ],
    [
      'a table',
      doc(table({ tblPr: '<w:a/>', tblPrChange: change('A', '<w:o/>') }, row(cell(p()))), p()),
      first('table', 'tblPr'),
      '<w:a/>',
      '<w:o/>',
    ],
    [
      'a table grid',
      doc(table({ tblGrid: '<w:n/>', tblGridChange: grid, tblPrChange: change('A') }, row(cell(p()))), p()),
      first('table', 'tblGrid'),
      '<w:n/>',
      '<w:gridCol w:w="9"/>',
    ],
    [
      'a grid alone',
      doc(table({ tblGrid: '<w:n/>', tblGridChange: grid }, row(cell(p()))), p()),
      first('table', 'tblGridChange'),
      null,
      null,
    ],
    [
      'a row',
      doc(table(row({ trPr: '<w:a/>', trPrChange: change('A', '<w:o/>') }, cell(p()))), p()),
      first('row', 'trPr'),
      '<w:a/>',
      '<w:o/>',
    ],
    [
      "a row's exceptions",
      doc(
        table(
          row(
            {
              tblPrEx:
                '<w:tblPrEx><w:jc/><w:tblPrExChange w:id="1" w:author="A"><w:tblPrEx/></w:tblPrExChange></w:tblPrEx>',
            },
            cell(p()),
          ),
        ),
        p(),
      ),
      first('row', 'tblPrEx'),
      '<w:tblPrEx><w:jc/></w:tblPrEx>',
      null,
    ],
    [
      'a cell',
      doc(table(row(cell({ tcPr: '<w:a/>', tcPrChange: change('A', '<w:o/>') }, p()))), p()),
      first('cell', 'tcPr'),
      '<w:a/>',
      '<w:o/>',
    ],
    [
      'cells merged',
      doc(table(row(cell(merge('w:vMerge="cont"'), p()))), p()),
      first('cell', 'tcPr'),
      '<w:tcW w:w="5"/><w:vMerge/><w:shd w:val="clear"/>',
      '<w:tcW w:w="5"/><w:shd w:val="clear"/>',
    ],
    [
      'cells split',
      doc(table(row(cell(merge('w:vMergeOrig="cont"'), p()))), p()),
      first('cell', 'tcPr'),
      '<w:tcW w:w="5"/><w:shd w:val="clear"/>',
      '<w:tcW w:w="5"/><w:vMerge/><w:shd w:val="clear"/>',
    ],
  ])('%s: accepted stays as it is, rejected is as it was', (_name, before, look, accepted, rejected) => {
    expect(listRevisions(before).length + Number(_name === 'a grid alone')).toBe(1)
    for (const [decision, wanted] of [
      ['accept', accepted],
      ['reject', rejected],
    ] as const) {
      const after = decide(before, decision)
      expect(look(after)).toEqual(wanted)
      expect(listRevisions(after)).toEqual([])
    }
  })

  it('keeps a grid change without an author until the cells it is about are decided', () => {
    const before = doc(
      table({ tblGridChange: grid }, row(cell(p()), cell(changed({ ins: 'A' }), p()))),
      p(ins('B', 'x')),
    )
    expect(decide(before, 'accept', author('B')).firstChild!.attrs.tblGridChange).toBe(grid)
    const after = decide(before, 'reject', author('A')).firstChild!
    expect([after.attrs.tblGridChange, after.attrs.tblGrid]).toEqual([null, '<w:gridCol w:w="9"/>'])
  })
})
