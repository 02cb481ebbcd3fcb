import type { Node } from 'prosemirror-model'
import { history, undo } from 'prosemirror-history'
import { EditorState } from 'prosemirror-state'
import { expect } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import { moveTracked } from '../../../src/core/revision/track.ts'
import { show } from '../../support/show.ts'
import { acceptMine, expectIdentities, inGroups, rejectMine, tracker } from './track-oracle.ts'

/*
 * The laws of moving: rejecting mine gives the document before, accepting mine the blocks in their new order, undo the
 * document before. Blocks are counted from 0; `dest` is the block they go in front of, or how many there are.
 */

export interface Move {
  readonly first: number
  readonly last: number
  readonly dest: number
}

export function startOf(doc: Node, index: number): number {
  let pos = 0
  let count = 0
  let found: number | null = null
  const visit = (node: Node, start: number): void => {
    node.forEach((child, offset) => {
      if (child.type.name === 'group') visit(child, start + offset + 1)
      else if (count++ === index) found = start + offset
    })
  }
  visit(doc, pos)
  return found ?? doc.content.size
}

export function endOf(doc: Node, index: number): number {
  const pos = startOf(doc, index)
  return pos + doc.nodeAt(pos)!.nodeSize
}

export const stateOf = (doc: Node): EditorState => EditorState.create({ doc, plugins: [history()] })

/** The state after the move, with the laws that hold for any move proved; null where nothing moves. */
export function moveIn(
  state: EditorState,
  { first, last, dest }: Move,
  by = tracker(),
  places: Places = 'exact',
): EditorState | string | null {
  const { doc, tr } = state
  const moved = moveTracked(tr, startOf(doc, first), endOf(doc, last), startOf(doc, dest), by)
  if (!moved.ok) {
    expect(tr.docChanged).toBe(false)
    return moved.reason
  }
  const after = state.apply(tr.setMeta('tracked', true))
  expectMoveLaws(state, after, places)
  expect(after.doc.resolve(moved.from).parent.inlineContent).toBe(false)
  expect(moved.to).toBeGreaterThan(moved.from)
  expect(after.doc.nodeAt(moved.from)).not.toBeNull()
  return after
}

/**
 * Where bookmarks come back to: exactly, or, where a text was moved, edited and moved again until nothing tells two empty
 * places apart, only that none is lost.
 */
export type Places = 'exact' | 'kept'

function expectMoveLaws(before: EditorState, after: EditorState, places: Places): void {
  after.doc.check()
  expectIdentities(after.doc)
  expectSame(rejectMine(after.doc), rejectMine(before.doc), places)
  let undone = after
  undo(after, (tr) => (undone = after.apply(tr)))
  expect(undone.doc.toJSON()).toEqual(before.doc.toJSON())
}

export function expectSame(made: Node, wanted: Node, places: Places): void {
  if (places === 'exact') {
    expect(show(made)).toBe(show(wanted))
    expect(made.toJSON()).toEqual(wanted.toJSON())
  } else {
    const place = /⟨bookmark(Start|End)[^⟩]*⟩/g
    expect(show(made).replace(place, '')).toBe(show(wanted).replace(place, ''))
    expect(show(made).match(place)?.toSorted()).toEqual(show(wanted).match(place)?.toSorted())
  }
}

/** All laws of one move, flat and in groups; the redline and what accepting makes of it, in the notation of show.ts. */
export function expectMove(doc: Node, move: Move, redline?: string, accepted?: string): Node {
  const results = [doc, inGroups(doc, 1), inGroups(doc, 2)].map((variant) => {
    const after = moveIn(stateOf(variant), move)
    if (after === null || typeof after === 'string') throw new Error(`nothing moved: ${after}`)
    if (redline !== undefined) expect(show(after.doc)).toBe(redline)
    expect(show(acceptMine(after.doc))).toBe(accepted ?? show(reordered(doc, move)))
    return flatten(after.doc)
  })
  return results[0]!
}

/** The blocks in their new order: the move untracked. */
export function reordered(doc: Node, { first, last, dest }: Move): Node {
  const blocks = [...flatten(doc).children]
  const moved = blocks.slice(first, last + 1)
  const before = blocks.slice(0, dest).filter((b) => !moved.includes(b))
  const behind = blocks.slice(dest).filter((b) => !moved.includes(b))
  return doc.type.create(doc.attrs, [...before, ...moved, ...behind])
}
