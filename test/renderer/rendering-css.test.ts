import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { formatterOf } from '../../src/core/document/formatting.ts'
import { readSection } from '../../src/core/document/sections.ts'
import { emptyContext } from '../../src/core/document/style-sheet.ts'
import { imageOf } from '../../src/core/docx/read/image.ts'
import { parseFragment } from '../../src/core/docx/xml.ts'
import { groupOverlap } from '../../src/renderer/features/document/plugins/group-spacing.ts'
import { sectionsFor } from '../../src/renderer/features/document/plugins/sections.ts'
import { scaleFor, stepFrom } from '../../src/renderer/features/document/reading/zoom.ts'
import { fontStack, scaledFaces } from '../../src/renderer/features/document/view/fonts.ts'
import { createFurniture } from '../../src/renderer/features/document/view/furniture.ts'
import { paragraphCss } from '../../src/renderer/features/document/view/paragraph-css.ts'
import { floatClasses, pictureCss } from '../../src/renderer/features/document/view/picture.ts'
import { runCss } from '../../src/renderer/features/document/view/run-css.ts'
import { sectionVars } from '../../src/renderer/features/document/view/section-css.ts'
import { schema } from '../../src/core/document/schema.ts'
import { attrs, doc, groupedDoc, p } from '../support/build.ts'

const formatter = formatterOf(emptyContext)
const group = (...blocks: Node[]) => schema.nodes.group.create(null, blocks)
const run = (rPr: string) => formatter.run(null, rPr)

describe('runs', () => {
  test('pairs of letters are set closer only from the size on that the file says', () => {
    expect(runCss(run('<w:kern w:val="16"/><w:sz w:val="20"/>'), { lines: 240 })).toContain('font-kerning:normal')
    expect(runCss(run('<w:kern w:val="28"/><w:sz w:val="20"/>'), { lines: 240 })).not.toContain('font-kerning')
    expect(runCss(run('<w:sz w:val="20"/>'), { lines: 240 })).not.toContain('font-kerning')
  })

  test('a paragraph’s box takes no marker pen from its mark, but hides with it', () => {
    const marked = run('<w:highlight w:val="yellow"/><w:vanish/>')
    expect(runCss(marked, { lines: 240 })).toContain('background-color:#FFFF00')
    expect(runCss(marked, { lines: 240, isBox: true })).not.toContain('background')
    expect(runCss(marked, { lines: 240, isBox: true })).toContain('--hidden-text')
  })

  test('a family without a twin gets a stand-in that is scaled to its width', () => {
    expect(fontStack('MS Gothic')).toMatch(/sans-serif$/)
    expect(fontStack('Georgia')).toBe('"Georgia", "Gelasio", "Stand-in for georgia", "Liberation Serif", serif')
    const bold = scaledFaces().find((face) => face.includes('Stand-in for georgia') && face.includes('font-weight:700'))
    expect(bold).toContain('local("Liberation Serif Bold")')
    expect(bold).toContain('size-adjust:109%')
    expect(scaledFaces().join('')).not.toContain('url(')
  })
})

describe('paragraphs', () => {
  test('keep with the next one on paper where the file says so', () => {
    expect(paragraphCss(formatter.paragraph('<w:keepNext/><w:keepLines/>'))).toContain(
      'break-after:avoid;break-inside:avoid',
    )
    expect(paragraphCss(formatter.paragraph(''))).not.toContain('break-')
  })

  const spaced = (before: number, after: number, more = '') =>
    p(attrs({ pPr: `<w:spacing w:before="${before}" w:after="${after}"/>${more}` }), 'x')

  test('leave the larger of both spaces between two groups', () => {
    expect(groupOverlap(group(spaced(0, 280)), group(spaced(240, 0)), formatter)).toBe(240)
    expect(groupOverlap(group(spaced(0, 100)), group(spaced(240, 0)), formatter)).toBe(100)
  })

  test('of one style that asks for it leave none', () => {
    const close = '<w:contextualSpacing/>'
    expect(groupOverlap(group(spaced(50, 280, close)), group(spaced(240, 0, close)), formatter)).toBe(520)
  })
})

describe('sections', () => {
  const narrow = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
  const wide =
    '<w:sectPr><w:pgSz w:w="15840" w:h="12240"/><w:pgMar w:left="720" w:right="720"/><w:cols w:num="2" w:space="720"/></w:sectPr>'

  test('give their paper in CSS px, and columns as the width of one', () => {
    expect(sectionVars(readSection(wide))).toMatchObject({
      '--page-width': '1056px',
      '--margin-left': '48px',
      // (15840 - 1440 - 720) / 2 twips is one column; the rest of the text's width is spare.
      '--column-spare': '504px',
    })
    expect(sectionVars(readSection(narrow))['--column-spare']).toBe('0px')
  })

  test('are found again as the same while no section changes', () => {
    const before = groupedDoc(p(attrs({ sectPr: narrow }), 'a'), p('b'))
    const first = sectionsFor(before)
    expect(first.list.map((s) => s.page.width)).toEqual([12240, 11906])
    expect(first.starts).toEqual(first.starts.length === 2 ? [0, 1] : [0])
    const typed = groupedDoc(p(attrs({ sectPr: narrow }), 'a'), p('b, longer'))
    expect(sectionsFor(typed, first).list).toBe(first.list)
    const changed = groupedDoc(p(attrs({ sectPr: wide }), 'a'), p('b'))
    expect(sectionsFor(changed, first).list).not.toBe(first.list)
  })

  test('stay the same objects when more of the document arrives behind them', () => {
    const beginning = p(attrs({ sectPr: narrow }), 'a')
    const first = sectionsFor(groupedDoc(beginning, p('b')))
    const more = sectionsFor(groupedDoc(beginning, p('b'), p(attrs({ sectPr: wide }), 'c'), p('d')), first)
    expect(more.list).toHaveLength(3)
    expect(more.list[0]).toBe(first.list[0])
  })

  test('show a first page’s own furniture, and none where it has none', () => {
    const furniture = createFurniture([{ id: 'rId1', kind: 'header', doc: doc(p('Head')).toJSON() }])
    const plain = readSection('<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>')
    const titled = readSection('<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:titlePg/></w:sectPr>')
    expect(furniture.of(plain, 'header', 'first')?.textContent).toBe('Head')
    expect(furniture.of(titled, 'header', 'first')).toBeNull()
    expect(furniture.of(titled, 'header', 'other')?.textContent).toBe('Head')
    expect(furniture.of(plain, 'footer', 'other')).toBeNull()
  })
})

describe('pictures', () => {
  const anchor = (position: string, wrap: string): string =>
    `<w:drawing><wp:anchor behindDoc="1"><wp:positionH relativeFrom="page">${position}</wp:positionH>` +
    `<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="952500" cy="95250"/>` +
    `<wp:${wrap}/><a:graphic><a:blip r:embed="rId1"/><a:srcRect b="46571"/></a:graphic></wp:anchor></w:drawing>`
  const relationships = [{ id: 'rId1', type: 'image', target: 'word/media/a.png', external: false }]
  const read = (xml: string) => imageOf(parseFragment(xml)[0]!, relationships)!

  test('that float say where, how text goes around them and what is cut off', () => {
    const image = read(anchor('<wp:posOffset>190500</wp:posOffset>', 'wrapSquare'))
    expect(image).toMatchObject({ part: 'word/media/a.png', width: 100, height: 10 })
    expect(image.crop!.bottom).toBeCloseTo(0.46571)
    expect(pictureCss(image)).toEqual({ '--float-x': 'calc(0px + 20px)', '--float-y': 'calc(0px + 0px)' })
    expect(floatClasses(image)).toEqual(['picture--floats', 'picture--left'])
  })

  test('aligned to the right float there', () => {
    const image = read(anchor('<wp:align>right</wp:align>', 'wrapSquare'))
    expect(floatClasses(image)).toContain('picture--right')
    expect(floatClasses(read(anchor('<wp:align>right</wp:align>', 'wrapNone')))).toContain('picture--behind')
  })

  test('of older files give their size in points', () => {
    const pict = '<w:pict><v:shape style="width:72pt;height:36pt"><v:imagedata r:id="rId1"/></v:shape></w:pict>'
    expect(read(pict)).toEqual({ part: 'word/media/a.png', width: 96, height: 48 })
    expect(imageOf(parseFragment(pict)[0]!, [])).toBeNull()
  })
})

describe('zoom', () => {
  test('shows a page as it is, smaller where it does not fit, or as wide as its place', () => {
    expect(scaleFor('auto', 2000, 800)).toBe(1)
    expect(scaleFor('auto', 744, 800)).toBe(0.9)
    expect(scaleFor('auto', 300, 800)).toBe(0.7)
    expect(scaleFor('fit', 1224, 800)).toBe(1.5)
    expect(scaleFor(3, 100, 800)).toBe(2)
  })

  test('goes up and down by steps, and stops at the ends', () => {
    expect([stepFrom(1, 1), stepFrom(1, -1), stepFrom(0.93, 1), stepFrom(2, 1), stepFrom(0.5, -1)]).toEqual([
      1.1, 0.9, 1, 2, 0.5,
    ])
  })
})
