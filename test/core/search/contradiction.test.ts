import { describe, expect, it } from 'vitest'
import { fitsNothing } from '../../../src/core/search/contradiction.ts'
import { parseQuery } from '../../../src/core/search/query.ts'

function nothing(text: string): boolean {
  const query = parseQuery(text)
  if (!query.ok) throw new Error(query.error.message)
  return fitsNothing(query.value)
}

describe('what no text can fit', () => {
  it.each([
    'cap NOT cap',
    'cap -cap',
    'cap NOT (ceiling OR cap)',
    '(cap fees) NOT cap',
    '(cap OR fees) NOT (fees OR cap)',
    'cap* NOT cap*',
    'cap NOT ca*',
    '"the cap" NOT cap',
    '"of the cap" NOT "the cap"',
    'NEAR(cap fees, 5) NOT fees',
    'liability (cap NOT cap)',
    '(fees NOT cap) NOT fees',
  ])('%s', (text) => expect(nothing(text)).toBe(true))

  it.each([
    'cap',
    'cap NOT ceiling',
    'cap NOT capacity',
    'cap* NOT cap',
    'cap NOT (cap fees)',
    'cap NOT "the cap"',
    '"the cap" NOT "cap the"',
    'cap NOT NEAR(cap fees, 5)',
    '(cap OR fees) NOT cap',
    'cap OR (fees NOT fees)',
    'cap NOT (cap NOT fees)',
  ])('not %s', (text) => expect(nothing(text)).toBe(false))
})
