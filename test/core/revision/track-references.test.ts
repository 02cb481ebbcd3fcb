import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { history, undo } from 'prosemirror-history'
import { expect, test } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { insertReference, nameTerm, quoteTerm, updateResults } from '../../../src/core/revision/track.ts'
import { anchor, del, doc, field, groupedDoc, ins, instr, p, rPr, wrap } from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { ME, tracker } from './track-oracle.ts'

const STYLE = { open: '“', close: '”', bold: true }

/** What is said, without the bookmarks, which nobody tracks. */
function said(document: Node): string {
  return show(flatten(document)).replace(/⟨bookmark(?:Start|End)[^⟩]*⟩/g, '')
}

/** Makes an edit and proves its laws; gives the document it made. */
function redline(before: Node, edit: (tr: Transaction) => void): Node {
  const state = EditorState.create({ doc: before, plugins: [history()] })
  const { tr } = state
  edit(tr)
  tr.doc.check()
  expect(said(decide(tr.doc, 'reject', (r) => r.author === ME))).toBe(said(before))
  let undone = state.apply(tr)
  undo(undone, (back) => (undone = undone.apply(back)))
  expect(undone.doc.eq(before)).toBe(true)
  return tr.doc
}

const find = (document: Node, text: string): number => {
  let found = -1
  document.descendants((node, pos) => {
    if (found < 0 && node.isTextblock && node.textContent.includes(text)) found = pos
  })
  return found
}

test('a reference is a field with the clause’s number, and a bookmark around the clause', () => {
  const before = groupedDoc(p('Fees'), p('see  now'))
  const target = find(before, 'Fees')
  const at = find(before, 'see') + 5
  const after = redline(
    before,
    (tr) => void insertReference(tr, at, at, { target, form: 'full', result: '4.2(a)', before: 'clause ' }, tracker()),
  )
  expect(show(after)).toBe(
    '⟨bookmarkStart 90001 _Ref200000001⟩Fees⟨bookmarkEnd 90001⟩¶' +
      'see [+Me clause ][+Me ⟨field begin⟩][+Me ⟨instr  REF _Ref200000001 \\w \\h ⟩][+Me ⟨field separate⟩][+Me 4.2(a)][+Me ⟨field end⟩] now¶',
  )
})

test('a clause that has a bookmark for references gets no second one', () => {
  const before = doc(p(anchor('bookmarkStart', '7', '_Ref123'), 'Fees', anchor('bookmarkEnd', '7')), p('see '))
  const at = find(before, 'see') + 5
  const after = redline(
    before,
    (tr) => void insertReference(tr, at, at, { target: 0, form: 'relative', result: '1', before: '' }, tracker()),
  )
  expect(show(after).match(/bookmarkStart/g)).toHaveLength(1)
  expect(show(after)).toContain('REF _Ref123 \\r \\h')
})

test('a reference to the clause it stands in comes to stand in the bookmark', () => {
  const before = doc(p('see here'))
  const after = redline(
    before,
    (tr) => void insertReference(tr, 5, 5, { target: 0, form: 'full', result: '1', before: '' }, tracker()),
  )
  expect(show(decide(after, 'accept'))).toMatch(/^⟨bookmarkStart.*see ⟨field begin⟩.*here⟨bookmarkEnd/)
})

test('what is selected is replaced by the reference', () => {
  const before = doc(p('Fees'), p('see clause 9 now'))
  const at = find(before, 'see') + 5
  const after = redline(
    before,
    (tr) => void insertReference(tr, at, at + 8, { target: 0, form: 'full', result: '1', before: '' }, tracker()),
  )
  expect(said(decide(after, 'accept'))).toContain('see ⟨field begin⟩')
  expect(show(after)).toContain('[-Me clause 9]')
})

const FIELD = [field('begin'), instr(' REF _Ref1 \\r \\h '), field('separate'), '18.4', field('end')]

test('a stale result is replaced inside its field', () => {
  const before = doc(p('under ', ...FIELD, '.'))
  const from = 10
  const after = redline(before, (tr) => void updateResults(tr, [{ from, to: from + 4, now: '18.3' }], tracker()))
  expect(said(after)).toBe(
    'under ⟨field begin⟩⟨instr  REF _Ref1 \\r \\h ⟩⟨field separate⟩[-Me 18.4][+Me 18.3]⟨field end⟩.¶',
  )
})

test('the result of a simple field stays in its wrapper', () => {
  const before = doc(p('under ', wrap(1, '4', 'fldSimple'), '.'))
  const after = redline(before, (tr) => void updateResults(tr, [{ from: 7, to: 8, now: '5' }], tracker()))
  expect(show(after)).toBe('under (fldSimple [-Me 4])(fldSimple [+Me 5]).¶')
})

test('several results are updated at once, each in its place', () => {
  const before = doc(p(...FIELD), p(...FIELD))
  const second = before.firstChild!.nodeSize + 4
  const after = redline(
    before,
    (tr) =>
      void updateResults(
        tr,
        [
          { from: 4, to: 8, now: 'a' },
          { from: second, to: second + 4, now: 'b' },
        ],
        tracker(),
      ),
  )
  expect(flatten(decide(after, 'accept')).textContent).toBe('ab')
})

test('a term is put in quotation marks and set as the others are', () => {
  const before = doc(p('Business Day means a day.'))
  const after = redline(before, (tr) => void quoteTerm(tr, 1, 13, STYLE, tracker()))
  expect(show(after)).toBe('[+Me “][~Me {b+bCs Business Day}][+Me ”] means a day.¶')
})

test('what stands before the caret is given a name', () => {
  const before = doc(p('Acme Limited agrees.'))
  const after = redline(before, (tr) => void nameTerm(tr, 13, 'Supplier', STYLE, tracker()))
  expect(show(after)).toBe('Acme Limited[+Me  (the “][+Me {b+bCs Supplier}][+Me ”)] agrees.¶')
})

test('anywhere, over revisions of others, the laws hold', () => {
  const place = fc.tuple(fc.nat(), fc.nat(12))
  fc.assert(
    fc.property(place, fc.constantFrom('reference', 'quote', 'name'), ([start, size], kind) => {
      const before = groupedDoc(
        p('one ', ins('A', 'two'), ' three ', del('B', 'four')),
        p(...FIELD, ' five ', rPr('<w:i/>', 'six')),
        p(),
        p('seven', anchor('bookmarkStart', '3', 'x'), ' eight', anchor('bookmarkEnd', '3')),
      )
      const places: number[] = []
      before.descendants((node, pos) => {
        if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) places.push(pos + 1 + i)
      })
      const from = places[start % places.length]!
      const to = Math.min(from + size, before.resolve(from).end())
      redline(before, (tr) => {
        if (kind === 'reference') {
          insertReference(
            tr,
            from,
            to,
            { target: find(before, 'seven'), form: 'full', result: '1', before: '' },
            tracker(),
          )
        } else if (kind === 'quote') quoteTerm(tr, from, to, { ...STYLE, bold: false }, tracker())
        else nameTerm(tr, to, 'Term', { ...STYLE, bold: false }, tracker())
      })
    }),
    { numRuns: 200, seed: 3 },
  )
})

test('ids and names of new bookmarks are free', () => {
  const before = doc(
    p(anchor('bookmarkStart', '95000', '_Ref200000007'), 'a'),
    p('b', anchor('bookmarkEnd', '95000')),
    p('see '),
  )
  const target = find(before, 'b')
  const after = redline(
    before,
    (tr) =>
      void insertReference(
        tr,
        find(before, 'see') + 5,
        find(before, 'see') + 5,
        { target, form: 'full', result: '2', before: '' },
        tracker(),
      ),
  )
  expect(show(after)).toContain('⟨bookmarkStart 95001 _Ref200000008⟩b')
})
