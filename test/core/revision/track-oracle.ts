import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { history, undo } from 'prosemirror-history'
import { expect } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import type { CellRevisions, Revision } from '../../../src/core/document/revision-attrs.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import {
  backspace,
  type CaretUnit,
  deleteForward,
  deleteTracked,
  insertTracked,
  splitTracked,
  type Tracker,
  trackTransaction,
} from '../../../src/core/revision/track.ts'
import { inGroups } from '../../support/arbitrary-redline.ts'
import { show } from '../../support/show.ts'
import { anchor } from '../../support/build.ts'
import { closed, type Edit, plainEdit } from './track-plain.ts'

/*
 * The one oracle of tracked editing. `expectRedline` proves its laws for one edit of one document; the plain edit it
 * compares with is made on the blocks themselves, without ProseMirror's steps and without the code under test.
 */

export const ME = 'Me'
const by =
  (author: string) =>
  (revision: Revision): boolean =>
    revision.author === author

export function tracker(): Tracker {
  let last = 0
  return { author: ME, date: '2026-01-02T03:04:05Z', newId: () => `c${++last}` }
}

export { inGroups }
export type { Edit }

export const type = (text: string): Edit => ({ kind: 'type', text })
export const paste = (...blocks: Node[]): Edit => ({ kind: 'paste', slice: open(...blocks) })
export const pasteClosed = (...blocks: Node[]): Edit => ({ kind: 'paste', slice: closed(...blocks) })
export const del: Edit = { kind: 'delete' }
export const enter: Edit = { kind: 'enter' }
export const back = (unit?: CaretUnit): Edit => (unit ? { kind: 'backspace', unit } : { kind: 'backspace' })
export const forward = (unit?: CaretUnit): Edit => (unit ? { kind: 'forward', unit } : { kind: 'forward' })
export const step = (slice: Slice): Edit => ({ kind: 'step', slice })

const open = (...blocks: Node[]): Slice => Slice.maxOpen(Fragment.fromArray(blocks), false)

export function stateOf(doc: Node, from: number, to: number): EditorState {
  const selection = TextSelection.create(doc, from, to)
  return EditorState.create({ doc, selection, plugins: [history()] })
}

/** The tracked transaction of an edit over the selection; null when it does nothing, a string when it is refused. */
export function track(state: EditorState, edit: Edit, by: Tracker): Transaction | string | null {
  const { from, to } = state.selection
  const tr = state.tr
  switch (edit.kind) {
    case 'type':
      insertTracked(tr, from, to, edit.text, by)
      return tr.setMeta('tracked', true)
    case 'paste':
      insertTracked(tr, from, to, edit.slice, by)
      return tr.setMeta('tracked', true)
    case 'delete':
      deleteTracked(tr, from, to, by)
      return tr.setMeta('tracked', true)
    case 'enter': {
      const at = from < to ? deleteTracked(tr, from, to, by).to : to
      splitTracked(tr, at, by)
      return tr.setMeta('tracked', true)
    }
    case 'backspace':
      return backspace(state, by, edit.unit)
    case 'forward':
      return deleteForward(state, by, edit.unit)
    case 'step': {
      const native = tr.replace(from, to, edit.slice)
      const tracked = trackTransaction(native, state, by)
      return tracked.ok ? tracked.tr : tracked.reason
    }
  }
}

/**
 * The laws for one edit, in the flat document and in groups of one and two blocks; the document's `|` are the caret, or
 * the selection's ends. Returns the redline. `accepted` says what accepting gives where our rules are not the plain
 * edit's (what is not pasted, what is not cut).
 */
export function expectRedline(marked: Node, edit: Edit, expected?: string, accepted?: string): Node {
  const results = [marked, inGroups(marked, 1), inGroups(marked, 2)].map((variant) => {
    const { doc, from, to } = withoutCaret(variant)
    const state = stateOf(doc, from, to)
    const tr = track(state, edit, tracker())
    if (tr === null || typeof tr === 'string') throw new Error(`nothing was done: ${tr}`)
    const after = state.apply(tr)
    expectLaws(state, after, accepted === undefined ? edit : null)
    if (expected !== undefined) expect(show(after.doc)).toBe(expected)
    if (accepted !== undefined) expect(show(acceptMine(after.doc))).toBe(accepted)
    return after.doc
  })
  return results[0]!
}

/** Does the edit find nothing to do, flat and in groups? */
export function expectNothing(marked: Node, edit: Edit): void {
  for (const variant of [marked, inGroups(marked, 1)]) {
    const { doc, from, to } = withoutCaret(variant)
    const state = stateOf(doc, from, to)
    const tr = track(state, edit, tracker())
    if (tr === null) continue
    if (typeof tr === 'string') throw new Error(tr)
    expect(state.apply(tr).doc.toJSON()).toEqual(doc.toJSON())
  }
}

/** What holds after every edit: state `after` was made from state `before` by one tracked edit over its selection. */
export function expectLaws(before: EditorState, after: EditorState, edit: Edit | null): void {
  after.doc.check()
  expectIdentities(after.doc)
  expect(text(rejectMine(after.doc))).toBe(text(rejectMine(before.doc)))
  expect(rejectMine(after.doc).toJSON()).toEqual(rejectMine(before.doc).toJSON())
  if (edit !== null) expectPlain(before, after, edit)
  let undone = after
  undo(after, (tr) => (undone = after.apply(tr)))
  expect(undone.doc.toJSON()).toEqual(before.doc.toJSON())
}

const text = (doc: Node): string => show(doc)
export const rejectMine = (doc: Node, author = ME): Node => flatten(decide(doc, 'reject', by(author)))
export const acceptMine = (doc: Node, author = ME): Node => flatten(decide(doc, 'accept', by(author)))

/** No two blocks of a kind share `src`, no two paragraphs a paraId. */
export function expectIdentities(doc: Node): void {
  const seen = new Set<string>()
  doc.descendants((node) => {
    if (node.isInline) return false
    for (const attr of ['src', 'paraId']) {
      if (node.attrs[attr] == null || node.attrs.kind !== undefined) continue
      const id = `${node.type.name} ${attr} ${String(node.attrs[attr])}`
      if (seen.has(id)) throw new Error(`twice in the document: ${id}`)
      seen.add(id)
    }
    return true
  })
}

/** Accepting mine gives the plain edit, made on the document with mine accepted before. */
export function expectPlain(before: EditorState, after: EditorState, edit: Edit, author = ME): void {
  const { from, to, $from, $to } = before.selection
  if ([$from, $to].some(($pos) => isInRowDeletedBy($pos, author))) return
  const accepted = acceptedWithPlaces(before.doc, from, to, author)
  // The places at a selection's ends may keep a paragraph that would be gone; a caret means to go on in it.
  if (from < to && !isEqual(textShape(accepted.doc), textShape(acceptMine(before.doc, author)))) return
  const plain = plainEdit(accepted.doc, accepted.from, accepted.to, edit, from < to)
  if (plain === null) return
  const see = edit.kind === 'paste' || edit.kind === 'step' ? textShape : shape
  expect(see(acceptMine(after.doc, author))).toEqual(see(plain))
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What somebody edits in a row that they deleted goes with it: once that is accepted there is no such place any more. */
export function isInRowDeletedBy($pos: ResolvedPos, author: string): boolean {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { del } = ($pos.node(depth).attrs.revisions as CellRevisions | null) ?? {}
    if (del?.author === author) return true
  }
  return false
}

const FROM = 'test-from'
const TO = 'test-to'

/** Accepts mine, and says where two positions went: place markers go along with whatever is decided. */
export function acceptedWithPlaces(
  doc: Node,
  from: number,
  to: number,
  author = ME,
): { doc: Node; from: number; to: number } {
  const insert = (doc: Node, pos: number, kind: string): Node =>
    doc.replace(pos, pos, new Slice(Fragment.from(anchor(kind)), 0, 0))
  return takeOut(
    acceptMine(insert(insert(doc, to, TO), from, FROM), author),
    (node) => node.attrs.kind === FROM,
    (node) => node.attrs.kind === TO,
  )
}

function takeOut(
  doc: Node,
  isFrom: (node: Node) => boolean,
  isTo: (node: Node) => boolean,
): { doc: Node; from: number; to: number } {
  const found: Record<string, number> = {}
  doc.descendants((node, pos) => {
    if (isFrom(node)) found.from = pos
    else if (isTo(node)) found.to = pos
  })
  const from = found.from!
  const to = found.to!
  return { doc: doc.replace(to, to + 1, Slice.empty).replace(from, from + 1, Slice.empty), from, to: to - 1 }
}

/** The document without its `|`, and where they were. */
export function withoutCaret(doc: Node): { doc: Node; from: number; to: number } {
  const found: number[] = []
  doc.descendants((node, pos) => {
    if (node.isText) for (const { index } of node.text!.matchAll(/\|/g)) found.push(pos + index)
  })
  let clean = doc
  for (const pos of found.toReversed()) clean = clean.replace(pos, pos + 1, Slice.empty)
  const from = found[0]!
  return { doc: clean, from, to: found.length > 1 ? found[1]! - 1 : from }
}

/** A document as characters with their marks; what was typed (capitals) without its look, which has its own tests. */
export function shape(doc: Node): unknown {
  return shapeOf(doc, (node) => {
    const typed = node.isText && /[A-Z]/.test(node.text!)
    return node.marks
      .filter(({ type }) => !typed || !['rPr', 'wrap'].includes(type.name))
      .map((mark) => mark.toJSON() as unknown)
  })
}

/** A document's structure and text alone. */
export function textShape(doc: Node): unknown {
  return shapeOf(doc, null)
}

function shapeOf(node: Node, marksOf: ((node: Node) => unknown) | null): unknown {
  if (node.isInline) return { is: node.type.name, attrs: node.attrs, marks: marksOf?.(node) }
  const inner: unknown[] = []
  node.forEach((child) => {
    // Place markers move when paragraphs join and rows go, so that their order depends on when a deletion is accepted.
    if (child.attrs.marker === true || child.type.name === 'anchor') return
    if (!child.isText) inner.push(shapeOf(child, marksOf))
    // Cut to characters first, so that a typed one is told from its neighbours.
    else for (const char of child.text!) inner.push([char, marksOf?.(schema.text(char, child.marks))])
  })
  // A document's own attributes are what nobody tracks, such as definitions of lists, which go when nothing uses them.
  if (marksOf === null || node.type.name === 'doc') return [node.type.name, inner]
  const { pPr, markRPr, ...others } = node.attrs
  // What a new paragraph looks like depends on the piece that it was split from: that has its own tests too.
  return [node.type.name, node.attrs.src == null ? others : { pPr, markRPr, ...others }, inner]
}
