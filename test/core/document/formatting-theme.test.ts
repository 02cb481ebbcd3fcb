import { describe, expect, it } from 'vitest'
import { createFormatter, resolveRun } from '../../../src/core/document/formatting.ts'
import { emptyContext, type DocumentContext } from '../../../src/core/document/style-sheet.ts'
import { contextOf } from './numbering-fixture.ts'
import { NORMAL, pStyle, style } from './style-fixture.ts'

describe('a theme', () => {
  const ctx: DocumentContext = {
    ...emptyContext,
    theme: {
      major: { latin: 'Cambria', eastAsia: '', complex: '', scripts: [['Jpan', 'MS Gothic']] },
      minor: { latin: 'Calibri', eastAsia: '', complex: 'Arial', scripts: [] },
      colours: [
        ['dk1', '000000'],
        ['lt1', 'FFFFFF'],
        ['dk2', '1F497D'],
        ['accent1', '4F81BD'],
      ],
    },
    look: { ...emptyContext.look, eastAsiaLang: 'ja-JP', colourMap: [['t2', 'dark2']] },
  }
  const colour = (attrs: string): string => resolveRun(ctx, null, `<w:color ${attrs}/>`).colour

  it('gives fonts, by the language’s script where it names none itself', () => {
    const fonts =
      '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="X" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:cstheme="minorBidi"/>'
    expect(resolveRun(ctx, null, fonts).font).toEqual({
      ascii: 'Calibri',
      hAnsi: 'Cambria',
      eastAsia: 'MS Gothic',
      cs: 'Arial',
    })
    expect(resolveRun(emptyContext, null, fonts).font).toMatchObject({ ascii: 'X', hAnsi: 'Times New Roman' })
  })

  it('gives colours before the plain value beside them, lightened and darkened', () => {
    expect(colour('w:val="123456" w:themeColor="accent1"')).toBe('#4F81BD')
    expect(colour('w:val="123456" w:themeColor="text2"')).toBe('#1F497D')
    expect(colour('w:val="123456" w:themeColor="background1" w:themeShade="80"')).toBe('#808080')
    expect(colour('w:val="123456" w:themeColor="text1" w:themeTint="80"')).toBe('#7F7F7F')
    // Word's own value for "accent 1, darker 25 %" of this theme, within what rounding allows.
    const channels = (rgb: string): number[] => [1, 3, 5].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
    const darker = channels(colour('w:val="365F91" w:themeColor="accent1" w:themeShade="BF"'))
    for (const [i, channel] of channels('#365F91').entries()) expect(Math.abs(darker[i]! - channel)).toBeLessThan(2)
  })

  it('leaves the plain value where it has no such colour', () => {
    expect(colour('w:val="123456" w:themeColor="accent6"')).toBe('#123456')
    expect(colour('w:val="auto"')).toBe('auto')
    expect(colour('w:val="red; background: url(x)"')).toBe('auto')
  })
})

describe('a table style', () => {
  const look = '<w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/>'
  const conditional = (type: string, rPr: string, pPr = ''): string =>
    `<w:tblStylePr w:type="${type}"><w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:tblStylePr>`
  const tableStyle = style(
    'T',
    null,
    '<w:color w:val="111111"/><w:sz w:val="18"/>',
    '<w:spacing w:after="0"/>',
    'w:type="table"',
  ).replace(
    '</w:style>',
    conditional('firstRow', '<w:b/><w:color w:val="222222"/>', '<w:jc w:val="center"/>') +
      `${conditional('band2Horz', '<w:color w:val="333333"/>')}${conditional('nwCell', '<w:i/>')}</w:style>`,
  )
  const formatter = createFormatter(
    contextOf({
      styles: [style('Normal', null, '<w:sz w:val="24"/>', '', NORMAL), style('Bold', 'Normal', '<w:b/>'), tableStyle],
    }),
  )
  const at = (row: number, column: number) => formatter.cell(look, { row, column, rows: 4, columns: 3 })

  it('gives a cell the conditions of its place, weakest first', () => {
    expect(at(0, 0)?.conditions).toEqual(['firstRow', 'firstCol', 'nwCell'])
    expect(at(1, 1)?.conditions).toEqual(['band1Horz'])
    expect(at(2, 2)?.conditions).toEqual(['band2Horz'])
    expect(formatter.cell('', { row: 0, column: 0, rows: 1, columns: 1 })).toBeNull()
  })

  it('stands under the paragraph style', () => {
    const run = (row: number, column: number) => formatter.run(formatter.paragraph('', at(row, column)), '')
    expect(run(0, 1)).toMatchObject({ bold: true, italic: false, colour: '#222222', size: 24 })
    expect(run(0, 0)).toMatchObject({ bold: true, italic: true })
    expect(run(1, 0)).toMatchObject({ bold: false, colour: '#111111' })
    expect(run(2, 0)).toMatchObject({ colour: '#333333' })
    expect(formatter.paragraph('', at(0, 1)).align).toBe('center')
    expect(formatter.paragraph('', at(1, 1)).align).toBe('start')
  })

  it('cancels out a toggle of the paragraph style', () => {
    expect(formatter.run(formatter.paragraph(pStyle('Bold'), at(0, 1)), '').bold).toBe(false)
  })
})
