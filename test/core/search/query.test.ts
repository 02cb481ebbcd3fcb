import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchText } from '../../../src/core/search/match-text.ts'
import { parseQuery, type Query } from '../../../src/core/search/query.ts'

function show(query: Query): string {
  switch (query.kind) {
    case 'phrase':
      return `${query.words.join('_')}${query.isPrefix ? '*' : ''}`
    case 'near':
      return `near${query.distance}(${query.phrases.map(show).join(' ')})`
    case 'and':
    case 'or':
      return `${query.kind}(${query.parts.map(show).join(' ')})`
    case 'not':
      return `not(${show(query.wanted)} ${show(query.unwanted)})`
  }
}

function read(text: string, isTyping = false): string {
  const query = parseQuery(text, isTyping)
  return query.ok ? show(query.value) : query.error.kind
}

describe('what is typed is read as', () => {
  test.each([
    ['liability cap', 'and(liability cap)'],
    ['Liability AND Cap', 'and(liability cap)'],
    ['cap OR ceiling limit', 'or(cap and(ceiling limit))'],
    ['(cap OR ceiling) limit', 'and(or(cap ceiling) limit)'],
    ['"limitation of liability"', 'limitation_of_liability'],
    ['“limitation of liability”', 'limitation_of_liability'],
    ['«limitation of liability', 'limitation_of_liability'],
    ['indem*', 'indem*'],
    ['"sole rem"*', 'sole_rem*'],
    ['"sole rem*"', 'sole_rem*'],
    ['cap NOT fees', 'not(cap fees)'],
    ['cap -fees', 'not(cap fees)'],
    ['NOT fees cap', 'not(cap fees)'],
    ['cap NOT (fees OR charges)', 'not(cap or(fees charges))'],
    ['NEAR(cap liability, 5)', 'near5(cap liability)'],
    ['NEAR(cap "total liability")', 'near10(cap total_liability)'],
    ['cap NEAR/3 liability', 'near3(cap liability)'],
    ['cap NEAR liability', 'near10(cap liability)'],
    ['third-party party’s 12.3', 'and(third_party party_s 12_3)'],
    ["party's", 'party_s'],
    ['fees,charges; costs', 'and(fees charges costs)'],
    ['Société façade ÜBER straße', 'and(societe facade uber strasse)'],
    ['合同 第12条', 'and(合_同 第_12_条)'],
    ['near and or not', 'and(near and or not)'],
  ])('%s', (text, meaning) => expect(read(text)).toBe(meaning))

  test('what is half typed, as far as it goes', () => {
    expect(read('cap AND')).toBe('cap')
    expect(read('OR cap')).toBe('cap')
    expect(read('cap NOT')).toBe('cap')
    expect(read('(cap OR')).toBe('cap')
    expect(read('cap)) OR fees')).toBe('and(cap fees)')
    expect(read('NEAR(cap')).toBe('cap')
    expect(read('cap NEAR/')).toBe('cap')
    expect(read('"cap')).toBe('cap')
  })

  test('the last word may go on while it is typed', () => {
    expect(read('liability ca', true)).toBe('and(liability ca*)')
    expect(read('"total liab', true)).toBe('total_liab*')
    expect(read('liability cap ', true)).toBe('and(liability cap)')
    expect(read('"total liability"', true)).toBe('total_liability')
  })

  test('what cannot be looked for, with a message', () => {
    for (const text of [
      '',
      '  ',
      '***',
      '()',
      'AND OR',
      '“”',
      '-cap',
      'NOT (cap OR fees)',
      'x'.repeat(5000),
      'w '.repeat(65),
    ]) {
      expect(read(text), text.slice(0, 20)).toBe('bad-query')
    }
  })
})

test('beginnings are looked for as the words that begin so, also in phrases and near others', () => {
  const match = (text: string): string => {
    const query = parseQuery(text)
    return query.ok ? matchText(query.value, (word) => [`${word}a`, `${word}b`]) : ''
  }
  expect(match('in*')).toBe('("ina" OR "inb")')
  expect(match('"shall in*"')).toBe('("shall ina" OR "shall inb")')
  expect(match('NEAR(in* cap, 4)')).toBe('(NEAR("ina" "cap", 4) OR NEAR("inb" "cap", 4))')
})

test('any text is a query or has a message, however brackets, operators and quotes stand', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      '“',
      'AND',
      'OR',
      'NOT',
      '-',
      'NEAR(',
      'NEAR/3',
      ',',
      '5)',
      '*',
      ' ',
      'cap',
      'fees',
      '\0',
      "'",
    ),
    fc.string({ unit: 'grapheme' }),
  )
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '))
  fc.assert(
    fc.property(text, fc.boolean(), (typed, isTyping) => {
      const query = parseQuery(typed, isTyping)
      if (query.ok) expect(matchText(query.value, () => [])).toMatch(/"[^"]+"/)
      else expect(query.error.message.length).toBeGreaterThan(10)
    }),
    { numRuns: 2000 },
  )
})
