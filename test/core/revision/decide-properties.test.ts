import { describe, expect, it, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { schema } from '../../../src/core/document/schema.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
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

describe('old properties that say again how something came', () => {
  const by = 'w:id="7" w:author="B" w:date="2024-01-31T12:00:00Z"'

  it('leave no revision of a cell behind when they are back', () => {
    const old = `<w:tcW w:w="9"/><w:cellMerge ${by} w:vMerge="rest"/>`
    const before = doc(table(row(cell({ tcPr: '<w:tcW w:w="8"/>', tcPrChange: change('A', old) }, p()))), p())
    const after = decide(before, 'reject').firstChild!.firstChild!.firstChild!
    expect(after.attrs).toMatchObject({ tcPr: '<w:tcW w:w="9"/>', revisions: null, tcPrChange: null })
  })

  it('nor of a paragraph mark, nor of numbering', () => {
    const mark = { fmt: change('A', `<w:ins ${by}/><w:b/>`) }
    const numbered = `<w:numPr><w:numId w:val="1"/><w:ins ${by}/></w:numPr>`
    const before = doc(p(attrs({ markRevisions: mark, pPrChange: change('A', numbered) })), p())
    expect(decide(before, 'reject').firstChild!.attrs).toMatchObject({
      markRPr: '<w:b/>',
      pPr: '<w:numPr><w:numId w:val="1"/></w:numPr>',
    })
  })
})

describe('a tracked number of a LISTNUM field', () => {
  it('is listed as formatting, and goes either way', () => {
    const number = '<w:numberingChange w:id="3" w:author="A" w:original="1)"/>'
    const xml = (inner: string): string => `<w:fldChar w:fldCharType="begin"${inner ? `>${inner}</w:fldChar>` : '/>'}`
    const before = doc(p(schema.nodes.field.create({ edge: 'begin', xml: xml(number) }), 'x'))
    expect(listRevisions(before).map(({ kind, id }) => [kind, id])).toEqual([['formatting', '3']])
    for (const decision of ['accept', 'reject'] as const) {
      const after = decide(before, decision)
      expect(after.firstChild!.firstChild!.attrs.xml).toBe(xml(''))
      expect(applyDecision(new Transform(before), decision).doc.eq(after)).toBe(true)
    }
    expect(decide(before, 'accept', (revision) => revision.author === 'B')).toBe(before)
  })
})
