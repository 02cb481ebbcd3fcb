import { assert, constantFrom, property, record, boolean as yesOrNo } from 'fast-check'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { findAll } from '../../../src/core/document/find/find.ts'
import { createQuery, type FindOptions } from '../../../src/core/document/find/query.ts'
import { findInNotes } from '../../../src/core/document/find/find-in-notes.ts'
import { noteRefsIn, noteStory } from '../../../src/core/document/note-story.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { grouped } from '../../../src/core/document/groups.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { insertFootnote, replaceAllTracked, replaceInNote, type Tracker } from '../../../src/core/revision/track.ts'
import { arbitraryDocument } from '../../support/arbitrary-document.ts'
import { cell, del, doc, field, groupedDoc, noteRef, ins, instr, p, row, tab, table } from '../../support/build.ts'
import { show } from '../../support/show.ts'
import type { Node } from 'prosemirror-model'

const PLAIN = { matchCase: false, wholeWord: false, isPattern: false, inDeleted: false }

function query(text: string, how: Partial<FindOptions> = {}) {
  const made = createQuery({ ...PLAIN, text, ...how })
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

function texts(doc: Node, text: string, how: Partial<FindOptions> = {}): string[] {
  return findAll(doc, query(text, how)).map((match) => match.text)
}

const tracker = (): Tracker => {
  let last = 0
  return { author: 'Me', date: '2026-01-02T03:04:05Z', newId: () => `c${++last}` }
}

test('text is found in paragraphs, tables and across runs, where it stands', () => {
  const doc = groupedDoc(p('The fee is', ins('A', ' due'), '.'), table(row(cell(p('The FEE')))))
  const found = findAll(doc, query('fee is due'))
  expect(found.map(({ from, to }) => doc.textBetween(from, to))).toEqual(['fee is due'])
  expect(texts(doc, 'fee')).toEqual(['fee', 'FEE'])
  expect(texts(doc, 'fee', { matchCase: true })).toEqual(['fee'])
})

test('quotes, blanks and hyphens are found however they were typed', () => {
  const doc = groupedDoc(p('the “Client’s\u00a0non\u2011compete”'))
  expect(texts(doc, '"client\'s non-compete"')).toHaveLength(1)
})

test('whole words are told from parts of them, in any script', () => {
  const doc = groupedDoc(p('term terms Terminé determine term’s'))
  expect(texts(doc, 'term', { wholeWord: true })).toEqual(['term', 'term'])
  expect(texts(doc, 'termin', { wholeWord: true })).toEqual([])
})

test('deleted text is found only when asked for, and does not part what stands around it', () => {
  const doc = groupedDoc(p('thirty ', del('B', '(30) '), 'days'))
  expect(texts(doc, 'thirty days')).toEqual(['thirty days'])
  expect(texts(doc, '30')).toEqual([])
  expect(texts(doc, '30', { inDeleted: true })).toEqual(['30'])
})

test('field codes are not found, results are', () => {
  const doc = groupedDoc(p(field('begin'), instr('REF _Ref1 \\r'), field('separate'), '4.2', field('end'), ' applies'))
  expect(texts(doc, 'ref')).toEqual([])
  expect(texts(doc, '4.2 applies')).toEqual(['4.2 applies'])
})

test('a regular expression stays in its paragraph, and a bad one is refused with why', () => {
  const doc = groupedDoc(p('USD 100', tab(), 'EUR 20'), p('due'))
  expect(texts(doc, String.raw`(USD|EUR)\s\d+`, { isPattern: true })).toEqual(['USD 100', 'EUR 20'])
  expect(texts(doc, String.raw`20[^x]due`, { isPattern: true })).toEqual([])
  expect(texts(doc, '^due$', { isPattern: true })).toEqual(['due'])
  expect(createQuery({ ...PLAIN, isPattern: true, text: '(' })).toMatchObject({ error: { kind: 'bad-pattern' } })
})

test('everything is replaced as tracked changes, with what the pattern caught', () => {
  const doc = groupedDoc(p('within 30 days or 14 days'))
  const { tr } = EditorState.create({ doc })
  const wanted = query(String.raw`(\d+) days`, { isPattern: true })
  expect(replaceAllTracked(tr, '$1 Business Days', wanted, tracker())).toBe(2)
  expect(show(decide(tr.doc, 'reject'))).toBe(show(doc))
  expect(decide(tr.doc, 'accept').textContent).toBe('within 30 Business Days or 14 Business Days')
})

test('what notes say is found and replaced too, tracked, and once where a note moved', () => {
  const note = noteRef('2', doc(p('see the fee schedule, fee by fee')))
  const [from] = p(note).children
  const text = groupedDoc(p('The fee', note), p('and on'))
  const { tr } = EditorState.create({ doc: text })
  expect(findInNotes(text.firstChild!, 1, query('fee')).map(({ pos, matches }) => [pos, matches.length])).toEqual([
    [9, 3],
  ])
  expect(replaceAllTracked(tr, 'charge', query('fee'), tracker())).toBe(4)
  const story = (of: Node): string => noteStory(of.firstChild!.firstChild!.lastChild!)!.textContent
  expect(story(decide(tr.doc, 'accept'))).toBe('see the charge schedule, charge by charge')
  expect(story(decide(tr.doc, 'reject'))).toBe('see the fee schedule, fee by fee')
  const gone = groupedDoc(
    p('The fee', from!.mark([schema.marks.moveFrom.create({ id: '1', author: 'A', date: null })])),
  )
  expect(findInNotes(gone.firstChild!, 1, query('fee', { inDeleted: true }))).toEqual([])
})

test('a note made in this draft is found, and its maker replaces in it without a trace', () => {
  const made = (by: Tracker): Node => {
    const { tr } = EditorState.create({ doc: groupedDoc(p('The fee is due.')) })
    insertFootnote(tr, 9, ['A fee, as agreed.', 'Any fee'], { styleId: null }, by)
    return tr.doc
  }
  const said = (of: Node): unknown[] => noteRefsIn(of).map(({ node }) => node.attrs.text)
  const mine = made(tracker())
  const { tr } = EditorState.create({ doc: mine })
  expect(replaceAllTracked(tr, '$1charge', query('()fee', { isPattern: true }), tracker())).toBe(3)
  expect(said(tr.doc)).toEqual([['A charge, as agreed.', 'Any charge']])
  expect(said(decide(tr.doc, 'reject'))).toEqual([])
  expect(decide(tr.doc, 'accept').textContent).toBe('The charge is due.')
  const found = findInNotes(mine.firstChild!, 1, query('fee'))
  const one = { ...found[0]!, matches: found[0]!.matches.slice(1) }
  expect(replaceInNote(EditorState.create({ doc: mine }).tr, one, 'sum', query('fee'), tracker())).toBe(
    one.matches[0]!.from + 3,
  )

  const theirs = EditorState.create({ doc: made({ ...tracker(), author: 'Other' }) }).tr
  expect(replaceAllTracked(theirs, 'charge', query('fee'), tracker())).toBe(1)
  expect(said(theirs.doc)).toEqual([['A fee, as agreed.', 'Any fee']])
})

test('for any document: what is found is what stands there, and a replacement can be rejected and accepted', () => {
  const arbitraryQuery = record({
    text: constantFrom('a', 'e', 'the', ' ', 'x'),
    matchCase: yesOrNo(),
    wholeWord: yesOrNo(),
    isPattern: yesOrNo(),
    inDeleted: constantFrom(false),
  })
  assert(
    property(arbitraryDocument(), arbitraryQuery, (flat, options) => {
      const doc = grouped(flat)
      const wanted = query(options.text, options)
      const { tr } = EditorState.create({ doc })
      const count = replaceAllTracked(tr, 'ZZ', wanted, tracker())
      tr.doc.check()
      const mine = (revision: { author: string }): boolean => revision.author === 'Me'
      expect(decide(tr.doc, 'reject', mine).eq(doc)).toBe(true)
      const done = decide(tr.doc, 'accept', mine)
      expect(texts(grouped(done), 'ZZ')).toHaveLength(count)
      if (count === 0) expect(done.eq(doc)).toBe(true)
    }),
    { numRuns: 300, seed: 11 },
  )
})
