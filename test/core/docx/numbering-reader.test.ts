import { describe, expect, it } from 'vitest'
import { readNumbering } from '../../../src/core/docx/read/numbering-reader.ts'
import { abstractNum, lvl, num, numberingXml, startOverride } from '../document/numbering-fixture.ts'

const levelsOf = (...levels: string[]) =>
  readNumbering(numberingXml(abstractNum(0, ...levels))).value.abstracts[0]!.levels

describe('numbering.xml', () => {
  it('gives every part of a level', () => {
    const xml =
      '<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlRestart w:val="1"/>' +
      '<w:pStyle w:val="Heading3"/><w:isLgl/><w:suff w:val="nothing"/><w:lvlText w:val="%1 &amp; %3"/>' +
      '<w:lvlPicBulletId w:val="0"/><w:lvlJc w:val="center"/><w:pPr><w:ind w:left="720"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl>'
    expect(levelsOf(xml)).toEqual([
      {
        level: 2,
        start: 3,
        format: 'lowerRoman',
        pattern: null,
        text: '%1 & %3',
        suffix: 'nothing',
        legal: true,
        restart: 1,
        pStyle: 'Heading3',
        justify: 'center',
        picture: true,
        pPr: '<w:ind w:left="720"/>',
        rPr: '<w:b/>',
      },
    ])
  })

  it('fills in what a level leaves out', () => {
    expect(levelsOf('<w:lvl w:ilvl="0"/>')).toEqual([
      {
        level: 0,
        start: 0,
        format: 'decimal',
        pattern: null,
        text: '',
        suffix: 'tab',
        legal: false,
        restart: null,
        pStyle: null,
        justify: 'start',
        picture: false,
        pPr: '',
        rPr: '',
      },
    ])
  })

  it('keeps a custom format with the plain one beside it', () => {
    const custom =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>' +
      '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    const [level] = levelsOf(lvl(0, 'x', '%1').replace('<w:numFmt w:val="x"/>', custom))
    expect(level).toMatchObject({ format: 'decimalZero', pattern: '001, 002, 003, ...' })
  })

  it('takes w:null for an empty text', () => {
    expect(levelsOf('<w:lvl w:ilvl="0"><w:lvlText w:val="%1" w:null="1"/></w:lvl>')[0]!.text).toBe('')
  })

  it('gives nums with their overrides', () => {
    const override = `<w:lvlOverride w:ilvl="1">${lvl(1, 'decimal', '%2)')}</w:lvlOverride>`
    const [instance] = readNumbering(numberingXml(num(7, 0, startOverride(0, 4), override))).value.instances
    expect(instance).toMatchObject({
      id: 7,
      abstractId: 0,
      overrides: [
        { level: 0, start: 4, definition: null },
        { level: 1, start: null, definition: { level: 1, text: '%2)' } },
      ],
    })
  })

  it('reads links between lists and styles, and strict names', () => {
    const strict =
      '<n:numbering xmlns:n="http://purl.oclc.org/ooxml/wordprocessingml/main"><n:abstractNum n:abstractNumId="1">' +
      '<n:styleLink n:val="L"/><n:lvl n:ilvl="0"><n:lvlJc n:val="end"/><n:pPr><n:ind n:start="36pt"/></n:pPr></n:lvl>' +
      '</n:abstractNum></n:numbering>'
    expect(readNumbering(strict).value.abstracts[0]).toMatchObject({
      styleLink: 'L',
      numStyleLink: null,
      levels: [{ justify: 'end', pPr: '<w:ind w:start="36pt"/>' }],
    })
  })

  it('leaves out what has no number, and says so', () => {
    const { value, messages } = readNumbering(
      numberingXml('<w:abstractNum/>', '<w:num w:numId="1"/>', num(2, 0), abstractNum(0, lvl(9, 'decimal', '%1'))),
    )
    expect(value.instances.map((n) => n.id)).toEqual([2])
    expect(value.abstracts).toMatchObject([{ id: 0, levels: [] }])
    expect(messages).toHaveLength(2)
  })

  it('that is no XML gives no lists and a message', () => {
    for (const bad of ['', 'PK', '<w:numbering>', '<!DOCTYPE x><w:numbering/>']) {
      const { value, messages } = readNumbering(bad)
      expect(value).toEqual({ abstracts: [], instances: [] })
      expect(messages).toHaveLength(1)
    }
  })
})
