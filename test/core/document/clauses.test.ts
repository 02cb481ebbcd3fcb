import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import type { ClauseName, HeadLine } from '../../../src/core/document/clause-lines.ts'
import { placeClauses, type Clause } from '../../../src/core/document/clause-places.ts'
import {
  clauseIndexAt,
  clausePath,
  clauseRange,
  clauseRangeAt,
  clausesIn,
  indexAfter,
} from '../../../src/core/document/clauses.ts'
import { createFormatter, type Formatter } from '../../../src/core/document/formatting.ts'
import { grouped } from '../../../src/core/document/groups.ts'
import { labelDocument } from '../../../src/core/document/numbering-labels.ts'
import { emptyNumbering } from '../../../src/core/document/numbering.ts'
import { openDocument } from '../../../src/main/app/documents.ts'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { abstractNum, contextOf, num, numPr, OUTLINE } from './numbering-fixture.ts'
import { attrs, cell, doc, p, row, table, moveFrom, pilcrow } from '../../support/build.ts'

const heading = (level: number, text: string): Node => p(attrs({ pPr: `<w:outlineLvl w:val="${level}"/>` }), text)

const head = (given: Partial<ClauseName>): HeadLine => ({
  pos: 0,
  name: { outlineLevel: null, list: null, label: '', title: 'x', isGone: false, paraId: null, ...given },
  isTitle: false,
  announces: false,
  left: 0,
  textAt: [0],
})
const numbered = (label: string, id: number, level: number): HeadLine => head({ label, list: { id, level } })
const depths = (...heads: HeadLine[]): number[] => placeClauses(heads).map((c) => c.depth)

describe('how deep a clause stands', () => {
  test('headings by their outline level, their list below them', () => {
    expect(
      depths(
        head({ outlineLevel: 0, label: '1.', list: { id: 1, level: 0 } }),
        numbered('1.1', 1, 1),
        numbered('(a)', 1, 2),
        numbered('(b)', 1, 2),
        numbered('1.2', 1, 1),
        head({ outlineLevel: 0, label: '2.', list: { id: 1, level: 0 } }),
        numbered('2.1', 1, 1),
      ),
    ).toEqual([0, 1, 2, 2, 1, 0, 1])
  })
  test('lists without headings by their levels', () => {
    expect(depths(numbered('1.', 1, 0), numbered('1.1', 1, 1), numbered('2.', 1, 0))).toEqual([0, 1, 0])
  })
  test('recitals beside the parties, not in the last of them', () => {
    const parties = [numbered('(1)', 1, 0), numbered('(2)', 1, 0)]
    expect(depths(...parties, numbered('(A)', 2, 0), numbered('(B)', 2, 0), numbered('1.', 3, 0))).toEqual([
      0, 0, 0, 0, 0,
    ])
  })
  test('a list of its own kind below what it follows', () => {
    expect(
      depths(
        numbered('1.', 1, 0),
        numbered('1.1', 1, 1),
        numbered('(a)', 2, 0),
        numbered('(b)', 2, 0),
        numbered('1.2', 1, 1),
      ),
    ).toEqual([0, 1, 2, 2, 1])
  })
  test('a new list below a heading', () => {
    expect(
      depths(head({ outlineLevel: 0 }), numbered('1.', 5, 0), numbered('1.1', 5, 1), head({ outlineLevel: 0 })),
    ).toEqual([0, 1, 2, 0])
  })
})

function clausesOf(document: Node): { clauses: Clause[]; formatter: Formatter } {
  const context = openDocument(readFileSync(resolve(import.meta.dirname, '../../../resources/samples/mutual-nda.docx')))
  if (!context.ok) throw new Error(context.error.message)
  const bare = { ...context.value.context, numbering: emptyNumbering }
  const formatter = createFormatter(bare)
  return { clauses: clausesIn(document, formatter, labelDocument(document, bare, formatter)), formatter }
}

test('paragraphs whose w:num differ but count by one abstract list are one list', () => {
  const context = contextOf({ numbering: [abstractNum(7, ...OUTLINE), num(1, 7), num(2, 7), num(3, 7), num(4, 7)] })
  const items = [numPr(1, 0), numPr(2, 1), numPr(3, 1), numPr(4, 0)].map((pPr) => p(attrs({ pPr }), 'x'))
  const formatter = createFormatter(context)
  const found = clausesIn(doc(...items), formatter, labelDocument(doc(...items), context, formatter))
  expect(found.map(({ label }) => label)).toEqual(['1.', '1.1', '1.2', '2.'])
  expect(found.map(({ list }) => list!.id)).toEqual([7, 7, 7, 7])
  expect(found.map(({ depth }) => depth)).toEqual([0, 1, 1, 0])
})

describe('what belongs to a clause', () => {
  const flat = doc(
    p('before'),
    heading(0, 'One'),
    p('goes on'),
    heading(1, 'Below'),
    table(row(cell(p('in a table')))),
    heading(0, 'Two'),
    p('more'),
    p('IN WITNESS WHEREOF the parties have signed'),
    p('after'),
  )
  const textsOf = (document: Node, index: number): string => {
    const { clauses, formatter } = clausesOf(document)
    const { from, to } = clauseRange(document, formatter, clauses, index)
    return document.textBetween(from, to, '|')
  }
  test('what stands below it, tables among it, up to the next at its level', () => {
    for (const document of [flat, grouped(flat)]) {
      expect(textsOf(document, 0)).toBe('One|goes on|Below|in a table')
      expect(textsOf(document, 1)).toBe('Below|in a table')
    }
  })
  test('not the signatures behind the last', () => {
    for (const document of [flat, grouped(flat)]) expect(textsOf(document, 2)).toBe('Two|more')
  })
  test('is found from a position in it, with its path', () => {
    const { clauses, formatter } = clausesOf(flat)
    expect(clauseRangeAt(flat, formatter, clauses, 1)).toBeNull()
    const inTable = clauses[1]!.pos + 12
    expect(clauseIndexAt(clauses, inTable)).toBe(1)
    expect(clauseRangeAt(flat, formatter, clauses, inTable)).toEqual(clauseRange(flat, formatter, clauses, 1))
    expect(clausePath(clauses, 1).map((c) => c.title)).toEqual(['One', 'Below'])
    expect([0, 1, 2].map((i) => indexAfter(clauses, i))).toEqual([2, 2, 3])
  })
  test('a clause that was moved away is known as gone', () => {
    const moved = doc(
      p(attrs({ pPr: '<w:outlineLvl w:val="0"/>' }), pilcrow({ moveFrom: 'A' }), moveFrom('A', 'Gone')),
      p('x'),
    )
    expect(clausesOf(moved).clauses).toMatchObject([{ title: 'Gone', isGone: true }])
  })
})
