import { expect, test } from 'vitest'
import { correctionOf, usesCurlyQuotes } from '../../../src/core/document/autocorrect.ts'

/** What is on the page after each character was typed, one by one. */
function typed(text: string, curly = true, symbols = true): string {
  let page = ''
  for (const char of text) {
    page += char
    const correction = correctionOf(page, curly, symbols)
    if (correction !== null) page = page.slice(0, page.length - correction.length) + correction.text
  }
  return page
}

test('quotes curl by what stands before them', () => {
  expect(typed(`the "Services" ("Fees") and the Supplier's 'own' 'n`)).toBe(
    'the “Services” (“Fees”) and the Supplier’s ‘own’ ‘n',
  )
  expect(typed(`"'nested' quotes"`)).toBe('“‘nested’ quotes”')
})
test('two hyphens are an en dash, three an em dash', () => {
  expect(typed('1--2 and so---on')).toBe('1–2 and so—on')
})
test('symbols are made of letters in brackets where that is wanted', () => {
  expect(typed('(c) (R) (tm) (x)')).toBe('© ® ™ (x)')
  expect(typed('clause 4(c)', true, false)).toBe('clause 4(c)')
})
test('nothing is corrected where nothing is wanted', () => {
  expect(typed(`"a"--'b'`, false, false)).toBe(`"a"--'b'`)
})
test('a document with more curly quotes than straight ones uses them', () => {
  expect(usesCurlyQuotes('“a” and "')).toBe(true)
  expect(usesCurlyQuotes('"a"')).toBe(false)
  expect(usesCurlyQuotes('none')).toBe(false)
})
