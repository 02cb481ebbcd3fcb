import { expect, test } from 'vitest'
import { typedReferencesIn } from '../../../../src/core/document/references/typed-references.ts'

const refs = (text: string): string[] =>
  typedReferencesIn(text).map(
    ({ word, number, relative, inside }) =>
      `${word} ${relative ? '~' : ''}${number.join('.')}${inside.map((i) => ` in ${i.word} ${i.number.join('.')}`).join('')}`,
  )

test.each([
  ['under Section 4.2(a) of this Agreement', ['section 4.2.a']],
  ['clauses 5, 7.2 and 9 to 11', ['clause 5', 'clause 7.2', 'clause 9', 'clause 11']],
  ['Sections 8.1 (Liability Caps) and 8.2 (Damages Waiver) apply', ['section 8.1', 'section 8.2']],
  ['set out in Schedule 2.', ['schedule 2']],
  ['Exhibits A and B', ['exhibit a', 'exhibit b']],
  ['under paragraph (b) above', ['paragraph ~b']],
  [
    'paragraph 5.1 of Part A of Schedule 2',
    ['paragraph 5.1 in part a in schedule 2', 'part a in schedule 2', 'schedule 2'],
  ],
  ['Section 2.2 (ii) and Section 2.3(d)', ['section 2.2.ii', 'section 2.3.d']],
  ['EXCEPT FOR BREACHES OF SECTION 5 OR ANY DUTY', ['section 5']],
])('%s', (text, expected) => {
  expect(refs(text)).toEqual(expected)
})

test.each([
  ['Section 4.1 of the Standard Terms'],
  ['Article 28 of the UK GDPR'],
  ['Article 28 GDPR requires'],
  ['FAR section 12.212 applies'],
  ['section 2 of that Act'],
  ['C.R.S. § 8-2-113'],
  ['part of the price'],
  ['a schedule of works, section by section'],
])('another text, or no reference at all: %s', (text) => {
  expect(refs(text)).toEqual([])
})
