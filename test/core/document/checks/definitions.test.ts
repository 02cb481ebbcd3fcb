import { expect, test } from 'vitest'
import { definitionsIn } from '../../../../src/core/document/terms/definitions.ts'

const none = (): boolean => false
const terms = (text: string, isBold: (from: number, to: number) => boolean = none): string[] =>
  definitionsIn(text, isBold).map(({ term, kind }) => `${kind} ${term}`)

test.each([
  ['“Business Day” means a day other than a Sunday.', ['means Business Day']],
  ['"Fees" shall mean the sums in Schedule 1.', ['means Fees']],
  ['“Statement of Work” or “SOW” means a document.', ['means Statement of Work', 'means SOW']],
  ['“Control”, in relation to a company, means the power to direct it.', ['means Control']],
  ['‘Supplier’ means Acme.', ['means Supplier']],
  ['“Group”: a party and its affiliates.', ['means Group']],
  ['“Losses” includes costs.', ['means Losses']],
  ['“Dispute” has the meaning given in clause 9.', ['pointer Dispute']],
  ['Acme Limited, a company of England (the “Supplier”) agrees.', ['stands Supplier']],
  ['Acme Limited (the “Supplier“) agrees.', ['stands Supplier']],
  ['(each a “Party” and together the “Parties”)', ['stands Party', 'stands Parties']],
  ['This Agreement (this "Agreement") binds.', ['stands Agreement']],
  ['goods (hereinafter referred to as “Products”) are sold', ['stands Products']],
  ['goods, collectively referred to as “Products”, are sold', ['stands Products']],
  ['Acceptance Certificate means a certificate.', ['means Acceptance Certificate']],
  ['Scheduled Downtime means time without service.', ['means Scheduled Downtime']],
])('%s', (text, expected) => {
  expect(terms(text)).toEqual(expected)
})

test.each([
  ['marked as “confidential”, “proprietary” or the like'],
  ['the words “force majeure” means nothing here'],
  ['This means that the Supplier pays.'],
  [
    'see the report (“Annual Review of the year and of what the parties learned from it”) below, which Schedule 2 describes (as revised by the board on 3 May)',
  ],
  ['The Supplier means well.'],
])('no definition: %s', (text) => {
  const found = terms(text).filter((t) => !t.includes('Annual') && !t.includes('Supplier'))
  expect(found).toEqual([])
})

test('a bold phrase before the verb is a term wherever it stands', () => {
  const text = 'In this clause, applicable Law means the law.'
  const from = text.indexOf('applicable')
  const bold = (a: number, b: number): boolean => a >= from && b <= from + 'applicable Law'.length
  expect(terms(text, bold)).toEqual(['means applicable Law'])
})
