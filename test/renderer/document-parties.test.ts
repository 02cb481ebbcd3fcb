import { expect, test } from 'vitest'
import { createAuthorClass, createParties } from '../../src/renderer/features/document/parties.ts'

const partyOf = createParties(['Ben Marlow'], 'Ada Marlow')

test('self, our side and the counterparty are told apart', () => {
  const classOf = createAuthorClass(partyOf, 'Ada Marlow')
  expect(classOf('Ada Marlow')).toBe('ours author-me')
  expect(classOf('Ben Marlow')).toMatch(/^ours author-[012]$/)
  expect(classOf('Dana Okafor')).toMatch(/^theirs author-[012]$/)
})

test('an author looks the same whoever was seen before', () => {
  const names = ['Dana Okafor', 'Tom Reyes', 'Lin Wei', 'Eva Roth']
  const one = createAuthorClass(partyOf, 'Ada Marlow')
  const other = createAuthorClass(partyOf, 'Ada Marlow')
  const first = names.map(one)
  expect(names.toReversed().map(other).toReversed()).toEqual(first)
  expect(new Set(first).size).toBeGreaterThan(1)
})
