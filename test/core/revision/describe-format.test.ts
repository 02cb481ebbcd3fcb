import { describe, expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { describeFormatting } from '../../../src/core/revision/describe-format.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { attrs, change, doc, fmt, ins, p, pilcrow, rPr, row, cell, table } from '../../support/build.ts'
import { abstractNum, contextOf, lvl, num, numPr, OUTLINE, startOverride } from '../document/numbering-fixture.ts'
import { NORMAL, pStyle, style } from '../document/style-fixture.ts'

const context = contextOf({
  numbering: [
    abstractNum(1, ...OUTLINE),
    abstractNum(2, lvl(0, 'bullet', '•')),
    num(1, 1),
    num(2, 2),
    num(3, 1, startOverride(0, 1)),
  ],
  styles: [style('Normal', null, '', '', NORMAL), style('Body', 'Normal', '<w:b/>', '<w:jc w:val="both"/>')],
})
const said = (node: Node): string => describeFormatting(node, listRevisions(node), context)
const run = (old: string, now: string): string => said(doc(p(fmt('A', old, now === '' ? 'x' : rPr(now, 'x')))))
const paragraph = (old: string, now: string): string =>
  said(doc(p(attrs({ pPr: now, pPrChange: change('A', old) }), 'x')))

describe('a change of look in words', () => {
  test('names what a run gained, lost and changed', () => {
    expect(run('', '<w:b/>')).toBe('Bold')
    expect(run('<w:b/><w:i/>', '<w:i/>')).toBe('Not bold')
    expect(run('<w:sz w:val="24"/>', '<w:b/><w:sz w:val="22"/>')).toBe('Bold; 12 pt → 11 pt')
    expect(run('', '<w:u w:val="double"/>')).toBe('Underlined twice')
    expect(run('', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')).toBe('Font: Times New Roman → Arial')
    expect(run('', '<w:color w:val="FF0000"/>')).toBe('Colour: automatic → red')
    expect(run('<w:highlight w:val="yellow"/>', '')).toBe('Highlight removed')
    expect(run('', '<w:vertAlign w:val="superscript"/>')).toBe('Superscript')
  })
  test('says nothing of properties that only say what the style says', () => {
    const bold = doc(p(attrs({ pPr: pStyle('Body') }), fmt('A', '', rPr('<w:b/><w:i/>', 'x'))))
    expect(said(bold)).toBe('Italic')
  })
  test('says that something changed where nobody sees it', () => {
    expect(run('', '<w:noProof/>')).toBe('Other properties')
  })
  test('names a style, a level and a list, and what else the paragraph itself says', () => {
    expect(paragraph('', pStyle('Body'))).toBe('Style: Normal name → Body name')
    expect(paragraph(numPr(1, 1), numPr(1, 2))).toBe('Level 2 → 3')
    expect(paragraph('', numPr(1, 0))).toBe('Number added')
    expect(paragraph('', numPr(2, 0))).toBe('Bullet added')
    expect(paragraph(numPr(1, 0), '')).toBe('Number removed')
    expect(paragraph(numPr(1, 0), numPr(2, 0))).toBe('Other list')
    expect(paragraph(numPr(1, 0), numPr(3, 0))).toBe('Numbering restarted')
    expect(paragraph(numPr(3, 0), numPr(1, 0))).toBe('Numbering continued')
    expect(paragraph(pStyle('Body'), '<w:jc w:val="center"/>')).toBe(
      'Style: Body name → Normal name; Aligned justified → centred',
    )
  })
  test('names alignment, indents and spaces', () => {
    expect(paragraph('<w:jc w:val="center"/>', '<w:jc w:val="right"/>')).toBe('Aligned centred → right')
    expect(paragraph('', '<w:ind w:left="720" w:hanging="360"/>')).toBe(
      'Left indent 0 cm → 1.27 cm; First line 0 cm → hanging 0.64 cm',
    )
    expect(paragraph('', '<w:spacing w:before="120" w:line="360" w:lineRule="auto"/>')).toBe(
      'Space before 0 pt → 6 pt; Line spacing 1 → 1.5',
    )
    expect(paragraph('', '<w:keepNext/><w:pageBreakBefore/>')).toBe('Kept with next; Page break before')
  })
  test('puts the parts of one change together and says each once', () => {
    const two = doc(p(fmt('A#1', '', rPr('<w:b/>', 'x')), fmt('A#1', '<w:i/>', rPr('<w:b/>', 'y'))), p('z'))
    expect(said(two)).toBe('Bold; Not italic')
    expect(said(doc(p('x', pilcrow({ fmt: change('A', '') }), attrs({ markRPr: '<w:b/>' }))))).toBe(
      'Paragraph mark: bold',
    )
  })
  test('has a word for tables, and none for what is no formatting', () => {
    expect(said(doc(table({ tblPrChange: change('A') }, row(cell(p('x'))))))).toBe('Table properties')
    expect(said(doc(p(ins('A', 'x'))))).toBe('')
  })
})
