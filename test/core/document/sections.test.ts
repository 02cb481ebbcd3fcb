import { expect, test } from 'vitest'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { readSection, resolveSections } from '../../../src/core/document/sections.ts'
import { attrs, doc, p } from '../../support/build.ts'

test('a document that says nothing is on A4 with an inch around', () => {
  const { page, columns, start, hasTitlePage } = readSection(null)
  expect(page).toMatchObject({ width: 11906, height: 16838, top: 1440, left: 1440 })
  expect([columns, start, hasTitlePage]).toEqual([1, 'nextPage', false])
})

test('paper, margins, columns and furniture are read, the gutter as part of the left margin', () => {
  const section = readSection(
    '<w:sectPr><w:headerReference w:type="first" r:id="rId1"/><w:headerReference r:id="rId2"/>' +
      '<w:type w:val="continuous"/><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>' +
      '<w:pgMar w:top="-936" w:right="1080" w:bottom="720" w:left="1000" w:header="360" w:footer="432" w:gutter="80"/>' +
      '<w:cols w:num="2" w:space="500"/><w:titlePg/></w:sectPr>',
  )
  expect(section.page).toEqual({
    width: 15840,
    height: 12240,
    top: 936,
    right: 1080,
    bottom: 720,
    left: 1080,
    header: 360,
    footer: 432,
  })
  expect(section).toMatchObject({ columns: 2, columnGap: 500, start: 'continuous', hasTitlePage: true })
  expect(section.header).toEqual({ first: 'rId1', default: 'rId2' })
})

test('lengths that leave no place for text are not believed', () => {
  const broken = readSection('<w:sectPr><w:pgSz w:w="9000"/><w:pgMar w:left="7000" w:right="7000"/></w:sectPr>')
  expect(broken.page).toMatchObject({ width: 9000, left: 0, right: 0 })
  expect(readSection('<w:sectPr><w:pgSz w:w="nonsense" w:h="99999999"/></w:sectPr>').page).toMatchObject({
    width: 11906,
    height: 16838,
  })
})

test('a section takes over the furniture that it does not name', () => {
  const own = (xml: string) => readSection(`<w:sectPr>${xml}</w:sectPr>`)
  const [, second, third] = resolveSections([
    own('<w:headerReference w:type="default" r:id="a"/><w:footerReference w:type="default" r:id="f"/>'),
    own(''),
    own('<w:headerReference w:type="default" r:id="c"/>'),
  ])
  expect(second!.header.default).toBe('a')
  expect([third!.header.default, third!.footer.default]).toEqual(['c', 'f'])
})

test('groups end where sections end, and hold the same blocks', () => {
  const flat = doc(p('a'), p(attrs({ sectPr: '<w:sectPr/>' }), 'b'), p('c'), p('d'))
  const built = grouped(flat)
  expect(built.children.map((group) => group.childCount)).toEqual([2, 2])
  expect(flatten(built).eq(flat)).toBe(true)
})
