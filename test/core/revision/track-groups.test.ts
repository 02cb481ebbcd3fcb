import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { history, undo } from 'prosemirror-history'
import { describe, expect, test } from 'vitest'
import { schema } from '../../../src/core/document/schema.ts'
import { flatten, GROUP_SIZE, grouped } from '../../../src/core/document/groups.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import {
  deleteTracked,
  GROUP_LIMITS,
  insertTracked,
  NOBODY,
  regroup,
  settleUntracked,
  splitTracked,
  trackTransaction,
  untrackedTransaction,
} from '../../../src/core/revision/track.ts'
import * as b from '../../support/build.ts'
import { inGroups } from '../../support/arbitrary-redline.ts'
import { show } from '../../support/show.ts'
import { expectIdentities, tracker } from './track-oracle.ts'

const { doc, p, attrs, field, instr } = b
const paragraphs = (count: number): Node[] =>
  Array.from({ length: count }, (_, i) =>
    p(
      attrs({ src: i, paraId: (i + 1).toString(16).padStart(8, '0') }),
      `Paragraph ${i} of the agreement, with some words.`,
    ),
  )
const sizes = (doc: Node): number[] => doc.children.map((group) => group.childCount)
const at = (built: Node, pos: number): EditorState =>
  EditorState.create({ doc: built, selection: TextSelection.create(built, pos), plugins: [history()] })

describe('groups', () => {
  test('that grow too large are split, their blocks and the caret untouched, and undo still works', () => {
    const state = at(grouped(doc(...paragraphs(90))), 5)
    const tr = state.tr
    insertTracked(tr, 5, 5, b.doc(...paragraphs(80)).slice(1, b.doc(...paragraphs(80)).content.size - 1), tracker())
    const grown = state.apply(tr)
    expect(Math.max(...sizes(grown.doc))).toBeGreaterThan(GROUP_LIMITS.most)
    const next = regroup(tr, grown)!
    const after = grown.apply(next)
    expect(Math.max(...sizes(after.doc))).toBeLessThanOrEqual(GROUP_LIMITS.most)
    expect(flatten(after.doc).toJSON()).toEqual(flatten(grown.doc).toJSON())
    expect(after.selection.$head.parent).toBe(grown.selection.$head.parent)
    expect(regroup(next, after)).toBeNull()
    let undone = after
    undo(after, (tr) => (undone = after.apply(tr)))
    expect(flatten(undone.doc).toJSON()).toEqual(flatten(state.doc).toJSON())
  })
  test('that shrink join a neighbour, and nothing else moves', () => {
    const state = at(grouped(doc(...paragraphs(3 * GROUP_SIZE))), 5)
    const first = state.doc.child(0)
    const tr = state.tr.delete(1 + first.child(0).nodeSize, first.nodeSize - 1)
    const shrunk = state.apply(tr)
    const after = shrunk.apply(regroup(tr, shrunk)!)
    expect(sizes(after.doc)).toEqual([GROUP_SIZE + 1, GROUP_SIZE])
    expect(after.doc.child(1)).toBe(state.doc.child(2))
  })
  test('on different paper are not joined, however few blocks they hold', () => {
    const [first, ...rest] = paragraphs(GROUP_SIZE - 5)
    const ends = schema.nodes.paragraph.create({ ...first!.attrs, sectPr: '<w:sectPr/>' }, first!.content)
    const state = at(grouped(doc(ends, ...rest)), 5)
    const tr = state.tr.insertText('X', 5)
    expect(sizes(state.doc)).toEqual([1, GROUP_SIZE - 6])
    expect(regroup(tr, state.apply(tr))).toBeNull()
  })
  test('of a flat document do not exist', () => {
    const state = at(doc(p('ab')), 1)
    const tr = state.tr.insertText('X', 1)
    expect(regroup(tr, state.apply(tr))).toBeNull()
  })
})

describe('without tracking', () => {
  const untracked = (state: EditorState, tr: Transaction): Transaction => {
    const made = untrackedTransaction(tr, state, tracker())
    if (!made.ok) throw new Error(made.reason)
    return made.tr
  }
  test('a split leaves its identity with the right piece, as tracking does', () => {
    const state = at(doc(...paragraphs(2)), 5)
    const { tr } = state
    splitTracked(tr, 5, { ...tracker(), author: NOBODY })
    settleUntracked(tr)
    expectIdentities(tr.doc)
    expect([...tr.doc.children].map((node) => node.attrs.src as number)).toEqual([null, 0, 1])
    expect(listRevisions(tr.doc)).toEqual([])
  })
  test('copies have none, and what is changed in place keeps it', () => {
    const state = at(doc(...paragraphs(3)), 1)
    const pastedCopy = untracked(state, state.tr.insert(0, state.doc.child(2)))
    expectIdentities(pastedCopy.doc)
    expect(pastedCopy.doc.lastChild!.attrs.src).toBe(2)
    const changed = untracked(state, state.tr.setNodeMarkup(0, null, { ...state.doc.child(0).attrs, pPr: '<w:b/>' }))
    expect(changed.doc.child(0).attrs).toMatchObject({ src: 0, pPr: '<w:b/>', pPrChange: null })
  })
  test('a field goes whole, as it does with tracking', () => {
    const state = at(doc(p(field('begin'), instr('REF'), field('separate'), 'a', field('end'))), 1)
    expect(show(untracked(state, state.tr.delete(1, 2)).doc)).toBe('¶')
  })
  test('a paragraph whose mark goes joins the first one of the next group', () => {
    const before = inGroups(doc(...paragraphs(4)), 2)
    const state = at(before, 6)
    const { tr } = state
    const first = before.child(0)
    deleteTracked(tr, first.nodeSize - 2, first.nodeSize + 2, { ...tracker(), author: NOBODY })
    expect(flatten(settleUntracked(tr).doc).childCount).toBe(3)
    tr.doc.check()
  })
})

test('a key typed into 8,000 grouped paragraphs costs less than a millisecond', () => {
  let state = at(grouped(doc(...paragraphs(8000))), 200_000)
  state = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(200_000))))
  const by = tracker()
  const times: number[] = []
  for (let i = 0; i < 300; i++) {
    const start = performance.now()
    const result = trackTransaction(state.tr.insertText('x'), state, by)
    if (!result.ok) throw new Error(result.reason)
    state = state.apply(result.tr)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  console.log(`typing: p50 ${times[150]!.toFixed(3)} ms, p95 ${times[285]!.toFixed(3)} ms`)
  expect(times[150]).toBeLessThan(1)
})
