import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { clauseTexts, clauseWords } from '../../../src/core/search/clause-texts.ts'
import { attrs, cell, del, doc, ins, p, row, table } from '../../support/build.ts'
import { abstractNum, contextOf, num, numPr, OUTLINE } from '../document/numbering-fixture.ts'

const context = contextOf({ numbering: [abstractNum(1, ...OUTLINE), num(1, 1)] })
const heading = (text: string): Node => p(attrs({ pPr: `${numPr(1, 0)}<w:outlineLvl w:val="0"/>` }), text)
const clause = (level: number, ...text: Parameters<typeof p>): Node => p(attrs({ pPr: numPr(1, level) }), ...text)
const read = (...blocks: Node[]): string[] =>
  clauseTexts(doc(...blocks), context).map(({ label, heading: path, text }) => `${label}|${path}|${text}`)

test('clauses carry their headings, take their items in, and read as everything accepted', () => {
  expect(
    read(
      p('Dated 2026'),
      heading('Liability'),
      clause(1, 'Neither party is liable for:'),
      clause(2, 'loss of profit; or'),
      clause(2, 'loss of ', del('A', 'revenue'), ins('B', 'data'), '.'),
      p('This clause survives.'),
      clause(1, 'Cap. The cap is ', del('A', '100'), ins('A', '200'), '.'),
      table(row(cell(p('Item')), cell(p('Price')))),
      heading('General'),
    ),
  ).toEqual([
    '||Dated 2026',
    '1.1|Liability|Neither party is liable for:\n(a) loss of profit; or\n(b) loss of data.\nThis clause survives.',
    '1.2|Liability › Cap|Cap. The cap is 200.\nItem\nPrice',
    '2.|General|General',
  ])
})

test('an item’s letter parts no words that are searched together', () => {
  expect(clauseWords('liable for:\n(a) death; or\n(iv) fraud\na) x')).toBe('liable for death or fraud x')
})

test('what is long is parted between its paragraphs', () => {
  const texts = clauseTexts(doc(clause(0, 'First'), ...Array.from({ length: 30 }, () => p('x'.repeat(300)))), context)
  expect(texts.length).toBeGreaterThan(2)
  for (const { label, text } of texts) {
    expect(label).toBe('1.')
    expect(text.length).toBeLessThanOrEqual(4000)
  }
})
