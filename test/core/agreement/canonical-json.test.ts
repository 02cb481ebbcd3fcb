import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/agreement/canonical-json.ts'

test('members are ordered by UTF-16 code units, whatever order they were made in', () => {
  // The order that RFC 8785 3.2.3 spells out: a surrogate pair (U+1F600) sorts before U+FB33, unlike by code point.
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}')
})

test('numbers are printed as ECMAScript prints them, and minus zero as zero', () => {
  expect(canonicalJson([-0, 1e21, 1e-7, 0.1, 100, 333333333.3333333, 5e-324])).toBe(
    '[0,1e+21,1e-7,0.1,100,333333333.3333333,5e-324]',
  )
})

test('strings escape control characters, quotes and backslashes alone', () => {
  expect(canonicalJson('\u0007\b\n"\\/é\u2028')).toBe('"\\u0007\\b\\n\\"\\\\/é\u2028"')
})

test.each([
  ['undefined', undefined],
  ['a member that is undefined', { a: undefined }],
  ['not a number', Number.NaN],
  ['an infinity', Infinity],
  ['a function', () => 1],
  ['a class instance', new Date(0)],
  ['bytes', new Uint8Array(1)],
  ['a hole in an array', Array(1)],
  ['half of a surrogate pair', '\ud800'],
  ['half of a surrogate pair in a name', { '\udc00': 1 }],
])('%s is refused rather than dropped', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('equal values have one text, and it reads back as the value', () => {
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value)
      const back: unknown = JSON.parse(text)
      expect(canonicalJson(shuffled(back))).toBe(text)
      expect(back).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}
