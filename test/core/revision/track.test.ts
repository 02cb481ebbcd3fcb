import { describe, expect, test } from 'vitest'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { back, del, enter, expectRedline, forward, paste, pasteClosed, type } from './track-oracle.ts'

const { doc, p, ins, pilcrow, cell, row, table, rPr, attrs, wrap, field, instr, tab, anchor } = b
const deleted = b.del

describe('typing', () => {
  test('in plain text, at its start and at its end', () => {
    expectRedline(doc(p('ab|cd')), type('X'), 'ab[+Me X]cd¶')
    expectRedline(doc(p('|cd')), type('X'), '[+Me X]cd¶')
    expectRedline(doc(p('ab|')), type('X'), 'ab[+Me X]¶')
    expectRedline(doc(p('|')), type('X'), '[+Me X]¶')
  })
})
