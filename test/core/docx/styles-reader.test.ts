import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPackage } from '../../../src/core/docx/package.ts'
import { readContext } from '../../../src/core/docx/read/styles/context-reader.ts'
import { readLookSettings } from '../../../src/core/docx/read/styles/look-settings-reader.ts'
import { readStyles } from '../../../src/core/docx/read/styles-reader.ts'
import { readTheme } from '../../../src/core/docx/read/theme-reader.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { stylesXml } from '../document/numbering-fixture.ts'

describe('styles.xml', () => {
  it('gives every part of a style', () => {
    const xml = stylesXml(
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>' +
        '<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>',
      '<w:style w:type="table" w:default="1" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>' +
        '<w:next w:val="N"/><w:link w:val="L"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:rPrChange w:id="1"/></w:rPr>' +
        '<w:tblPr><w:tblInd w:w="0"/></w:tblPr><w:trPr><w:cantSplit/></w:trPr><w:tcPr><w:noWrap/></w:tcPr>' +
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:i/></w:rPr></w:tblStylePr><w:tblStylePr w:type="odd"/></w:style>',
    )
    expect(readStyles(xml)).toEqual({
      value: {
        defaultPPr: '<w:spacing w:after="160"/>',
        defaultRPr: '<w:sz w:val="22"/>',
        styles: [
          {
            id: 'Grid',
            name: 'Table Grid',
            type: 'table',
            isDefault: true,
            basedOn: 'TableNormal',
            next: 'N',
            link: 'L',
            pPr: '<w:keepNext/>',
            rPr: '<w:b/>',
            tblPr: '<w:tblInd w:w="0"/>',
            trPr: '<w:cantSplit/>',
            tcPr: '<w:noWrap/>',
            conditions: [{ condition: 'firstRow', pPr: '', rPr: '<w:i/>', tblPr: '', trPr: '', tcPr: '' }],
          },
        ],
      },
      messages: [],
    })
  })

  it('takes a style without a type for a paragraph style and leaves out one without an id', () => {
    const { value, messages } = readStyles(stylesXml('<w:style w:styleId="A"/>', '<w:style w:type="paragraph"/>'))
    expect(value.styles).toMatchObject([{ id: 'A', name: 'A', type: 'paragraph', isDefault: false }])
    expect(messages).toEqual(['A style without an id was left out.'])
  })

  it('that is no XML gives an empty sheet and a message', () => {
    expect(readStyles('<w:styles>').value).toEqual({ defaultPPr: '', defaultRPr: '', styles: [] })
    expect(readStyles('<w:styles>').messages).toHaveLength(1)
  })
})

describe('a theme', () => {
  const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

  it('gives fonts by script and colours', () => {
    const xml =
      `<a:theme ${A}><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>` +
      '<a:accent1><a:srgbClr val="4f81bd"/></a:accent1></a:clrScheme><a:fontScheme name="x"><a:majorFont>' +
      '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Jpan" typeface="MS Gothic"/>' +
      '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    expect(readTheme(xml).value).toEqual({
      major: { latin: 'Cambria', eastAsia: '', complex: '', scripts: [['Jpan', 'MS Gothic']] },
      minor: { latin: 'Calibri', eastAsia: '', complex: '', scripts: [] },
      colours: [
        ['dk1', '000000'],
        ['accent1', '4F81BD'],
      ],
    })
  })

  it('that is empty or no XML gives no fonts and no colours', () => {
    expect(readTheme(`<a:theme ${A}/>`)).toMatchObject({ value: { colours: [] }, messages: [] })
    expect(readTheme('x').messages).toHaveLength(1)
  })
})

describe('settings.xml', () => {
  it('gives the colour mapping, the languages of the fonts and the tab stop', () => {
    const xml =
      '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="360"/>' +
      '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark2"/></w:settings>'
    expect(readLookSettings(xml).value).toEqual({
      colourMap: [
        ['bg1', 'light1'],
        ['t1', 'dark2'],
      ],
      eastAsiaLang: 'ja-JP',
      bidiLang: null,
      defaultTab: 360,
      addsSpacing: false,
    })
    expect(readLookSettings('').value.defaultTab).toBe(720)
  })
})

const CORPUS = process.env['CORPUS_DIR'] ?? resolve(import.meta.dirname, '../../../../shared/corpus')

describe.skipIf(!existsSync(CORPUS))('the context of each corpus file (needs CORPUS_DIR)', () => {
  for (const folder of ['contracts', 'tracked']) {
    const files = existsSync(CORPUS) ? readdirSync(join(CORPUS, folder)).filter((f) => f.endsWith('.docx')) : []
    it(`in ${folder} is read without a message and is plain JSON`, () => {
      for (const file of files) {
        const container = readContainer(readFileSync(join(CORPUS, folder, file)))
        const pkg = container.ok ? openPackage(container.value) : container
        if (!pkg.ok) throw new Error(`${file}: ${pkg.error.message}`)
        const { value, messages } = readContext(pkg.value)
        expect(messages, file).toEqual([])
        expect(JSON.parse(JSON.stringify(value)), file).toEqual(value)
      }
    })
  }
})
