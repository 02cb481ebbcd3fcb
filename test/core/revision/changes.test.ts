import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { grouped, GROUP_SIZE } from '../../../src/core/document/groups.ts'
import { countChanges, groupChanges, lastSectionChange } from '../../../src/core/revision/changes.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { attrs, change, del, doc, fmt, ins, moveFrom, moveTo, p, pilcrow } from '../../support/build.ts'

/** Each change as `kind by author: old>new`. */
const changesIn = (d: Node): string[] =>
  groupChanges(listRevisions(d)).map((c) => `${c.kind} by ${c.author}: ${c.old}>${c.new}`.replaceAll('\n', '¶'))

const SECTION_CHANGE =
  '<w:sectPr><w:pgSz w:w="11906"/><w:sectPrChange w:id="9" w:author="A" w:date="2024-01-02T03:04:05Z"><w:sectPr/></w:sectPrChange></w:sectPr>'

test('neighbours of one author, kind and time are one change', () => {
  expect(changesIn(doc(p(ins('A#1', 'one '), ins('A#2', 'two'))))).toEqual(['insertion by A: >one two'])
})

test('a deletion beside an insertion by the same author is a replacement, in either order', () => {
  expect(changesIn(doc(p(del('A', '30'), ins('A', '45'), ' days'), p(ins('A', 'new'), del('A', 'old'))))).toEqual([
    'replacement by A: 30>45',
    'replacement by A: old>new',
  ])
})

test('two authors side by side are two changes', () => {
  expect(changesIn(doc(p(del('A', '30'), ins('B', '45'))))).toEqual(['deletion by A: 30>', 'insertion by B: >45'])
})

test('an inserted paragraph is its text and its mark in one', () => {
  expect(changesIn(doc(p(ins('A', 'new'), pilcrow({ ins: 'A' })), p('kept')))).toEqual(['insertion by A: >new¶'])
})

test('both ends of a move stay two, and formatting of words stays apart from that of their paragraph', () => {
  expect(changesIn(doc(p(moveFrom('A', 'm'), moveTo('A', 'm'))))).toEqual(['move by A: m>', 'move by A: >m'])
  expect(changesIn(doc(p(attrs({ pPrChange: change('A') }), fmt('A', '', 'bold'))))).toHaveLength(2)
})

test('a document is counted alike in groups and flat, and not by revision ids', () => {
  const flat = doc(p(del('A', '30'), ins('A', '45')), p('x'), p(ins('B', 'new'), pilcrow({ ins: 'B' })), p('y'))
  expect(new Set(listRevisions(flat).map((r) => r.id)).size).toBe(4)
  expect(countChanges(flat)).toBe(2)
  expect(countChanges(grouped(flat))).toBe(2)
})

test('a flat document is counted in the groups it would be shown in', () => {
  const long = doc(...Array.from({ length: GROUP_SIZE + 1 }, () => p(ins('A', 'x'), pilcrow({ ins: 'A' }))))
  expect(changesIn(long)).toHaveLength(1)
  expect(countChanges(long)).toBe(2)
  expect(countChanges(grouped(long))).toBe(2)
})

test('the last section’s page setup counts, though it is in no group', () => {
  const plain = doc(p('x'))
  const changed = plain.type.create({ ...plain.attrs, sectPr: SECTION_CHANGE }, plain.content)
  expect(lastSectionChange(plain)).toBeNull()
  expect(lastSectionChange(changed)).toMatchObject({ kind: 'formatting', author: 'A', from: 3, to: 3 })
  expect(countChanges(plain)).toBe(0)
  expect(countChanges(changed)).toBe(1)
  expect(countChanges(grouped(changed))).toBe(1)
})
