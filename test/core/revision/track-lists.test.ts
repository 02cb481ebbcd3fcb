import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { contextFor } from '../../../src/core/document/added-lists.ts'
import { labelDocument } from '../../../src/core/document/numbering-labels.ts'
import type { Numbering } from '../../../src/core/document/numbering.ts'
import { emptyContext } from '../../../src/core/document/style-sheet.ts'
import { attrs, change, del, doc, ins, p, pilcrow, type Inline } from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { numPr } from '../document/numbering-fixture.ts'
import { pStyle } from '../document/style-fixture.ts'
import { context, expectFormat, opened, refused, run, type FormatCommand } from './format-oracle.ts'
import { acceptMine, rejectMine, tracker, withoutCaret } from './track-oracle.ts'

const demote: FormatCommand = { is: 'level', by: 1 }
const promote: FormatCommand = { is: 'level', by: -1 }
const numbers: FormatCommand = { is: 'list', kind: 'numbers' }
const bullets: FormatCommand = { is: 'list', kind: 'bullets' }
const none: FormatCommand = { is: 'list', kind: 'none' }
const item = (numId: number, level: number, ...content: Inline[]): Node =>
  p(attrs({ pPr: numPr(numId, level) }), ...content)
const clause = (id: string, ...content: Inline[]): Node => p(attrs({ pPr: pStyle(id) }), ...content)
/** The notation of a list paragraph. */
const as = (numId: number, level: number, more = ''): string => `«${numPr(numId, level)}${more} ~Me»`

/** The document after a command, and the numbers it shows. */
function after(marked: Node, command: FormatCommand, ctx = context): { doc: Node; labels: string[] } {
  const { doc, from, to } = withoutCaret(marked)
  const tr = run(opened(doc, from, to), command, tracker(), ctx)
  if (tr === null || typeof tr === 'string') throw new Error(`nothing was done: ${tr}`)
  return { doc: tr.doc, labels: labelsOf(tr.doc, ctx) }
}
const labelsOf = (doc: Node, ctx = context): string[] =>
  [...labelDocument(doc, contextFor(doc, ctx)).values()].map(({ text }) => text)

describe('a level', () => {
  test('changes in the paragraph, for all of a selection', () => {
    expectFormat(doc(item(2, 0, 'a'), item(2, 0, 'b|')), demote, `«${numPr(2, 0)}»a¶${as(2, 1)}b¶`)
    expectFormat(doc(item(2, 1, 'a|'), item(2, 2, 'b|'), p('c')), promote, `${as(2, 0)}a¶${as(2, 1)}b¶c¶`)
  })
  test('of clauses whose levels are bound to styles changes their style', () => {
    expectFormat(doc(clause('H1', 'a|')), demote, '«pStyle=H2 ~Me»a¶', '«pStyle=H2»a¶')
    expectFormat(doc(clause('H2', 'a|')), promote, '«pStyle=H1 ~Me»a¶')
    expectFormat(doc(clause('H2', 'a|')), demote, `«${pStyle('H2')}${numPr(1, 2)} ~Me»a¶`)
  })
  test('stays where there is none further', () => {
    expect(refused(doc(item(2, 0, 'a|')), promote)).toBeNull()
    expect(refused(doc(item(2, 4, 'a|')), demote)).toBeNull()
    expect(refused(doc(p('a|')), demote)).toBeNull()
  })
  test('brings its own indents', () => {
    const indented = p(attrs({ pPr: `${numPr(2, 0)}<w:ind w:left="90" w:right="20" w:hanging="9"/>` }), 'a|')
    expectFormat(doc(indented), demote, `${as(2, 1, '<w:ind w:right="20"/>')}a¶`)
  })
  test('there and back leaves no revision', () => {
    const once = expectFormat(doc(clause('H1', 'a|')), demote, '«pStyle=H2 ~Me»a¶')
    const back = run(opened(once, 1, 1), promote, tracker())
    expect(typeof back === 'string' || back === null ? back : show(back.doc)).toBe('«pStyle=H1»a¶')
  })
  test('is refused where another has a change pending', () => {
    expect(refused(doc(p(attrs({ pPr: numPr(2, 0), pPrChange: change('A', '') }), 'a|')), demote)).toMatch(/another/)
  })
})

describe('a list', () => {
  test('is joined where the paragraph before or after is in one of the kind', () => {
    expectFormat(doc(item(2, 1, 'a'), p('b|')), numbers, `«${numPr(2, 1)}»a¶${as(2, 1)}b¶`)
    expectFormat(doc(p('b|'), item(3, 0, 'a')), bullets, `${as(3, 0)}b¶«${numPr(3, 0)}»a¶`)
    expectFormat(doc(clause('H1', 'a'), p('b|')), bullets, `«pStyle=H1»a¶${as(3, 0)}b¶`)
  })
  test('of numbers begins anew by a definition of the document, and is the document’s until then no more', () => {
    const made = after(doc(item(2, 0, 'a'), p('x'), p('b|'), p('c|'), p('d')), numbers)
    expect(show(made.doc)).toBe(`«${numPr(2, 0)}»a¶x¶${as(5, 0)}b¶${as(5, 0)}c¶d¶`)
    expect(made.labels).toEqual(['1.', '1.', '2.'])
    const { instances, abstracts } = made.doc.attrs.lists as Numbering
    expect([instances.map((n) => [n.id, n.abstractId]), abstracts]).toEqual([[[5, 2]], []])
    expect(rejectMine(made.doc).attrs.lists).toBeNull()
    expect(acceptMine(made.doc).attrs.lists).toEqual(made.doc.attrs.lists)
  })
  test('is made with its definition where the document has none', () => {
    const first = after(doc(p('a|'), p('b|')), numbers, emptyContext)
    expect(first.labels).toEqual(['1.', '2.'])
    const second = run(opened(first.doc, 1, 1), bullets, tracker(), emptyContext)
    if (second === null || typeof second === 'string') throw new Error('no bullets')
    expect(labelsOf(second.doc, emptyContext)).toEqual(['•', '1.'])
    expect((second.doc.attrs.lists as Numbering).abstracts.map((a) => a.id)).toEqual([0, 1])
  })
  test('of the other kind replaces the one a paragraph is in, at its level', () => {
    expectFormat(doc(item(2, 1, 'a|')), bullets, `${as(3, 1)}a¶`)
  })
  test('ends where it is taken away: by saying nothing, or that there is none', () => {
    expectFormat(doc(item(2, 0, 'a|')), none, '«~Me»a¶')
    expectFormat(doc(clause('H1', 'a|')), none, '«<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr> ~Me»a¶')
  })
  test('leaves no revision when it is made and taken away', () => {
    const made = after(doc(p('a|')), numbers)
    const back = run(opened(made.doc, 1, 1), none, tracker())
    expect(typeof back === 'string' || back === null ? back : show(back.doc)).toBe('a¶')
  })
  test('brings no definition where it is refused', () => {
    expect(refused(doc(p(attrs({ pPrChange: change('A', '') }), 'a|')), numbers)).toMatch(/another/)
  })
})

describe('numbering', () => {
  test('begins anew in one paragraph, and the following ones count on', () => {
    const made = after(doc(item(2, 0, 'a'), item(2, 0, 'b'), item(2, 0, '|c'), item(2, 0, 'd')), { is: 'restart' })
    expect(made.labels).toEqual(['1.', '2.', '1.', '2.'])
    expect(show(made.doc)).toBe(`«${numPr(2, 0)}»a¶«${numPr(2, 0)}»b¶${as(5, 0)}c¶«${numPr(2, 0)}»d¶`)
    expect(labelsOf(rejectMine(made.doc))).toEqual(['1.', '2.', '3.', '4.'])
  })
  test('begins anew below a clause, and in a clause whose style numbers it', () => {
    const below = after(doc(item(2, 0, 'a'), item(2, 1, 'b'), item(2, 1, '|c')), { is: 'restart' })
    expect(below.labels).toEqual(['1.', '1.1', '1.1'])
    const styled = after(doc(clause('H1', 'a'), clause('H1', '|b'), clause('H1', 'c')), { is: 'restart' })
    expect(styled.labels).toEqual(['1.', '1.', '2.'])
  })
  test('goes on from the list before, for all that are in the list', () => {
    const made = after(doc(item(2, 0, 'a'), item(4, 0, '|b'), item(4, 0, 'c')), { is: 'continue' })
    expect(made.labels).toEqual(['1.', '2.', '3.'])
    expect(refused(doc(item(4, 0, 'b|')), { is: 'continue' })).toMatch(/no list before/)
    expect(refused(doc(p('b|')), { is: 'restart' })).toMatch(/no number/)
  })
})

describe('keys in a list', () => {
  test('Enter in an empty paragraph goes up a level, then out', () => {
    expectFormat(doc(item(2, 1, '|')), { is: 'enter' }, `${as(2, 0)}¶`)
    expectFormat(doc(item(2, 0, '|'), p('x')), { is: 'enter' }, '«~Me»¶x¶')
    expectFormat(doc(item(2, 0, '|', del('A', 'gone'))), { is: 'enter' }, '«~Me»[-A gone]¶')
    expect(refused(doc(item(2, 0, 'a|')), { is: 'enter' })).toBeNull()
    expect(refused(doc(p('|')), { is: 'enter' })).toBeNull()
  })
  test('Backspace at its start takes the number, and leaves the text where it stands', () => {
    expectFormat(doc(item(2, 0, '|a')), { is: 'backspace' }, '«~Me»a¶')
    expectFormat(
      doc(clause('H1', del('A', 'x'), '|a')),
      { is: 'backspace' },
      '«<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr> ~Me»[-A x]a¶',
    )
    expect(refused(doc(item(2, 0, 'a|b')), { is: 'backspace' })).toBeNull()
    expect(refused(doc(p('|b')), { is: 'backspace' })).toBeNull()
  })
  test('Tab at its start changes its level', () => {
    expectFormat(doc(item(2, 0, '|a')), { is: 'tab', by: 1 }, `${as(2, 1)}a¶`)
    expectFormat(doc(item(2, 1, '|a')), { is: 'tab', by: -1 }, `${as(2, 0)}a¶`)
    expectFormat(doc(item(2, 0, 'a|b'), item(2, 0, 'c|d')), { is: 'tab', by: 1 }, `${as(2, 1)}ab¶${as(2, 1)}cd¶`)
    expect(refused(doc(item(2, 0, 'a|b')), { is: 'tab', by: 1 })).toBeNull()
    expect(refused(doc(p('|b')), { is: 'tab', by: 1 })).toBeNull()
  })
})

describe('Enter at the end of a paragraph', () => {
  test('gives the next one the style that follows', () => {
    expectFormat(
      doc(clause('H1', 'a|')),
      { is: 'next' },
      '«pStyle=H1»a¶+Me«pStyle=Body ~Me»¶',
      '«pStyle=H1»a¶«pStyle=Body»¶',
    )
    expectFormat(doc(clause('H1', 'a|', del('A', 'b'))), { is: 'next' }, '«pStyle=H1»a¶+Me«pStyle=Body ~Me»[-A b]¶')
  })
  test('keeps the style in its middle, where that follows itself, and where another has changed it', () => {
    expectFormat(doc(clause('H1', 'a|b')), { is: 'next' }, '«pStyle=H1»a¶+Me«pStyle=H1»b¶')
    expectFormat(doc(clause('H2', 'a|')), { is: 'next' }, '«pStyle=H2»a¶+Me«pStyle=H2»¶')
    const taken = p(attrs({ pPr: pStyle('H1'), pPrChange: change('A', '') }), 'a|')
    expectFormat(doc(taken), { is: 'next' }, '«pStyle=H1»a¶+Me«pStyle=H1 ~A»¶')
  })
  test('takes the look of its own mark away, which belonged to the heading', () => {
    const heading = p(attrs({ pPr: pStyle('H1'), markRPr: '<w:sz w:val="40"/>' }), 'a|')
    expectFormat(doc(heading), { is: 'next' }, '«pStyle=H1»a¶+Me{sz=40}«pStyle=Body ~Me»¶~Me')
    expectFormat(
      doc(p(ins('Me#c9', 'a|'), pilcrow({ ins: 'Me#c8' }), attrs({ pPr: pStyle('H1') })), p('x')),
      { is: 'next' },
      '«pStyle=H1»[+Me a]¶+Me«pStyle=Body»¶+Mex¶',
    )
  })
})
