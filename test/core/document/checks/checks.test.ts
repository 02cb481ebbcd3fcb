import { expect, test } from 'vitest'
import { cell, del, doc, groupedDoc, ins, p, row, table } from '../../../support/build.ts'
import { checked, findings } from '../../../support/checked.ts'
import { listFindings } from '../../../../src/core/document/checks/list.ts'

const FEES = p('“Fees” means the sums due. The Customer pays the Fees.')

test('a defined term that nobody uses is found, one that is used is not', () => {
  expect(findings(doc(p('“Fees” means the sums due.'), p('The customer pays.')))).toEqual(['unused-term: Fees'])
  expect(findings(doc(p('“Fees” means the sums due.'), p('The customer pays the Fees.')))).toEqual([])
})

test('a use inside its own definition is none', () => {
  expect(findings(doc(p('“Fees” means the Fees of the year.')))).toEqual(['unused-term: Fees'])
})

test('plural, possessive and singular are one term', () => {
  expect(
    findings(
      doc(p('“Affiliate” means a company. “Party” means each.'), p('the Affiliates’ duty and the Party’s Affiliate')),
    ),
  ).toEqual([])
})

test('a term may hold an ampersand', () => {
  expect(findings(doc(p('Calder Limited (“Calder & Finch”).'), p('Here Calder & Finch makes castings.')))).toEqual([])
})

test('a term defined in two places is found at the second; a pointer to the first is no second definition', () => {
  const twice = doc(p('“Fees” means the sums.'), p('“Fees” means the charges.'), p('pay the Fees'))
  expect(
    listFindings(checked(twice)).map((f) => [f.kind, f.text, twice.textBetween(0, f.from - 1, '|').split('|').length]),
  ).toEqual([['twice-defined', 'Fees', 2]])
  const pointer = doc(p('“Fees” has the meaning given in clause 9.'), p('all sums (the “Fees”) and pay the Fees'))
  expect(findings(pointer)).toEqual([])
})

test('a term of several words without its capitals is found, but not in a heading or in its own meaning', () => {
  const terms = p('“Confidential Information” means confidential information of a party.')
  expect(findings(doc(terms, p('Confidential Information and its own confidential information are kept.')))).toEqual([
    'miscased-term: confidential information',
  ])
  expect(findings(doc(terms, p('Confidential information'), p('keep Confidential Information')))).toEqual([])
})

test('a capitalised phrase that is used like a term and never defined is found', () => {
  expect(findings(doc(p('The customer shall give access to each Permitted User of it.')))).toEqual([
    'undefined-term: Permitted User',
  ])
  expect(findings(doc(p('The customer shall pay the Service Fee in May, and the Service Fee is due.')))).toEqual([
    'undefined-term: Service Fee',
    'undefined-term: Service Fee',
  ])
})

test.each([
  ['a name', 'The courts of England and the Supreme Court shall decide under the Data Protection Act.'],
  [
    'a country or a language',
    'It is governed by the laws of the United Kingdom and read in the English text by a French court.',
  ],
  ['a beginning of a sentence', 'It is agreed. Permitted users may enter. Any such user pays.'],
  ['a company', 'The parties appoint Northwind Freight Limited, a Delaware corporation, for it.'],
  ['this document', 'The terms of this Deed bind the parties, and this Deed is governed by law.'],
])('%s is no undefined term', (_what, text) => {
  expect(findings(doc(p(text)))).toEqual([])
})

test('a title or a label in a table names a thing that may be spoken of', () => {
  const text = p('The supplier keeps to the Key Terms in each Key Terms, and to the Order Date in any Order Date.')
  expect(findings(doc(p('Key Terms'), table(row(cell(p('Order Date')), cell(p('1 May')))), text))).toEqual([])
})

test('deleted text does not count, inserted text does', () => {
  expect(findings(doc(p(del('A', '“Fees” means the sums.')), p('hello')))).toEqual([])
  expect(
    findings(doc(FEES, p('each ', ins('A', 'Permitted User'), ' of the system may enter at any time of day.'))),
  ).toContain('undefined-term: Permitted User')
  expect(
    findings(
      doc(p('each ', del('A', 'Permitted'), 'user (', del('A', 'of it)'), 'of it) may enter at any time of day.')),
    ),
  ).toEqual([])
})

test('typed numbers are found where they skip or repeat, and references where they lead nowhere', () => {
  const clauses = doc(
    p('1. One'),
    p('2. Two, as clause 1 says'),
    p('4. Four, under clause 7'),
    p('4. Four again'),
    p('(a) in clause 2'),
    p('(c) third'),
  )
  expect(findings(clauses)).toEqual(['numbering: 4.', 'broken-reference: clause 7', 'numbering: 4.', 'numbering: (c)'])
})

test('a missing schedule is found by the gap and by what refers to it', () => {
  expect(
    findings(doc(p('1. See Schedule 2 and Schedule 1.'), p('Schedule 1'), p('Text.'), p('Schedule 3'), p('Text.'))),
  ).toEqual(['broken-reference: Schedule 2', 'numbering: Schedule 3'])
})

test('what is enumerated in a clause can be referred to', () => {
  expect(findings(doc(p('1. The parties (a) meet and (b) talk.'), p('2. Under clause 1(b) and clause 1(c).')))).toEqual(
    ['broken-reference: clause 1(c)'],
  )
})

test('brackets may close in a later paragraph', () => {
  expect(findings(doc(p('1. See (a thing'), p('that goes on) and on')))).toEqual([])
  expect(findings(doc(p('A thing (that is open.'), p('Text.')))).toEqual(['unbalanced: ('])
})

test('groups do not show: the same blocks in many groups give the same findings at the same words', () => {
  const blocks = [
    ...Array.from({ length: 70 }, (_, i) =>
      p(`${i + 1}. Clause with a Widget in it, each Widget (see clause ${i + 2}).`),
    ),
    p('“Widget” means a thing.'),
  ]
  const one = listFindings(checked(doc(...blocks)))
  const grouped = groupedDoc(...blocks)
  const many = listFindings(checked(grouped))
  expect(many.map((f) => grouped.textBetween(f.from, f.to))).toEqual(one.map((f) => f.text))
  expect(many.map((f) => f.text)).toEqual(['clause 71'])
})
