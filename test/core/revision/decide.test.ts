import { describe, expect, it, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { GROUP_SIZE, grouped } from '../../../src/core/document/groups.ts'
import { decide, type Decision, type Pick } from '../../../src/core/revision/decide.ts'
import * as b from '../../support/build.ts'
import { scenarios } from '../../support/scenarios.ts'
import { show } from '../../support/show.ts'

const { anchor, attrs, block, by, cell, changed, control, del, doc, fmt, ins, moveFrom, moveTo } = b
const { noteRef, p, pilcrow, row, rPr, table, wrap } = b

const all = (d: Node, decision: Decision): string => show(decide(d, decision))
const author =
  (name: string): Pick =>
  (revision) =>
    revision.author === name

describe('what stands in a paragraph', () => {
  scenarios([
    ['insertion', doc(p('a', ins('A', 'b'), 'c')), 'abc¶', 'ac¶'],
    ['deletion', doc(p('a', del('A', 'b'), 'c')), 'ac¶', 'abc¶'],
    ['replacement', doc(p(del('A', 'old'), ins('A', 'new'))), 'new¶', 'old¶'],
    ['deletion inside an insertion', doc(p('a', ins('A', 'b', del('B', 'c')))), 'ab¶', 'a¶'],
    ['move', doc(p(moveFrom('A', 'x'), 'a', moveTo('A', 'x'))), 'ax¶', 'xa¶'],
    ['deletion of moved text', doc(p('a', moveTo('A', del('B', 'x')))), 'a¶', 'a¶'],
    ['formatting', doc(p(rPr('<w:b/>', fmt('A', '<w:i/>', 'x')))), '{b x}¶', '{i x}¶'],
    ['formatting of plain text', doc(p(rPr('<w:b/>', fmt('A', '', 'x')))), '{b x}¶', 'x¶'],
    ['formatting taken away', doc(p(fmt('A', '<w:b/>', 'x'))), 'x¶', '{b x}¶'],
    ['formatted insertion', doc(p(ins('A', rPr('<w:b/>', fmt('B', '', 'x'))), 'y')), '{b x}y¶', 'y¶'],
    ['atoms', doc(p(ins('A', b.tab(), noteRef('1')), del('B', b.br()))), '→⟨footnote 1⟩¶', '↵¶'],
    ['a link with its text', doc(p('a', wrap(1, [ins('A', 'b'), 'c']))), 'a(hyperlink bc)¶', 'a(hyperlink c)¶'],
    ['a link whose whole text goes', doc(p('a', wrap(1, del('A', 'b')))), 'a¶', 'a(hyperlink b)¶'],
    [
      'an anchor in deleted text, which stays',
      doc(p(anchor('bookmarkStart'), del('A', 'x', anchor('bookmarkEnd'), 'y'))),
      '⟨bookmarkStart 0⟩⟨bookmarkEnd 0⟩¶',
      '⟨bookmarkStart 0⟩x⟨bookmarkEnd 0⟩y¶',
    ],
    [
      'a field by its parts',
      doc(p(del('A', b.field('begin'), b.instr('PAGE'), b.field('separate'), '1', b.field('end')), 'x')),
      'x¶',
      '⟨field begin⟩⟨instr PAGE⟩⟨field separate⟩1⟨field end⟩x¶',
    ],
  ])

  it('joins text that a decision makes alike', () => {
    expect(decide(doc(p('a', ins('A', 'b'), 'c')), 'accept').firstChild!.childCount).toBe(1)
  })
})

describe('a paragraph mark that goes joins the content into the paragraph that follows', () => {
  const centred = attrs({ pPr: '<w:jc w:val="center"/>', paraId: '00000002', sectPr: '<w:sectPr/>' })
  scenarios([
    ['deleted mark', doc(p('a', pilcrow({ del: 'A' })), p(centred, 'b')), '«jc=center»ab¶§', 'a¶«jc=center»b¶§'],
    ['inserted mark', doc(p('a', pilcrow({ ins: 'A' })), p(centred, 'b')), 'a¶«jc=center»b¶§', '«jc=center»ab¶§'],
    ['moved mark, from', doc(p('a', pilcrow({ moveFrom: 'A' })), p('b')), 'ab¶', 'a¶b¶'],
    ['moved mark, to', doc(p('a', pilcrow({ moveTo: 'A' })), p('b')), 'a¶b¶', 'ab¶'],
    ['deleted inside an insertion', doc(p('a', pilcrow({ ins: 'A', del: 'B' })), p('b')), 'ab¶', 'ab¶'],
    ['whole paragraph', doc(p('a'), p(del('A', 'b'), pilcrow({ del: 'A' })), p('c')), 'a¶c¶', 'a¶b¶c¶'],
    [
      'several in a row',
      doc(p('a', pilcrow({ del: 'A' })), p('b', pilcrow({ del: 'B' })), p('c', pilcrow({ del: 'A' })), p(centred, 'd')),
      '«jc=center»abcd¶§',
      'a¶b¶c¶«jc=center»d¶§',
    ],
    ['content goes first', doc(p('a', del('A', 'x'), pilcrow({ del: 'A' })), p(del('A', 'y'), 'b')), 'ab¶', 'ax¶yb¶'],
    [
      'the section that the mark ended goes with it',
      doc(p(attrs({ sectPr: '<w:sectPr/>' }), 'a', pilcrow({ del: 'A' })), p('b')),
      'ab¶',
      'a¶§b¶',
    ],
    [
      'range edges between blocks stay around the joined paragraph',
      doc(p('a', pilcrow({ del: 'A' })), block('bookmarkEnd', '', true), block('bookmarkStart', '', true), p('b')),
      '⟨bookmarkStart⟩ab¶⟨bookmarkEnd⟩',
      'a¶⟨bookmarkEnd⟩⟨bookmarkStart⟩b¶',
    ],
  ])
})

describe('a paragraph mark that no paragraph follows', () => {
  const end = p('z')
  const grid = table(row(cell(p('t'))))
  scenarios([
    [
      'before a table, with text',
      doc(p('a', pilcrow({ del: 'A' })), grid, end),
      'a¶table{row{t¶}}z¶',
      'a¶table{row{t¶}}z¶',
    ],
    [
      'before a table, empty',
      doc(p(del('A', 'a'), pilcrow({ del: 'A' })), grid, end),
      'table{row{t¶}}z¶',
      'a¶table{row{t¶}}z¶',
    ],
    ['before a content control, empty', doc(p(pilcrow({ ins: 'A' })), control(p('c')), end), '¶sdt{c¶}z¶', 'sdt{c¶}z¶'],
    [
      'before an opaque block, empty',
      doc(p(pilcrow({ ins: 'A' })), block('altChunk'), end),
      '¶⟨altChunk⟩z¶',
      '⟨altChunk⟩z¶',
    ],
    ['at the end of the body', doc(p('a'), p(ins('A', 'b'), pilcrow({ ins: 'A' }))), 'a¶b¶', 'a¶¶'],
    [
      'at the end of a cell',
      doc(table(row(cell(p(ins('A', 'b'), pilcrow({ ins: 'A' }))))), end),
      'table{row{b¶}}z¶',
      'table{row{¶}}z¶',
    ],
    [
      'after a table at the end of a cell',
      doc(table(row(cell(grid, p(pilcrow({ ins: 'A' }))))), end),
      'table{row{table{row{t¶}}¶}}z¶',
      'table{row{table{row{t¶}}¶}}z¶',
    ],
    ['at the end of a content control', doc(control(p('a', pilcrow({ del: 'A' }))), p('b')), 'sdt{a¶}b¶', 'sdt{a¶}b¶'],
    [
      'several, then a table',
      doc(p('a', pilcrow({ del: 'A' })), p('b', pilcrow({ del: 'A' })), grid, end),
      'ab¶table{row{t¶}}z¶',
      'a¶b¶table{row{t¶}}z¶',
    ],
    [
      'before a table that goes',
      doc(p('a', pilcrow({ del: 'A' })), table(row(changed({ del: 'A' }), cell(p('t')))), end),
      'az¶',
      'a¶table{row{t¶}}z¶',
    ],
    [
      'an anchor is content',
      doc(p(anchor('bookmarkStart'), pilcrow({ del: 'A' })), grid, end),
      '⟨bookmarkStart 0⟩¶table{row{t¶}}z¶',
      '⟨bookmarkStart 0⟩¶table{row{t¶}}z¶',
    ],
  ])
})

describe('moves', () => {
  const range = (side: string, id: string): [Node, Node] => [
    anchor(`${side}RangeStart`, id, 'm1'),
    anchor(`${side}RangeEnd`, id),
  ]
  const [fromStart, fromEnd] = range('moveFrom', '1')
  const [toStart, toEnd] = range('moveTo', '2')
  const build = (): Node =>
    doc(
      p(fromStart, moveFrom('A', 'one'), pilcrow({ moveFrom: 'A' })),
      p(moveFrom('A', 'two'), pilcrow({ moveFrom: 'A' })),
      p(fromEnd, 'a'),
      p(toStart, moveTo('A', 'one'), pilcrow({ moveTo: 'A' })),
      p(moveTo('A', 'two'), pilcrow({ moveTo: 'A' })),
      p(toEnd, 'b', ins('B', 'x')),
    )
  scenarios([['several paragraphs, with their ranges', build(), 'a¶one¶two¶bx¶', 'one¶two¶a¶b¶']])

  it('keeps the ranges until nothing of either side is left to decide', () => {
    const half = decide(build(), 'accept', (_, kind) => kind === 'moveFrom' || kind === 'paragraphMoveFrom')
    expect(show(half)).toContain('⟨moveFromRangeStart 1 m1⟩⟨moveFromRangeEnd 1⟩a¶⟨moveToRangeStart 2 m1⟩')
    expect(show(decide(half, 'accept', author('A')))).toBe('a¶one¶two¶b[+B x]¶')
  })

  it('leaves the ranges alone when others are decided', () => {
    expect(show(decide(build(), 'accept', author('B')))).toContain('⟨moveToRangeEnd 2⟩bx¶')
  })

  it('removes range edges between blocks, which are known by their order alone', () => {
    const edge = (kind: string): Node => block(kind, '', true)
    const before = doc(
      edge('moveFromRangeStart'),
      p(moveFrom('A', 'x'), pilcrow({ moveFrom: 'A' })),
      edge('moveFromRangeEnd'),
      p('a'),
      edge('bookmarkStart'),
    )
    expect(all(before, 'accept')).toBe('a¶⟨bookmarkStart⟩')
    expect(all(before, 'reject')).toBe('x¶a¶⟨bookmarkStart⟩')
  })
})

describe('a pick', () => {
  const before = doc(
    p('a', ins('A', 'b', del('B', 'c')), del('B', 'd'), pilcrow({ ins: 'A', del: 'B' })),
    p('e', ins('C', 'f')),
    p('g'),
  )
  test.each<[string, Decision, string]>([
    ['A', 'accept', 'ab[-B c][-B d]¶-Be[+C f]¶g¶'],
    ['A', 'reject', 'a[-B d]e[+C f]¶g¶'],
    ['B', 'accept', 'a[+A b]e[+C f]¶g¶'],
    ['B', 'reject', 'a[+A bc]d¶+Ae[+C f]¶g¶'],
    ['C', 'reject', 'a[+A b][+A [-B c]][-B d]¶+A-Be¶g¶'],
  ])('by author %s, %sed, decides that author alone', (name, decision, expected) => {
    expect(show(decide(before, decision, author(name)))).toBe(expected)
  })

  it('chooses one revision by its id and kind', () => {
    const twice = doc(p(ins('A#1', 'x'), 'y', ins('A#2', 'z')))
    expect(show(decide(twice, 'reject', (r, kind) => r.id === '2' && kind === 'insertion'))).toBe('[+A x]y¶')
  })

  it('leaves every block that it does not touch as it is', () => {
    const after = decide(before, 'accept', author('C'))
    expect(after.child(0)).toBe(before.child(0))
    expect(after.child(2)).toBe(before.child(2))
    expect(decide(before, 'accept', author('nobody'))).toBe(before)
    const inGroups = grouped(before)
    expect(decide(inGroups, 'accept', author('nobody'))).toBe(inGroups)
  })

  it('tells authors apart, not dates', () => {
    const older = { ...by('A#1'), date: '2020-01-01T00:00:00Z' }
    expect(show(decide(doc(p(ins(older, 'x'), ins('A#2', 'y'))), 'accept', (r) => r.date === older.date))).toBe(
      'x[+A y]¶',
    )
  })
})

describe('groups', () => {
  const many = doc(
    ...Array.from({ length: 2 * GROUP_SIZE + 20 }, (_, i) =>
      p(`${i} `, pilcrow({ del: i === GROUP_SIZE - 1 || i === 2 * GROUP_SIZE - 1 ? 'A' : 'B' })),
    ),
    p('z'),
  )

  it('are crossed by paragraphs that join, and do not show', () => {
    const before = grouped(many)
    const after = decide(before, 'accept', author('A'))
    after.check()
    expect(show(after)).toBe(show(decide(many, 'accept', author('A'))))
    expect(after.children.map((group) => group.childCount)).toEqual([GROUP_SIZE - 1, GROUP_SIZE - 1, 21])
  })

  it('go when nothing is left in them', () => {
    const after = decide(grouped(many), 'accept')
    after.check()
    expect(after.childCount).toBe(1)
    expect(after.firstChild!.childCount).toBe(1)
  })
})
