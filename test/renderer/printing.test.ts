import { describe, expect, test } from 'vitest'
import { formatterOf } from '../../src/core/document/formatting.ts'
import { readSection } from '../../src/core/document/sections.ts'
import { emptyContext } from '../../src/core/document/style-sheet.ts'
import { marginText } from '../../src/renderer/features/document/print/margin-text.ts'
import { contentCss, pageNames, pageRules } from '../../src/renderer/features/document/print/page-rules.ts'
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

  test('of a section that goes on on the same page are those of the one before', () => {
    expect(pageNames([first, goesOn, wide])).toEqual(['section-0', 'section-0', 'section-2'])
  })

  test('are as large as their section says, and the unnamed one as the widest', () => {
    const rules = pageRules([first, wide], furniture, formatter)
    expect(rules[0]).toBe('@page{size:1056px 816px;margin:0}')
    expect(rules.find((r) => r.startsWith('@page section-1'))).toContain('size:1056px 816px')
  })

  test('have the head, but for a first page with its own', () => {
    const rules = pageRules([first], furniture, formatter)
    expect(rules.find((r) => r.startsWith('@page section-0{'))).toContain(
      '@top-left{content:"Head";font:normal 700 9pt',
    )
    expect(rules.find((r) => r.startsWith('@page section-0:first'))).not.toContain('content')
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
