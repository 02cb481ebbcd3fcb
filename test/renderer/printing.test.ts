import { describe, expect, test } from 'vitest'
import { formatterOf } from '../../src/core/document/formatting.ts'
import type { Node } from 'prosemirror-model'
import { schema } from '../../src/core/document/schema.ts'
import type { FloatAxis, ImageRef } from '../../src/core/docx/read/image.ts'
import { readSection, type FurnitureKind, type Section } from '../../src/core/document/sections.ts'
import { emptyContext } from '../../src/core/document/style-sheet.ts'
import { marginText } from '../../src/renderer/features/document/print/margin-text.ts'
import { pagePictures, pictureKey } from '../../src/renderer/features/document/print/margin-pictures.ts'
import {
  contentCss,
  pageNames,
  pageRules,
  printedPages,
} from '../../src/renderer/features/document/print/page-rules.ts'
import { countText } from '../../src/renderer/features/document/reading/counts.ts'
import { createFurniture } from '../../src/renderer/features/document/view/furniture.ts'
import { attrs, cell, del, doc, field, ins, instr, p, rPr, row, tab, table } from '../support/build.ts'

const formatter = formatterOf(emptyContext)
const page = [field('begin'), instr(' PAGE '), field('separate'), '7', field('end')]

describe('a running head', () => {
  test('stands where its tabs put it, with counters for what counts pages', () => {
    const { sides } = marginText(doc(p('Agreement', tab(), 'Page ', ...page)), formatter)
    expect(sides).toEqual({ left: [['Agreement']], center: [], right: [['Page ', { counter: 'page' }]] })
  })

  test('alone stands where its paragraph is aligned', () => {
    expect(marginText(doc(p(attrs({ pPr: '<w:jc w:val="right"/>' }), 'Key Terms')), formatter).sides.right).toEqual([
      ['Key Terms'],
    ])
  })

  test('in a table’s cells stands side by side', () => {
    const { sides } = marginText(doc(table(row(cell(p('Left')), cell(p('Right'))))), formatter)
    expect([sides.left, sides.right]).toEqual([[['Left']], [['Right']]])
  })

  test('does not say what is deleted from it', () => {
    expect(marginText(doc(p('a', del('A', 'b'), ins('A', 'c'))), formatter).sides.left).toEqual([['a', 'c']])
  })

  test('becomes strings that cannot end before their end', () => {
    expect(contentCss([['say "no" \\ '], [{ counter: 'pages' }]])).toBe(
      String.raw`"say \"no\" \\ " "\a " counter(pages)`,
    )
    expect(contentCss([['Key']], true)).toBe('"KEY"')
  })
})

describe('printed pages', () => {
  const first = readSection(
    '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:titlePg/><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>',
  )
  const wide = readSection('<w:sectPr><w:pgSz w:w="15840" w:h="12240"/></w:sectPr>')
  const goesOn = readSection('<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
  const furniture = createFurniture([
    { id: 'h', kind: 'header', doc: doc(p(rPr('<w:b/><w:sz w:val="18"/>', 'Head'))).toJSON() },
  ])

  const rulesOf = (sections: Section[]): string[] =>
    pageRules(sections, printedPages(sections, furniture, formatter), new Map())

  test('of a section that goes on on the same page are those of the one before', () => {
    expect(pageNames([first, goesOn, wide])).toEqual(['section-0', 'section-0', 'section-2'])
  })

  test('are as large as their section says, and the unnamed one as the widest', () => {
    const rules = rulesOf([first, wide])
    expect(rules[0]).toBe('@page{size:1056px 816px;margin:0}')
    expect(rules.find((r) => r.startsWith('@page section-1'))).toContain('size:1056px 816px')
  })

  test('have the head, but for a first page with its own', () => {
    const rules = rulesOf([first])
    expect(rules.find((r) => r.startsWith('@page section-0{'))).toContain(
      '@top-left{content:"Head";font:normal 700 9pt',
    )
    // Laid over the rule of the others, of which nothing may be left.
    const own = rules.find((r) => r.startsWith('@page section-0:first'))
    expect(own).toContain('@top-left{content:none}')
    expect(own).not.toContain('Head')
  })
})

describe('a picture in a head', () => {
  const section = readSection(
    '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="12000" w:h="15000"/>' +
      '<w:pgMar w:top="1500" w:right="750" w:bottom="1500" w:left="1500" w:header="750" w:footer="600"/></w:sectPr>',
  )
  const at = (from: string, offset: number | null, align = ''): FloatAxis => ({ from, offset, align })
  const image = (horizontal?: FloatAxis, vertical?: FloatAxis): Node =>
    schema.nodes.opaqueInline.create({
      kind: 'drawing',
      text: '',
      image: {
        part: 'word/media/logo.png',
        width: 100,
        height: 40,
        ...(horizontal === undefined || vertical === undefined
          ? {}
          : { float: { wrap: 'none', behind: false, horizontal, vertical } }),
      } satisfies ImageRef,
    })
  const places = (kind: FurnitureKind, ...blocks: Node[]): number[][] =>
    pagePictures(section, kind, marginText(doc(...blocks), formatter)).map(({ x, y }) => [x, y])
  const right = (...inline: Node[]): Node => p(attrs({ pPr: '<w:jc w:val="right"/>' }), inline)

  test('stands where it is anchored: from the paper, the text or the paragraph', () => {
    expect(places('header', p(image(at('page', 20), at('page', -5))))).toEqual([[20, -5]])
    expect(places('header', p(image(at('margin', null, 'right'), at('topMargin', null, 'center'))))).toEqual([
      [650, 30],
    ])
    expect(places('header', p('Head'), p(image(at('column', 0), at('paragraph', 4))))).toEqual([[100, 50 + 16 + 4]])
    expect(places('footer', p(image(at('page', null, 'center'), at('margin', null, 'bottom'))))).toEqual([[350, 860]])
  })

  test('in the line stands as its paragraph is aligned, and words below it are moved down', () => {
    expect(places('header', right(image()))).toEqual([[650, 50]])
    expect(places('footer', right(image()), p('Foot'))).toEqual([[650, 1000 - 40 - 56]])
    expect(marginText(doc(right(image()), p('Head')), formatter)).toMatchObject({ height: 56, above: 40, below: 0 })
    expect(marginText(doc(p('Foot'), right(image())), formatter)).toMatchObject({ height: 56, above: 0, below: 40 })
  })

  test('is drawn on the page, counted from where the text begins', () => {
    const head = doc(p(image(at('page', 20), at('page', 10))))
    const stories = createFurniture([{ id: 'h', kind: 'header', doc: head.toJSON() }])
    const key = pictureKey({ part: 'word/media/logo.png', width: 1, height: 1 })
    const pages = printedPages([section], stories, formatter)
    const rule = (drawn: ReadonlyMap<string, string>): string => pageRules([section], pages, drawn)[1]!
    expect(rule(new Map([[key, 'data:x']]))).toContain('background:url("data:x") no-repeat 20px -90px/100px 40px;')
    expect(rule(new Map())).toContain('background:none')
  })
})

describe('a word count', () => {
  const built = doc(p('One two ', del('A', 'three ')), p(''), p(ins('A', 'four'), ' – 5 𝄞'))

  test('counts the text as it would read, or with what is deleted', () => {
    expect(countText(built, { withDeleted: false })).toEqual({ words: 4, characters: 18, letters: 13, paragraphs: 2 })
    expect(countText(built, { withDeleted: true }).words).toBe(5)
  })

  test('of a selection counts what is inside it', () => {
    expect(countText(built, { withDeleted: false, range: { from: 1, to: 4 } })).toMatchObject({ words: 1, letters: 3 })
    expect(countText(built, { withDeleted: false, range: { from: 5, to: 8 } })).toMatchObject({ words: 1, letters: 3 })
  })
})
