import { expect, test } from 'vitest'
import { unmatchedIn } from '../../../../src/core/document/checks/brackets.ts'
import { placeholdersIn } from '../../../../src/core/document/checks/placeholders.ts'

const signs = (text: string): string[] =>
  unmatchedIn(text).map(({ sign, at, opens }) => `${opens ? 'open' : 'close'} ${sign} ${at}`)

test.each([
  ['a (b) [c] {d} “e” "f"', []],
  ['a (b', ['open ( 2']],
  ['as follows: a word; b) another, and c) more', []],
  ['see it (or do so b) c', []],
  ['something) else', ['close ) 9']],
  ['a) first, b) second', []],
  ['(a [b) c', ['open [ 3']],
  ['the “Customer“); and', ['open “ 13', 'close ) 14']],
  ['(the “Customer“)', ['open “ 14']],
  ['“a “b”', ['open “ 0']],
  ['b” c', ['close ” 1']],
  ['a 5" pipe and a 6" pipe', []],
  ['it’s the Customers’ own', []],
])('brackets and quotes: %s', (text, expected) => {
  expect(signs(text)).toEqual(expected)
})

const blanks = (text: string): string[] => placeholdersIn(text).map(({ from, to }) => text.slice(from, to))

test.each([
  ['on [●] at [date] for ____ days', ['[●]', '[date]', '____']],
  ['[TBD] and TBC', ['[TBD]', 'TBC']],
  ['{company_name} of {{ city }}', ['{company_name}', '{{ city }}']],
  ['[    ] Other', ['[    ]']],
  ['to be agreed by the parties', ['to be agreed']],
  ['By: ______________', []],
  ['____________', []],
  ['Name: ____ Title: ____', []],
  ['[signature page follows] [sic] [Reserved]', []],
  ['nothing to fill in', []],
])('placeholders: %s', (text, expected) => {
  expect(blanks(text)).toEqual(expected)
})
