import { describe, expect, it } from 'vitest'
import { createFormatter, formatterOf, resolveParagraph, resolveRun } from '../../../src/core/document/formatting.ts'
import { emptyContext } from '../../../src/core/document/style-sheet.ts'
import { abstractNum, contextOf, num, numPr } from './numbering-fixture.ts'
import { character, NORMAL, pStyle, rStyle, style } from './style-fixture.ts'

describe('a paragraph', () => {
  it('in a document without styles has what Word starts from', () => {
    expect(resolveParagraph(emptyContext, '')).toEqual({
      styleId: null,
      styleName: null,
      align: 'start',
      indent: { start: 0, end: 0, firstLine: 0, hanging: 0 },
      spacing: { before: 0, after: 0, line: 240, lineRule: 'auto', beforeAuto: false, afterAuto: false },
      contextualSpacing: false,
      keepNext: false,
      keepLines: false,
      pageBreakBefore: false,
      bidi: false,
      outlineLevel: null,
      tabs: [],
      borders: {},
      shading: null,
      numbering: null,
      cell: null,
    })
  })

  it('takes each property from the nearest layer that has it, attribute by attribute', () => {
    const ctx = contextOf({
      styles: [
        '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
        style('Normal', null, '', '<w:jc w:val="both"/><w:spacing w:before="60"/>', NORMAL),
        style('Body', 'Normal', '', '<w:ind w:left="720" w:hanging="360"/><w:keepNext/><w:outlineLvl w:val="2"/>'),
      ],
    })
    const format = resolveParagraph(
      ctx,
      `${pStyle('Body')}<w:spacing w:after="0"/><w:ind w:right="100"/><w:keepNext w:val="0"/>`,
    )
    expect(format).toMatchObject({
      styleId: 'Body',
      styleName: 'Body name',
      align: 'justify',
      indent: { start: 720, end: 100, firstLine: 0, hanging: 360 },
      spacing: { before: 60, after: 0, line: 259, lineRule: 'auto' },
      keepNext: false,
      outlineLevel: 2,
    })
  })

  it('has the default style where it names none, an unknown one or one of another type', () => {
    const ctx = contextOf({ styles: [style('N', null, '', '', NORMAL), character('C', null, '<w:b/>')] })
    for (const pPr of ['', pStyle('Missing'), pStyle('C')]) expect(resolveParagraph(ctx, pPr).styleId).toBe('N')
  })

  it('survives styles that are based on each other', () => {
    const ctx = contextOf({ styles: [style('A', 'B', '', '<w:keepNext/>'), style('B', 'A', '', '<w:keepLines/>')] })
    expect(resolveParagraph(ctx, pStyle('A'))).toMatchObject({ keepNext: true, keepLines: true })
  })

  it('undoes a hanging indent with a first line indent', () => {
    const ctx = contextOf({ styles: [style('A', null, '', '<w:ind w:left="720" w:hanging="360"/>')] })
    expect(resolveParagraph(ctx, `${pStyle('A')}<w:ind w:firstLine="200"/>`).indent).toMatchObject({
      firstLine: 200,
      hanging: 0,
    })
    expect(resolveParagraph(ctx, `${pStyle('A')}<w:ind w:firstLine="200" w:hanging="10"/>`).indent).toMatchObject({
      hanging: 10,
    })
  })

  it('reads lengths with units, start and end, and automatic spacing', () => {
    expect(resolveParagraph(emptyContext, '<w:ind w:start="0.5in" w:end="36pt"/>').indent).toMatchObject({
      start: 720,
      end: 720,
    })
    expect(resolveParagraph(emptyContext, '<w:ind w:start="2.54cm" w:end="25.4mm"/>').indent).toMatchObject({
      start: 1440,
      end: 1440,
    })
    expect(
      resolveParagraph(emptyContext, '<w:spacing w:before="100" w:beforeAutospacing="1" w:afterLines="50"/>').spacing,
    ).toMatchObject({ before: 280, beforeAuto: true, after: 120, afterAuto: false })
  })

  it('adds up tabs, and clears them', () => {
    const ctx = contextOf({
      styles: [
        style(
          'A',
          null,
          '',
          '<w:tabs><w:tab w:val="left" w:pos="720"/><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>',
        ),
      ],
    })
    const own = '<w:tabs><w:tab w:val="clear" w:pos="720"/><w:tab w:val="center" w:pos="4000"/></w:tabs>'
    expect(resolveParagraph(ctx, pStyle('A') + own).tabs).toEqual([
      { position: 4000, align: 'center', leader: 'none' },
      { position: 9000, align: 'end', leader: 'dot' },
    ])
  })

  it('has borders side by side and a background', () => {
    const ctx = contextOf({
      styles: [
        style(
          'A',
          null,
          '',
          '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="ff0000"/><w:left w:val="single"/></w:pBdr>',
        ),
      ],
    })
    const format = resolveParagraph(
      ctx,
      `${pStyle('A')}<w:pBdr><w:left w:val="nil"/></w:pBdr><w:shd w:val="pct50" w:color="auto" w:fill="FFFFFF"/>`,
    )
    expect(format.borders).toEqual({ top: { style: 'single', size: 8, space: 1, colour: '#FF0000' } })
    expect(format.shading).toBe('#808080')
    expect(resolveParagraph(emptyContext, '<w:shd w:val="clear" w:fill="auto"/>').shading).toBeNull()
  })
})

describe('the list of a paragraph', () => {
  const level = (n: number, left: number, bound = ''): string =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${bound}<w:lvlText w:val="%1."/>` +
    `<w:pPr><w:ind w:left="${left}" w:hanging="100"/></w:pPr></w:lvl>`
  const ctx = contextOf({
    numbering: [abstractNum(0, level(0, 1000), level(1, 1001, pStyle('H2')), level(2, 1002)), num(1, 0)],
    styles: [
      style('Normal', null, '', '<w:ind w:left="50"/>', NORMAL),
      style('H2', 'Normal', '', numPr(1, 0)),
      style('Indented', 'Normal', '', `${numPr(1, 2)}<w:ind w:left="77"/>`),
      style('Below', 'Indented', '', '<w:ind w:right="5"/>'),
      style('None', 'Indented', '', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    ],
  })

  it('comes from the level bound to the style, whatever level the style says', () => {
    expect(resolveParagraph(ctx, pStyle('H2')).numbering).toEqual({ numId: 1, level: 1 })
  })

  it('comes from the style’s own level where no level is bound to it, also to a style based on it', () => {
    expect(resolveParagraph(ctx, pStyle('Below')).numbering).toEqual({ numId: 1, level: 2 })
  })

  it('is removed by numId 0, on the paragraph and in a style', () => {
    expect(resolveParagraph(ctx, `${pStyle('H2')}${numPr(0, 0)}`)).toMatchObject({
      numbering: null,
      indent: { start: 50 },
    })
    expect(resolveParagraph(ctx, pStyle('None'))).toMatchObject({ numbering: null, indent: { start: 77 } })
  })

  it('indents over the styles below the one that names it, under that style’s own indents', () => {
    expect(resolveParagraph(ctx, pStyle('H2')).indent).toMatchObject({ start: 1001, hanging: 100 })
    expect(resolveParagraph(ctx, pStyle('Below')).indent).toMatchObject({ start: 77, hanging: 100, end: 5 })
  })

  it('indents over all styles where the paragraph names it, under the paragraph’s own indents', () => {
    expect(resolveParagraph(ctx, `${pStyle('Indented')}${numPr(1, 0)}`).indent).toMatchObject({ start: 1000 })
    expect(resolveParagraph(ctx, `${numPr(1, 0)}<w:ind w:left="9"/>`).indent).toMatchObject({ start: 9, hanging: 100 })
  })

  it('takes the list from the style and the level from the paragraph where that gives only a level', () => {
    const own = '<w:numPr><w:ilvl w:val="2"/></w:numPr>'
    expect(resolveParagraph(ctx, pStyle('H2') + own).numbering).toEqual({ numId: 1, level: 2 })
  })
})

describe('a run', () => {
  it('in a document without styles has what Word starts from', () => {
    expect(resolveRun(emptyContext, null, '')).toEqual({
      styleId: null,
      bold: false,
      italic: false,
      underline: null,
      strike: false,
      dstrike: false,
      caps: false,
      smallCaps: false,
      vanish: false,
      colour: 'auto',
      highlight: null,
      shading: null,
      size: 20,
      font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'Times New Roman', cs: 'Times New Roman' },
      vertAlign: null,
      position: 0,
      spacing: 0,
      kern: 0,
      lang: null,
      rtl: false,
    })
  })

  it('takes each property from the nearest layer', () => {
    const ctx = contextOf({
      styles: [
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>',
        style('P', null, '<w:sz w:val="28"/><w:color w:val="00ff00"/>'),
        character('C', null, '<w:color w:val="0000FF"/><w:u w:val="double" w:color="FF0000"/>'),
      ],
    })
    expect(
      resolveRun(ctx, 'P', `${rStyle('C')}<w:vertAlign w:val="superscript"/><w:highlight w:val="yellow"/>`),
    ).toMatchObject({
      styleId: 'C',
      size: 28,
      colour: '#0000FF',
      underline: { kind: 'double', colour: '#FF0000' },
      vertAlign: 'superscript',
      highlight: '#FFFF00',
      lang: 'en-GB',
      font: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Times New Roman' },
    })
    expect(resolveRun(ctx, resolveParagraph(ctx, pStyle('P')), '<w:u w:val="none"/>')).toMatchObject({
      size: 28,
      underline: null,
    })
  })

  const TOGGLES: readonly (readonly [defaults: string, paragraph: string, char: string, own: string, bold: boolean])[] =
    [
      ['', '', '', '', false],
      ['', '<w:b/>', '', '', true],
      ['', '<w:b/>', '<w:b/>', '', false],
      ['', '<w:b/>', '<w:b w:val="0"/>', '', true],
      ['', '', '<w:b/>', '', true],
      ['', '<w:b/>', '<w:b/>', '<w:b/>', true],
      ['', '<w:b/>', '', '<w:b w:val="false"/>', false],
      ['<w:b/>', '', '', '', true],
      ['<w:b/>', '<w:b/>', '', '', true],
      ['<w:b/>', '<w:b/>', '', '<w:b w:val="off"/>', false],
    ]
  for (const [defaults, paragraph, char, own, bold] of TOGGLES) {
    const what = `defaults '${defaults}', paragraph style '${paragraph}', character style '${char}', own '${own}'`
    it(`is ${bold ? '' : 'not '}bold by ${what}`, () => {
      const ctx = contextOf({
        styles: [
          `<w:docDefaults><w:rPrDefault><w:rPr>${defaults}</w:rPr></w:rPrDefault></w:docDefaults>`,
          style('P', null, paragraph),
          character('C', null, char),
        ],
      })
      expect(resolveRun(ctx, 'P', rStyle('C') + own).bold).toBe(bold)
    })
  }

  it('counts a chain of styles as one level of toggles', () => {
    const ctx = contextOf({ styles: [style('A', null, '<w:b/><w:i/>'), style('B', 'A', '<w:b/><w:i w:val="0"/>')] })
    expect(resolveRun(ctx, 'B', '')).toMatchObject({ bold: true, italic: false })
  })

  it('takes the linked half of a pair where the other is named', () => {
    const ctx = contextOf({
      styles: [
        style('Heading1', null, '<w:b/>', '', undefined, '<w:link w:val="Heading1Char"/>'),
        character('Heading1Char', null, '<w:i/>', '<w:link w:val="Heading1"/>'),
      ],
    })
    expect(resolveRun(ctx, null, rStyle('Heading1'))).toMatchObject({ italic: true, bold: false })
    expect(resolveParagraph(ctx, pStyle('Heading1Char')).styleId).toBe('Heading1')
  })

  it('that is right to left or complex takes the properties for such text', () => {
    const own = '<w:bCs/><w:szCs w:val="30"/><w:lang w:val="en-US" w:bidi="he-IL"/>'
    expect(resolveRun(emptyContext, null, own)).toMatchObject({ bold: false, size: 20, lang: 'en-US' })
    expect(resolveRun(emptyContext, null, `${own}<w:rtl/>`)).toMatchObject({
      bold: true,
      size: 30,
      lang: 'he-IL',
      rtl: true,
    })
    expect(resolveRun(emptyContext, null, `${own}<w:cs/>`)).toMatchObject({ bold: true, size: 30, rtl: false })
  })

  it('underlines a label as its level and the paragraph’s style say, not as the mark is', () => {
    const formatter = createFormatter(contextOf({ styles: [style('Under', null, '<w:u w:val="single"/>')] }))
    const [line, raised] = ['<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>']
    expect(formatter.label(null, line + raised, '')).toMatchObject({ underline: null, vertAlign: null })
    expect(formatter.run(null, line + raised)).toMatchObject({
      underline: { kind: 'single' },
      vertAlign: 'superscript',
    })
    expect(formatter.label(null, '', line).underline).not.toBeNull()
    expect(formatter.label('Under', '', '').underline).not.toBeNull()
  })
  it('gives a label the look of the mark with the level’s on top', () => {
    const label = createFormatter(emptyContext).label(null, '<w:b/><w:color w:val="FF0000"/>', '<w:b w:val="0"/><w:i/>')
    expect(label).toMatchObject({ bold: false, italic: true, colour: '#FF0000' })
  })
})

describe('a formatter', () => {
  it('resolves the same properties once', () => {
    const formatter = formatterOf(emptyContext)
    expect(formatter.paragraph('<w:keepNext/>')).toBe(formatter.paragraph('<w:keepNext/>'))
    expect(formatter.run(null, '<w:b/>')).toBe(formatter.run(formatter.paragraph(''), '<w:b/>'))
    expect(formatterOf(emptyContext)).toBe(formatter)
  })

  it('takes hostile ids as any others', () => {
    const ctx = contextOf({
      styles: [style('__proto__', 'constructor', '<w:b/>'), style('constructor', null, '<w:i/>')],
    })
    expect(resolveRun(ctx, '__proto__', '')).toMatchObject({ bold: true, italic: true })
    expect(resolveParagraph(ctx, pStyle('toString')).styleId).toBeNull()
  })
})
