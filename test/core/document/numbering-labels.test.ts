import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { createNumberer, labelDocument, sameNumbering } from '../../../src/core/document/numbering-labels.ts'
import { grouped } from '../../../src/core/document/groups.ts'
import type { DocumentContext } from '../../../src/core/document/style-sheet.ts'
import { anchor, attrs, cell, control, doc, p, pilcrow, row, table } from '../../support/build.ts'
import { abstractNum, contextOf, lvl, num, numPr, OUTLINE, startOverride } from './numbering-fixture.ts'

type Item = readonly [numId: number, level: number]

const item = ([numId, level]: Item): Node => p(attrs({ pPr: numPr(numId, level) }), 'text')

/** The labels of list paragraphs given as 'num/level num/level …'. */
function labels(ctx: DocumentContext, items: string): (string | null)[] {
  const numberer = createNumberer(ctx)
  return items.split(' ').map((i) => numberer.next(item(i.split('/').map(Number) as [number, number]))?.text ?? null)
}

const outline = contextOf({
  numbering: [
    abstractNum(0, ...OUTLINE),
    num(1, 0),
    num(2, 0),
    num(3, 0, startOverride(0, 1), startOverride(1, 1)),
    num(4, 0, startOverride(0, 5)),
  ],
})

/** One level 2 with its own restart rule below two plain ones. */
function withRestart(restart: string): DocumentContext {
  const third = lvl(2, 'lowerLetter', '(%3)', restart)
  return contextOf({ numbering: [abstractNum(0, ...OUTLINE.slice(0, 2), third), num(1, 0)] })
}

describe('counting', () => {
  const TABLE: readonly (readonly [what: string, items: string, expected: (string | null)[]])[] = [
    ['fills all levels of the text', '1/0 1/1 1/2 1/3', ['1.', '1.1', '(a)', '(i)']],
    ['restarts a level after a higher one', '1/0 1/1 1/1 1/0 1/1', ['1.', '1.1', '1.2', '2.', '2.1']],
    ['restarts deep levels after any higher one', '1/0 1/2 1/2 1/0 1/2', ['1.', '(a)', '(b)', '2.', '(a)']],
    ['goes on over deeper levels', '1/0 1/1 1/2 1/1 1/0', ['1.', '1.1', '(a)', '1.2', '2.']],
    ['takes parents that were never used as begun', '1/1 1/1 1/0 1/1', ['1.1', '1.2', '2.', '2.1']],
    ['goes on over several nums of one definition', '1/0 2/0 1/0 2/1', ['1.', '2.', '3.', '3.1']],
    ['starts anew once for a num with a start override', '1/0 1/0 3/0 3/0 1/0', ['1.', '2.', '1.', '2.', '3.']],
    ['starts at the override', '1/0 4/0 4/0 4/1', ['1.', '5.', '6.', '6.1']],
    // As Word counts, and LibreOffice after it: the num's first paragraph uses its overrides up, for all levels.
    ['uses overrides up at the first paragraph', '1/0 1/1 3/1 3/0 1/0', ['1.', '1.1', '1.1', '2.', '3.']],
    ['gives nothing for a num that is not defined', '9/0 1/0', [null, '1.']],
    ['gives nothing for a level that is not defined', '1/7 1/0', [null, '1.']],
  ]
  for (const [what, items, expected] of TABLE) {
    it(what, () => expect(labels(outline, items)).toEqual(expected))
  }

  const RESTARTS = '1/0 1/1 1/2 1/1 1/2 1/0 1/2'

  it('does not restart a level whose restart is 0', () => {
    const shown = ['1.', '1.1', '(a)', '1.2', '(b)', '2.', '(c)']
    expect(labels(withRestart('<w:lvlRestart w:val="0"/>'), RESTARTS)).toEqual(shown)
  })

  it('restarts a level only after the level that its restart names or a higher one', () => {
    const shown = ['1.', '1.1', '(a)', '1.2', '(b)', '2.', '(a)']
    expect(labels(withRestart('<w:lvlRestart w:val="1"/>'), RESTARTS)).toEqual(shown)
  })

  it('pays no attention to a restart inside an override', () => {
    const override = `<w:lvlOverride w:ilvl="2">${lvl(2, 'decimal', '%3)', '<w:lvlRestart w:val="0"/>')}</w:lvlOverride>`
    const ctx = contextOf({ numbering: [abstractNum(0, ...OUTLINE), num(1, 0, override)] })
    expect(labels(ctx, '1/0 1/2 1/0 1/2')).toEqual(['1.', '1)', '2.', '1)'])
  })

  it('begins at 0 where a level says no start', () => {
    const bare = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    expect(labels(contextOf({ numbering: [abstractNum(0, bare), num(1, 0)] }), '1/0 1/0')).toEqual(['0', '1'])
  })
})

describe('a label', () => {
  it('shows decimals at a legal level, leading zeros kept', () => {
    const ctx = contextOf({
      numbering: [
        abstractNum(
          0,
          lvl(0, 'upperRoman', 'Article %1.'),
          lvl(1, 'decimalZero', 'Section %1.%2', '<w:isLgl/>'),
          lvl(2, 'lowerLetter', '%1.%2.%3', '<w:isLgl w:val="1"/>'),
          lvl(3, 'lowerLetter', '%1(%4)', '<w:isLgl w:val="0"/>'),
        ),
        num(1, 0),
      ],
    })
    expect(labels(ctx, '1/0 1/0 1/1 1/2 1/3')).toEqual(['Article I.', 'Article II.', 'Section 2.01', '2.01.1', 'II(a)'])
  })

  it('is empty where the text names a level below its own', () => {
    const ctx = contextOf({ numbering: [abstractNum(0, lvl(0, 'decimal', '%1.%2'), OUTLINE[1]!), num(1, 0)] })
    expect(labels(ctx, '1/0')).toEqual([''])
  })

  it('leaves out levels without numbers', () => {
    const ctx = contextOf({ numbering: [abstractNum(0, lvl(0, 'none', ''), lvl(1, 'decimal', '%1%2.')), num(1, 0)] })
    expect(labels(ctx, '1/0 1/1 1/1')).toEqual(['', '1.', '2.'])
  })

  it('carries what follows it, how it stands and how it looks', () => {
    const level =
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/>' +
      '<w:lvlText w:val="\uf0b7"/><w:lvlJc w:val="right"/>' +
      '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/><w:color w:val="FF0000"/></w:rPr></w:lvl>'
    const ctx = contextOf({ numbering: [abstractNum(0, level), num(1, 0)] })
    expect(createNumberer(ctx).next(item([1, 0]))).toEqual({
      text: '•',
      suffix: 'space',
      numId: 1,
      list: 0,
      level: 0,
      // Without the symbol font, in which the sign would be another.
      rPr: '<w:color w:val="FF0000"/>',
      justify: 'end',
      bullet: true,
    })
  })

  it('of a picture bullet is a bullet', () => {
    const level = lvl(0, 'bullet', '', '').replace('</w:lvl>', '<w:lvlPicBulletId w:val="0"/></w:lvl>')
    expect(labels(contextOf({ numbering: [abstractNum(0, level), num(1, 0)] }), '1/0')).toEqual(['•'])
  })

  it('takes text and format from an override, and counts on with the other nums', () => {
    const override = `<w:lvlOverride w:ilvl="0">${lvl(0, 'upperLetter', '%1)')}</w:lvlOverride>`
    const ctx = contextOf({ numbering: [abstractNum(0, ...OUTLINE), num(1, 0), num(2, 0, override)] })
    expect(labels(ctx, '1/0 2/0 1/0 2/1')).toEqual(['1.', 'B)', '3.', 'C.1'])
  })
})

describe('paragraphs that do not count', () => {
  const deleted = (kind: 'del' | 'moveFrom'): Node =>
    p(attrs({ pPr: numPr(1, 0) }), 'text', pilcrow(kind === 'del' ? { del: 'A' } : { moveFrom: 'A' }))

  it('show a number and leave it to the next when their mark is deleted', () => {
    const numberer = createNumberer(outline)
    const shown = [item([1, 0]), deleted('del'), deleted('moveFrom'), item([1, 0]), item([1, 1])]
    expect(shown.map((n) => numberer.next(n)?.text)).toEqual(['1.', '2.', '2.', '2.', '2.1'])
  })

  it('do not use up a start override either', () => {
    const numberer = createNumberer(outline)
    const first = p(attrs({ pPr: numPr(4, 0) }), pilcrow({ del: 'A' }))
    expect([item([1, 0]), first, item([4, 0])].map((n) => numberer.next(n)?.text)).toEqual(['1.', '5.', '5.'])
  })

  it('are those that only end a section', () => {
    const numberer = createNumberer(outline)
    const ends = { pPr: numPr(1, 0), sectPr: '<w:sectPr/>' }
    const shown = [
      p(attrs(ends)),
      p(attrs(ends), anchor('bookmarkStart'), anchor('bookmarkEnd')),
      p(attrs(ends), 'text'),
      p(attrs({ pPr: numPr(1, 0) })),
    ]
    expect(shown.map((n) => numberer.next(n)?.text)).toEqual([undefined, undefined, '1.', '2.'])
  })

  it('count by their new properties where a change of them is tracked', () => {
    const changed = p(
      attrs({ pPr: numPr(1, 1), pPrChange: { id: '1', author: 'A', date: null, utc: null, old: numPr(1, 0) } }),
    )
    const numberer = createNumberer(outline)
    expect([item([1, 0]), changed].map((n) => numberer.next(n)?.text)).toEqual(['1.', '1.1'])
  })
})

describe('linked lists and styles', () => {
  const numberingStyle =
    '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>' +
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
  const definitions = [
    abstractNum(0, '<w:styleLink w:val="Legal"/>', ...OUTLINE),
    abstractNum(5, '<w:numStyleLink w:val="Legal"/>'),
    num(1, 0),
    num(2, 5),
  ]

  it('borrows the levels of a numbering style and counts by itself', () => {
    const ctx = contextOf({ numbering: definitions, styles: [numberingStyle] })
    expect(labels(ctx, '1/0 2/0 2/1 1/0')).toEqual(['1.', '1.', '1.1', '2.'])
  })

  it('finds the levels by styleLink where the style is missing', () => {
    expect(labels(contextOf({ numbering: definitions }), '2/0 2/2')).toEqual(['1.', '(a)'])
  })

  it('survives a numbering style that links to itself', () => {
    const self = abstractNum(5, '<w:numStyleLink w:val="Legal"/>')
    const style = numberingStyle.replace('w:val="1"', 'w:val="2"')
    expect(labels(contextOf({ numbering: [self, num(2, 5)], styles: [style] }), '2/0')).toEqual([null])
  })
})

describe('labels of a document', () => {
  it('run through tables, cells, content controls and groups in document order', () => {
    const n = (): Node => item([1, 0])
    const flat = doc(
      n(),
      table(row(cell(n()), cell(n(), n())), row(cell(n()))),
      control({ open: '<w:sdt>' }, n()),
      p('x'),
      n(),
    )
    for (const story of [flat, grouped(flat)]) {
      const found = labelDocument(story, outline)
      const texts: (string | undefined)[] = []
      story.descendants((node, pos) => {
        if (node.type.name === 'paragraph') texts.push(found.get(pos)?.text)
      })
      expect(texts).toEqual(['1.', '2.', '3.', '4.', '5.', '6.', undefined, '7.'])
    }
  })
})

describe('a state', () => {
  const items = fc.array(
    fc.record({ numId: fc.integer({ min: 1, max: 4 }), level: fc.integer({ min: 0, max: 5 }), del: fc.boolean() }),
    { maxLength: 40 },
  )
  const paragraph = ({ numId, level, del }: { numId: number; level: number; del: boolean }): Node =>
    p(attrs({ pPr: numPr(numId, level) }), 'text', pilcrow(del ? { del: 'A' } : {}))

  it('taken in the middle and restored elsewhere gives the same labels as counting through', () => {
    fc.assert(
      fc.property(items, fc.nat(40), (given, cut) => {
        const paragraphs = given.map(paragraph)
        const whole = createNumberer(outline)
        const expected = paragraphs.map((n) => whole.next(n))
        const before = createNumberer(outline)
        const head = paragraphs.slice(0, cut).map((n) => before.next(n))
        const state: unknown = JSON.parse(JSON.stringify(before.snapshot()))
        const after = createNumberer(outline)
        after.restore(state as ReturnType<typeof before.snapshot>)
        const tail = paragraphs.slice(cut).map((n) => after.next(n))
        expect([...head, ...tail]).toEqual(expected)
        expect(sameNumbering(after.snapshot(), whole.snapshot())).toBe(true)
      }),
    )
  })

  it('is not touched by counting on from it', () => {
    const numberer = createNumberer(outline)
    numberer.next(item([1, 0]))
    const state = numberer.snapshot()
    const kept = JSON.stringify(state)
    numberer.next(item([1, 1]))
    numberer.next(item([3, 0]))
    expect(JSON.stringify(state)).toBe(kept)
    numberer.restore(state)
    expect(numberer.next(item([1, 0]))?.text).toBe('2.')
  })

  it('coincides again after a paragraph of a higher level', () => {
    const numberer = createNumberer(outline)
    numberer.next(item([1, 0]))
    const start = numberer.snapshot()
    numberer.next(item([1, 1]))
    expect(sameNumbering(start, numberer.snapshot())).toBe(false)
    const plain = createNumberer(outline)
    for (let i = 0; i < 2; i++) plain.next(item([1, 0]))
    numberer.next(item([1, 0]))
    expect(sameNumbering(plain.snapshot(), numberer.snapshot())).toBe(true)
  })
})
