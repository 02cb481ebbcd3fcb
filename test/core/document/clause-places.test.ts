import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { clauseIndexAt, clauseRange, clausesIn, indexAfter } from '../../../src/core/document/clauses.ts'
import type { Clause } from '../../../src/core/document/clause-places.ts'
import { formatterOf } from '../../../src/core/document/formatting.ts'
import { labelDocument } from '../../../src/core/document/numbering-labels.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { mainClauses } from '../../../src/renderer/features/document/outline/clauses.ts'
import { attrs, cell, doc, p, row, tab, table } from '../../support/build.ts'
import { abstractNum, contextOf, num, numPr, OUTLINE } from './numbering-fixture.ts'
import { NORMAL, pStyle, style } from './style-fixture.ts'

const context = contextOf({
  numbering: [
    abstractNum(1, ...OUTLINE),
    num(1, 1),
    abstractNum(2, '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'),
    num(2, 2),
  ],
  styles: [style('Normal', null, '', '', NORMAL), style('Definition', 'Normal'), style('BodyText', 'Normal')],
})
const formatter = formatterOf(context)

/** `ind(720, -720)`: the text at half an inch, the first line at the margin. */
const ind = (start: number, first = 0): string =>
  first < 0 ? `<w:ind w:start="${start}" w:hanging="${-first}"/>` : `<w:ind w:start="${start}" w:firstLine="${first}"/>`
const heading = (text: string): Node =>
  p(attrs({ pPr: `${numPr(1, 0)}${ind(720, -720)}<w:outlineLvl w:val="0"/>` }), text)
const numbered = (level: number, indent: string, text: string): Node =>
  p(attrs({ pPr: numPr(1, level) + indent }), text)
const plain = (indent: string, text: string, styleId = ''): Node =>
  p(attrs({ pPr: (styleId === '' ? '' : pStyle(styleId)) + indent }), text)
const bullet = (text: string): Node => p(attrs({ pPr: numPr(2, 0) + ind(360, -360) }), text)

const found = (document: Node): Clause[] => clausesIn(document, formatter, labelDocument(document, context, formatter))

/** The number of the clause that each block is in. */
function owners(...blocks: Node[]): string[] {
  const document = doc(...blocks)
  const clauses = found(document)
  const at: string[] = []
  document.forEach((_, pos) => at.push(clauses[clauseIndexAt(clauses, pos)]?.label ?? '-'))
  return at
}

describe('what a paragraph without a number goes on with', () => {
  const opening = [heading('Definitions'), numbered(1, ind(720, -720), 'In this Agreement the following apply:')]
  const item = (text: string): Node => numbered(2, ind(1440, -720), text)

  test('the definitions that follow one with items are of the clause that defines, not of the last item', () => {
    const one = plain(ind(720), '“Affiliate” means a company that:')
    const next = plain(ind(720), '“Fees” means the fees.')
    expect(owners(...opening, one, item('controls; or'), item('is controlled.'), next, item('x'), next)).toEqual([
      '1.',
      '1.1',
      '1.1',
      '(a)',
      '(b)',
      '1.1',
      '(c)',
      '1.1',
    ])
  })
  test('what begins where an item’s text begins goes on with the item, and what is further in', () => {
    expect(owners(...opening, item('a'), plain(ind(1440), 'x'), plain(ind(2160), 'quoted'), item('b'))).toEqual([
      '1.',
      '1.1',
      '(a)',
      '(a)',
      '(a)',
      '(b)',
    ])
  })
  test('what follows a list at the text of the clause that began it is that clause’s', () => {
    expect(owners(...opening, item('a'), plain(ind(720), 'in each case with consent.'))).toEqual([
      '1.',
      '1.1',
      '(a)',
      '1.1',
    ])
  })
  test('further out than its number, a paragraph is none of an item’s', () => {
    expect(owners(...opening, item('a'), plain('', 'at the margin'))).toEqual(['1.', '1.1', '(a)', '1.1'])
  })
  test('at the margin it still goes on with a clause whose number stands there', () => {
    expect(
      owners(heading('Term'), plain('', 'own'), numbered(1, ind(720, -720), 'This is text.'), plain('', 'x')),
    ).toEqual(['1.', '1.', '1.1', '1.1'])
  })
  test('but not with an item there, when the clause around it has such text', () => {
    expect(
      owners(heading('Term'), plain('', 'own'), numbered(2, ind(360, -360), 'for breach.'), plain('', 'x')),
    ).toEqual(['1.', '1.', '(a)', '1.'])
  })
  test('what follows a title is its text, wherever it begins; nothing goes back to a title without any', () => {
    expect(owners(heading('Term'), plain('', 'x'), heading('Fees'), item('a fee.'), plain('', 'x'))).toEqual([
      '1.',
      '1.',
      '2.',
      '(a)',
      '(a)',
    ])
  })
  test('a style with a name tells definitions from text of an item at the same place', () => {
    const flat = ind(720)
    const define = (text: string): Node => plain(flat, text, 'Definition')
    const list = [numbered(2, ind(720, -360), 'a;'), plain(flat, 'and so on', 'BodyText')]
    expect(owners(...opening, define('“A” means:'), ...list, define('“B” means b.'))).toEqual([
      '1.',
      '1.1',
      '1.1',
      '(a)',
      '(a)',
      '1.1',
    ])
  })
  test('first lines that are indented are told by where they begin, with a tab too', () => {
    const clause = [heading('Fees'), numbered(1, ind(0, 720), 'The fees are due.')]
    const first = numbered(2, ind(0, 1440), 'a fee;')
    expect(owners(...clause, first, plain(ind(0, 720), 'x'))).toEqual(['1.', '1.1', '(a)', '1.1'])
    expect(owners(...clause, first, p(tab(), 'x'))).toEqual(['1.', '1.1', '(a)', '1.1'])
    expect(owners(...clause, first, plain('', 'flush'))).toEqual(['1.', '1.1', '(a)', '(a)'])
  })
  test('what a colon announces, bullets, tables and empty lines go with what they follow', () => {
    const back = plain(ind(720), 'x')
    expect(owners(...opening, item('as follows:'), back, back)).toEqual(['1.', '1.1', '(a)', '(a)', '(a)'])
    const between = [bullet('b'), table(row(cell(p('t')))), p('')]
    expect(owners(...opening, item('a.'), ...between, plain(ind(1440), 'x'))).toEqual([
      '1.',
      '1.1',
      '(a)',
      '(a)',
      '(a)',
      '(a)',
      '(a)',
    ])
    expect(owners(...opening, item('as follows:'), between[1]!, back)).toEqual(['1.', '1.1', '(a)', '(a)', '1.1'])
  })
  test('items after such a paragraph stand beside those before it, and keep what is theirs', () => {
    const blocks = [
      ...opening,
      item('a'),
      numbered(3, ind(2160, -720), 'i'),
      plain(ind(720), 'x'),
      numbered(3, ind(2160, -720), 'ii'),
      item('b'),
    ]
    const document = doc(...blocks)
    const clauses = found(document)
    expect(clauses.map(({ label, depth }) => `${depth} ${label}`)).toEqual([
      '0 1.',
      '1 1.1',
      '2 (a)',
      '3 (i)',
      '2 (ii)',
      '2 (b)',
    ])
    const text = (index: number): string => {
      const { from, to } = clauseRange(document, formatter, clauses, index)
      return document.textBetween(from, to, '|')
    }
    expect([2, 3, 4].map(text)).toEqual(['a|i', 'i', 'ii'])
  })
})

const blocks = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('Term', 'The Supplier shall:').map(heading) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.nat(3), fc.constantFrom(0, 360, 720, 1440), fc.constantFrom(-720, -360, 0, 720))
        .map(([level, start, first]) => numbered(level, ind(start, first), level === 1 ? 'Fees' : 'a fee;')),
    },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom(0, 360, 720, 1440), fc.constantFrom(0, 720), fc.constantFrom('', 'Definition'))
        .chain(([start, first, styleId]) =>
          fc.constantFrom('x', 'y:', '').map((text) => plain(ind(start, first), text, styleId)),
        ),
    },
    { weight: 1, arbitrary: fc.constantFrom('b', 'b:').map(bullet) },
    { weight: 1, arbitrary: fc.constant(table(row(cell(p('t'))))) },
  ),
  { minLength: 2, maxLength: 24 },
)

describe('whatever a document looks like', () => {
  const check = (law: (blocks: Node[]) => void): void => fc.assert(fc.property(blocks, law), { seed: 7, numRuns: 400 })

  test('a clause is one stretch: what is in it and in the clauses below it, and nothing else', () => {
    check((given) => {
      const document = doc(...given)
      const clauses = found(document)
      clauses.forEach((_, i) => {
        const range = clauseRange(document, formatter, clauses, i)
        document.forEach((_block, pos) => {
          const at = clauseIndexAt(clauses, pos)
          expect(at >= i && at < indexAfter(clauses, i)).toBe(pos >= range.from && pos < range.to)
        })
      })
    })
  })

  test('a paragraph goes on with the clause it follows, or with one around that', () => {
    check((given) => {
      const document = doc(...given)
      const clauses = found(document)
      let before = -1
      document.forEach((_, pos) => {
        const at = clauseIndexAt(clauses, pos)
        if (at >= 0 && clauses[at]!.pos !== pos) expect(before >= at && before < indexAfter(clauses, at)).toBe(true)
        before = at
      })
    })
  })

  test('it does not matter how the document is parted into groups', () => {
    fc.assert(
      fc.property(
        blocks,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 24, maxLength: 24 }),
        (given, sizes) => {
          const groups: Node[] = []
          let rest = given
          for (const size of sizes) {
            if (rest.length > 0) groups.push(schema.nodes.group.create(null, rest.slice(0, size)))
            rest = rest.slice(size)
          }
          const parted = schema.nodes.doc.create(null, groups)
          const clauses = found(parted)
          const at: string[] = []
          parted.forEach((group, offset) =>
            group.forEach((_, inner) => at.push(clauses[clauseIndexAt(clauses, offset + 1 + inner)]?.label ?? '-')),
          )
          expect(at).toEqual(owners(...given))
        },
      ),
      { seed: 8, numRuns: 400 },
    )
  })

  test('changes are listed by the nearest main clause around them', () => {
    check((given) => {
      const document = doc(...given)
      const clauses = found(document)
      const main = mainClauses(clauses)
      document.forEach((_, pos) => {
        let at = clauseIndexAt(clauses, pos)
        while (at >= 0 && !main.some((clause) => clause.pos === clauses[at]!.pos)) {
          const { depth } = clauses[at]!
          at = clauses.slice(0, at).findLastIndex((clause) => clause.depth < depth)
        }
        expect(main[clauseIndexAt(main, pos)]?.pos).toBe(clauses[at]?.pos)
      })
    })
  })
})
