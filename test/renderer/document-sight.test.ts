import { history, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { DecorationSet, type DecorationSource, type EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { schema } from '../../src/core/document/schema.ts'
import { GROUP_LIMITS, regroup } from '../../src/core/revision/track.ts'
import { groupIndexAt, groupStarts } from '../../src/core/document/group-places.ts'
import {
  isOutOfSight,
  showAround,
  shownGroups,
  showGroups,
  sight,
} from '../../src/renderer/features/document/plugins/sight.ts'
import { p } from '../support/build.ts'

const plugin = sight(3)
const BLOCKS = 30
const group = (name: string, blocks = BLOCKS): Node =>
  schema.nodes.group.create(
    null,
    Array.from({ length: blocks }, (_, i) => p(`${name} ${i}`)),
  )
const story = (count: number): EditorState =>
  EditorState.create({
    doc: schema.nodes.doc.create(
      null,
      Array.from({ length: count }, (_, i) => group(`g${i}`)),
    ),
    plugins: [plugin, history()],
  })
/** As much of a view as showing groups needs. */
function viewOf(state: EditorState): { view: EditorView; shown: () => number[] | null } {
  const view = { state, dispatch: (tr: Transaction) => (view.state = view.state.apply(tr)) }
  const shown = (): number[] | null => {
    const set = shownGroups(view.state)
    return set === null ? null : [...set].sort((a, b) => a - b)
  }
  return { view: view as unknown as EditorView, shown }
}
const farGroups = (state: EditorState): number[] => {
  const source = plugin.props.decorations!.call(plugin, state) as DecorationSource
  return groupStarts(state.doc).flatMap((start, i) =>
    isOutOfSight(source.forChild(start, state.doc.child(i))) ? [i] : [],
  )
}

test('a short document is shown whole', () => {
  const { shown } = viewOf(story(3))
  expect(shown()).toBeNull()
  expect(farGroups(story(3))).toEqual([])
})

test('of a long one its beginning is shown, and where the selection begins and ends', () => {
  const { view, shown } = viewOf(story(10))
  expect(shown()).toEqual([0, 1])
  const { doc, tr } = view.state
  const starts = groupStarts(doc)
  view.dispatch(tr.setSelection(TextSelection.create(doc, starts[4]! + 3, starts[8]! + 3)))
  expect(shown()).toEqual([0, 1, 4, 8])
  expect(farGroups(view.state)).toEqual([2, 3, 5, 6, 7, 9])
})

test('what is no longer wanted goes, but never the group with the caret', () => {
  const { view, shown } = viewOf(story(10))
  showGroups(view, [5, 6])
  expect(shown()).toEqual([0, 5, 6])
  showGroups(view, null)
  expect(shown()).toBeNull()
  showGroups(view, [2])
  expect(shown()).toEqual([0, 2])
})

test('a place is shown with its neighbours', () => {
  const { view, shown } = viewOf(story(10))
  showAround(view, groupStarts(view.state.doc)[9]! + 5)
  expect(shown()).toEqual([0, 1, 8, 9])
})

test('edits before a shown group move it along, and a group split in two is shown in both halves', () => {
  const { view, shown } = viewOf(story(10))
  showGroups(view, [6])
  view.dispatch(view.state.tr.insert(0, group('new')))
  expect(shown()).toContain(7)
  view.dispatch(view.state.tr.delete(0, view.state.doc.child(0).nodeSize))
  expect(shown()).toContain(6)
  const many = Array.from({ length: GROUP_LIMITS.most - BLOCKS + 1 }, (_, i) => p(`more ${i}`))
  const tr = view.state.tr.insert(groupStarts(view.state.doc)[6]! + 1, many)
  view.dispatch(tr)
  const before = view.state.doc.childCount
  view.dispatch(regroup(tr, view.state)!)
  expect(view.state.doc.childCount).toBe(before + 1)
  expect(shown()).toEqual(expect.arrayContaining([6, 7]))
})

test('a group that is far is never taken for one without decorations', () => {
  const state = story(10)
  const source = plugin.props.decorations!.call(plugin, state) as DecorationSource
  const far = source.forChild(groupStarts(state.doc)[7]!, state.doc.child(7))
  // What the view compares to learn whether it must draw anew; the types leave it out.
  const isSame = (a: unknown, b: unknown): boolean => (a as { eq: (other: unknown) => boolean }).eq(b)
  expect([isSame(DecorationSet.empty, far), isSame(far, DecorationSet.empty), isSame(far, far)]).toEqual([
    false,
    false,
    true,
  ])
})

test('showing is neither an edit nor anything to undo', () => {
  const { view } = viewOf(story(10))
  view.dispatch(view.state.tr.insertText('x', 2))
  showGroups(view, [7])
  const { doc } = view.state
  undo(view.state, view.dispatch)
  expect(view.state.doc.eq(story(10).doc)).toBe(true)
  expect(doc.eq(view.state.doc)).toBe(false)
})

test('while a document arrives, its first groups stay shown and the rest is far', () => {
  const { view, shown } = viewOf(story(2))
  view.dispatch(view.state.tr.insert(view.state.doc.content.size, [group('a'), group('b'), group('c')]))
  expect(shown()).toEqual([0, 1])
})

test('the same groups are the same object, so that a key redraws nothing', () => {
  const { view } = viewOf(story(10))
  const before = shownGroups(view.state)
  view.dispatch(view.state.tr.insertText('x', 2))
  expect(shownGroups(view.state)).toBe(before)
})

test('groups are found by position', () => {
  const { doc } = story(5)
  const starts = groupStarts(doc)
  expect(starts.map((start) => groupIndexAt(doc, start))).toEqual([0, 1, 2, 3, 4])
  expect(starts.map((start) => groupIndexAt(doc, start + 7))).toEqual([0, 1, 2, 3, 4])
  expect(groupIndexAt(doc, doc.content.size)).toBe(4)
})
