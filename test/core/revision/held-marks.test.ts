import { describe, expect, test } from 'vitest'
import { decide } from '../../../src/core/revision/decide.ts'
import type { Revision } from '../../../src/core/document/revision-attrs.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { expectMove } from './move-oracle.ts'
import { back, del, enter, expectRedline, forward, pasteClosed } from './track-oracle.ts'

const { doc, p, ins, pilcrow, attrs, anchor, control, cell, row, table, changed } = b
const gone = b.del

/*
 * A mark that is to go but has no paragraph to join, for a table or a content control follows: the paragraph stays if
 * anything is in it, and no later edit is to give the revision of its mark another meaning.
 */

const grid = (by?: { del: string }) =>
  table(row({ revisions: by === undefined ? null : changed(by).revisions }, cell(p('x'))))
const by =
  (author: string) =>
  (revision: Revision): boolean =>
    revision.author === author

describe('a mark that I deleted before a table', () => {
  test('is there again where Enter makes a paragraph in front of it', () => {
    const before = doc(p('a|', pilcrow({ ins: 'A', del: 'Me' })), grid(), p('d'))
    expectRedline(before, enter, 'a¶+Me¶+Atable{row{x¶}}d¶')
    expectRedline(doc(p('|', pilcrow({ del: 'Me' })), grid(), p('d')), enter, '¶+Me¶table{row{x¶}}d¶')
  })
  test('is there again where its paragraph loses its text, or its table goes', () => {
    expectRedline(doc(p('a|', pilcrow({ del: 'Me' })), grid(), p('d')), back(), '[-Me a]¶table{row{x¶}}d¶')
    const over = doc(p('a|', pilcrow({ del: 'Me' })), grid(), p('d|d'))
    expectRedline(over, del, 'a¶table{row-Me{[-Me x]¶}}[-Me d]d¶')
  })
  test('is there again where a paragraph is put behind it', () => {
    const behind = doc(p('a|', pilcrow({ del: 'Me' })), grid(), p('d'))
    expectRedline(behind, pasteClosed(p('n')), undefined, 'a¶n¶¶table{row{x¶}}d¶')
    const moves = doc(p('a', pilcrow({ del: 'Me' })), grid(), p('m'), p('d'))
    expectMove(moves, { first: 2, last: 2, dest: 1 }, undefined, 'a¶m¶table{row{x¶}}d¶')
  })
  test('goes with its paragraph where that is empty', () => {
    const before = doc(p('b|b'), p(pilcrow({ del: 'Me' })), table(row(cell(p('x|x')))), p('d'))
    expectRedline(before, del, 'b[-Me b]¶¶-Metable{row{[-Me x]x¶}}d¶', 'b¶table{row{x¶}}d¶')
  })
  test('joins nothing to its paragraph where that is empty: the mark in front of it stays', () => {
    const empty = p(pilcrow({ del: 'Me' }))
    expectRedline(doc(p('|'), empty, control(p('x|y')), p('d')), del, '¶¶-Mesdt{[-Me x]y¶}d¶', '¶sdt{y¶}d¶')
    expectRedline(doc(p('a|'), empty, empty, control(p('x|y')), p('d')), del, 'a¶¶-Me¶-Mesdt{[-Me x]y¶}d¶')
    expectRedline(doc(p('a|'), empty, p('x|y')), del, 'a¶-Me¶-Me[-Me x]y¶')
    const joining = doc(p('x|', pilcrow({ ins: 'A', del: 'Me' })), empty, control(p('c')), p('d'))
    expectRedline(joining, enter, 'x¶+Me¶+A-Me¶sdt{c¶}d¶')
  })
})

test('a mark that I inserted, and that cannot go, is not left to what is moved behind it', () => {
  const style = attrs({ pPr: '<w:pStyle w:val="B"/>' })
  const before = doc(
    p(pilcrow({ ins: 'Me', del: 'B' }), anchor('bookmarkStart', '1')),
    control(p('c')),
    p(style, 'm'),
    p('d'),
  )
  const after = expectMove(
    before,
    { first: 2, last: 2, dest: 1 },
    undefined,
    '⟨bookmarkStart 1⟩¶-B«pStyle=B»m¶sdt{c¶}d¶',
  )
  expect(show(after)).toMatch(/^⟨bookmarkStart 1⟩¶-B/)
})

test('a mark that cannot go keeps what others did to it', () => {
  const pending = doc(p('a', pilcrow({ ins: 'A', del: 'B' })), grid(), p('d'))
  expect(show(decide(pending, 'accept', by('B')))).toBe('a¶+Atable{row{x¶}}d¶')
  expect(show(decide(pending, 'reject', by('A')))).toBe('a¶-Btable{row{x¶}}d¶')
})

test('the edges of a move stay as long as a mark that cannot go carries it', () => {
  const moved = doc(
    p(anchor('moveToRangeStart', '1', 'm'), 'a', pilcrow({ moveTo: 'B', del: 'Me' })),
    grid(),
    p(anchor('moveToRangeEnd', '1'), 'd'),
  )
  const kept = '⟨moveToRangeStart 1 m⟩a¶>Btable{row{x¶}}⟨moveToRangeEnd 1⟩d¶'
  expect(show(decide(moved, 'accept', by('Me')))).toBe(kept)
  expect(show(decide(moved, 'accept'))).toBe('a¶table{row{x¶}}d¶')
})

describe('a table that I deleted', () => {
  test('stands between paragraphs no more when a range over it is deleted', () => {
    expectRedline(
      doc(p('a|b'), grid({ del: 'Me' }), p('c|d')),
      del,
      'a[-Me b]¶-Metable{row-Me{[-Me x]¶}}[-Me c]d¶',
      'ad¶',
    )
    expectRedline(
      doc(p(pilcrow({ ins: 'Me' }), ins('Me', 'a|')), grid({ del: 'Me' }), p('|d')),
      del,
      '[+Me a]¶+Me-Metable{row-Me{[-Me x]¶}}d¶',
      'ad¶',
    )
  })
  test('is passed over by Backspace and Delete', () => {
    const redline = 'a¶-Metable{row-Me{[-Me x]¶}}d¶'
    const table = () => b.table(row(changed({ del: 'Me' }), cell(p(gone('Me', 'x')))))
    expectRedline(doc(p('a'), table(), p('|d')), back(), redline, 'ad¶')
    expectRedline(doc(p('a|'), table(), p('d')), forward(), redline, 'ad¶')
  })
})

test('a place in front of a range’s end is one behind it, or the end would go on to the next paragraph', () => {
  const marker = (kind: string) => b.block(kind, '', true)
  const before = () => doc(marker('bookmarkStart'), p('a'), marker('bookmarkEnd'), p('b'), p('c'), p('d'))
  expectMove(before(), { first: 4, last: 4, dest: 2 }, undefined, '⟨bookmarkStart⟩a¶⟨bookmarkEnd⟩c¶b¶d¶')
})
