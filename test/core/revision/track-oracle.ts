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
import { show } from '../../support/show.ts'
import { anchor } from '../../support/build.ts'

/*
 * The one oracle of tracked editing. `expectRedline` proves its laws for one edit of one document; the plain edit it
 * compares with is made on the blocks themselves, without ProseMirror's steps and without the code under test.
 */

export const ME = 'Me'
const isMine = (revision: Revision): boolean => revision.author === ME

export function tracker(): Tracker {
  let last = 0
  return { author: ME, date: '2026-01-02T03:04:05Z', newId: () => `c${++last}` }
}

/** One edit, as a person makes it. Typing over and pasting over a range delete it first. */
export type Edit =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'paste'; readonly slice: Slice }
  | { readonly kind: 'delete' | 'enter' }
  | { readonly kind: 'backspace' | 'forward'; readonly unit?: CaretUnit }
  /** The step that the editor makes by itself, through the generic rewriter. */
  | { readonly kind: 'step'; readonly slice: Slice }

export const type = (text: string): Edit => ({ kind: 'type', text })
export const paste = (...blocks: Node[]): Edit => ({ kind: 'paste', slice: open(...blocks) })
export const pasteClosed = (...blocks: Node[]): Edit => ({ kind: 'paste', slice: closed(...blocks) })
export const del: Edit = { kind: 'delete' }
export const enter: Edit = { kind: 'enter' }
export const back = (unit?: CaretUnit): Edit => (unit ? { kind: 'backspace', unit } : { kind: 'backspace' })
export const forward = (unit?: CaretUnit): Edit => (unit ? { kind: 'forward', unit } : { kind: 'forward' })
export const step = (slice: Slice): Edit => ({ kind: 'step', slice })

const closed = (...blocks: Node[]): Slice => new Slice(Fragment.fromArray(blocks), 0, 0)
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

export function inGroups(doc: Node, size: number): Node {
  const groups: Node[] = []
  for (let i = 0; i < doc.childCount; i += size) {
    groups.push(schema.nodes.group.create(null, doc.children.slice(i, i + size)))
  }
  return doc.copy(Fragment.fromArray(groups))
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
export const rejectMine = (doc: Node): Node => flatten(decide(doc, 'reject', isMine))
export const acceptMine = (doc: Node): Node => flatten(decide(doc, 'accept', isMine))

/** No two blocks of a kind share `src`, no two paragraphs a paraId. */
export function expectIdentities(doc: Node): void {
  const seen = new Set<string>()
  doc.descendants((node) => {
    if (node.isInline) return false
    for (const attr of ['src', 'paraId']) {
      if (node.attrs[attr] == null || node.attrs.kind !== undefined) continue
      const id = `${node.type.name} ${attr} ${String(node.attrs[attr])}`
      expect(seen.has(id), id).toBe(false)
      seen.add(id)
    }
    return true
  })
}

/** Accepting mine gives the plain edit, made on the document with mine accepted before. */
function expectPlain(before: EditorState, after: EditorState, edit: Edit): void {
  const { from, to, $from, $to } = before.selection
  // What is edited in a row that I deleted goes with it: there is no such place any more.
  if ([$from, $to].some(inRowDeletedByMe)) return
  const accepted = acceptedWithPlaces(before.doc, from, to)
  const plain = plainEdit(accepted.doc, accepted.from, accepted.to, edit, from < to)
  if (plain === null) return
  const see = edit.kind === 'paste' || edit.kind === 'step' ? textShape : shape
  expect(see(acceptMine(after.doc))).toEqual(see(plain))
}

function inRowDeletedByMe($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { del } = ($pos.node(depth).attrs.revisions as CellRevisions | null) ?? {}
    if (del?.author === ME) return true
  }
  return false
}

const FROM = 'test-from'
const TO = 'test-to'

/** Accepts mine, and says where two positions went: place markers go along with whatever is decided. */
function acceptedWithPlaces(doc: Node, from: number, to: number): { doc: Node; from: number; to: number } {
  const insert = (doc: Node, pos: number, kind: string): Node =>
    doc.replace(pos, pos, new Slice(Fragment.from(anchor(kind)), 0, 0))
  return takeOut(
    acceptMine(insert(insert(doc, to, TO), from, FROM)),
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

/** The edit made untracked; null where there is nothing to compare with. */
function plainEdit(doc: Node, from: number, to: number, edit: Edit, selected: boolean): Node | null {
  const replaced = (slice: Slice): Node => {
    const range = from < to ? wholeFields(doc, from, to) : { from, to }
    return plainDelete(doc.replace(range.to, range.to, slice), range.from, range.to)
  }
  switch (edit.kind) {
    case 'type':
      return replaced(closed(schema.text(edit.text)))
    case 'step':
      return edit.slice.openStart === 0 && (edit.slice.content.firstChild?.isText ?? true) ? replaced(edit.slice) : null
    case 'delete':
      return replaced(Slice.empty)
    case 'enter': {
      const range = from < to ? wholeFields(doc, from, to) : { from, to }
      return plainDelete(plainSplit(doc, range.to), range.from, range.to)
    }
    case 'paste':
      return edit.slice.openStart === 1 ? replaced(edit.slice) : null
    case 'backspace':
    case 'forward': {
      if (edit.unit !== undefined && edit.unit !== 'character') return null
      if (selected) return replaced(Slice.empty)
      const target = plainTarget(doc, from, edit.kind === 'backspace' ? -1 : 1)
      if (target === null) return doc
      const range = wholeFields(doc, target.from, target.to)
      return plainDelete(doc, range.from, range.to)
    }
  }
}

interface Field {
  readonly from: number
  to: number | null
  readonly parts: number[]
}

/** Every field of the document that is still there, and the range widened to those that it touches. */
function wholeFields(doc: Node, from: number, to: number): { from: number; to: number } {
  const fields: Field[] = []
  const open: Field[] = []
  doc.descendants((node, pos) => {
    if (isGone(node)) return
    const edge = node.type.name === 'field' ? (node.attrs.edge as string) : node.type.name
    if (edge === 'begin') {
      open.push({ from: pos, to: null, parts: [] })
      fields.push(open.at(-1)!)
    }
    if (['begin', 'instr', 'separate', 'end'].includes(edge)) open.at(-1)?.parts.push(pos)
    if (edge === 'end' && open.length > 0) open.pop()!.to = pos + 1
  })
  let range = { from, to }
  for (;;) {
    const touched = fields.find(
      (field) =>
        field.to !== null &&
        field.parts.some((part) => part >= range.from && part < range.to) &&
        (field.from < range.from || field.to > range.to),
    )
    if (touched === undefined) return range
    range = { from: Math.min(range.from, touched.from), to: Math.max(range.to, touched.to!) }
  }
}

const isGone = (node: Node): boolean => node.marks.some(({ type }) => ['del', 'moveFrom'].includes(type.name))
const staysPut = (node: Node): boolean => isGone(node) || ['anchor', 'commentRef'].includes(node.type.name)
const markIsGone = (node: Node): boolean => {
  const revisions = node.attrs.markRevisions as Record<string, unknown> | null
  return revisions?.del !== undefined || revisions?.moveFrom !== undefined
}

/** Enter: a new paragraph of what is left of the caret, the old one of the rest. */
function plainSplit(doc: Node, pos: number): Node {
  const $pos = doc.resolve(pos)
  const { parent } = $pos
  const { pPr, markRPr } = parent.attrs
  const left = parent.type.create({ pPr, markRPr }, parent.content.cut(0, $pos.parentOffset))
  const right = parent.copy(parent.content.cut($pos.parentOffset))
  return doc.replace($pos.before(), $pos.after(), closed(left, right))
}

/**
 * What is left of a document when a range goes. Blocks are taken in order; a paragraph whose mark goes waits for the
 * next paragraph. Only markers may stand between, a range's starts move before, its ends behind.
 */
function plainDelete(doc: Node, from: number, to: number): Node {
  const blocks = (node: Node, start: number): Node[] => {
    const result: Node[] = []
    let waiting: Node[] = []
    let held: Node[] = []
    let pos = start
    node.forEach((child, _offset, index) => {
      const made = block(child, pos)
      const end = pos + child.nodeSize
      pos = end
      if (child.attrs.marker === true) {
        held.push(child)
        return
      }
      if (child.type.name !== 'paragraph') {
        result.push(...held, ...(isEmptyTable(made) ? [] : [made]))
        held = []
        return
      }
      const paragraph = made.type.create(made.attrs, [...waiting, ...made.children])
      const isEnd = (marker: Node): boolean => (marker.attrs.kind as string).endsWith('End')
      const joined = waitingFor
      const starts = joined ? held.filter((marker) => !isEnd(marker)) : held
      const ends = joined ? held.filter(isEnd) : []
      held = []
      const next = node.children.slice(index + 1).find((later) => later.attrs.marker !== true)
      waitingFor = from < end && to >= end && next?.type.name === 'paragraph' && !markIsGone(child)
      if (waitingFor) {
        result.push(...starts)
        waiting = paragraph.children as Node[]
        held = ends
      } else {
        result.push(...starts, paragraph, ...ends)
        waiting = []
      }
    })
    return [...result, ...held]
  }
  let waitingFor = false
  const block = (node: Node, pos: number): Node => {
    const inner = pos + 1
    if (node.type.name === 'paragraph') return node.type.create(node.attrs, inlines(node, inner))
    if (node.isLeaf) return node
    if (node.type.name === 'table') return node.copy(Fragment.fromArray(rows(node, inner)))
    const outer = waitingFor
    waitingFor = false
    const made = node.copy(Fragment.fromArray(blocks(node, inner)))
    waitingFor = outer
    return made
  }
  const rows = (node: Node, start: number): Node[] => {
    const made: Node[] = []
    node.forEach((row, offset) => {
      const cells: Node[] = []
      row.forEach((cell, at) => cells.push(block(cell, start + offset + 1 + at)))
      made.push(row.copy(Fragment.fromArray(cells)))
    })
    const gone = from < start && to > start + node.content.size
    return gone ? [] : made
  }
  const inlines = (node: Node, start: number): Node[] => {
    const kept: Node[] = []
    node.forEach((child, offset) => {
      const pos = start + offset
      if (staysPut(child) || pos + child.nodeSize <= from || pos >= to) kept.push(child)
      else if (child.isText) {
        const before = child.text!.slice(0, Math.max(0, from - pos))
        const after = child.text!.slice(Math.max(0, to - pos))
        for (const rest of [before, after]) if (rest !== '') kept.push(schema.text(rest, child.marks))
      }
    })
    return kept
  }
  const isEmptyTable = (node: Node): boolean => node.type.name === 'table' && node.childCount === 0
  return doc.copy(Fragment.fromArray(blocks(doc, 0)))
}

/** What one Backspace or Delete takes: the nearest character, atom or paragraph's end that is still there. */
function plainTarget(doc: Node, pos: number, direction: -1 | 1): { from: number; to: number } | null {
  const spots: { from: number; to: number; live: boolean; wall: boolean }[] = []
  const $pos = doc.resolve(pos)
  const container = $pos.node($pos.depth - 1)
  const start = $pos.start($pos.depth - 1)
  container.forEach((node, offset, index) => {
    const at = start + offset
    if (node.type.name !== 'paragraph') {
      if (node.attrs.marker !== true) spots.push({ from: at, to: at + node.nodeSize, live: false, wall: true })
      return
    }
    node.forEach((child, inner) => {
      const from = at + 1 + inner
      const live = !staysPut(child)
      for (let i = 0; i < child.nodeSize; i++) spots.push({ from: from + i, to: from + i + 1, live, wall: false })
    })
    const next = container.children.slice(index + 1).findIndex((later) => later.attrs.marker !== true)
    const follower = next < 0 ? null : container.child(index + 1 + next)
    const end = at + node.nodeSize - 1
    const wall = follower?.type.name !== 'paragraph'
    const skipped = container.children.slice(index + 1, index + 1 + Math.max(0, next))
    const size = skipped.reduce((sum, marker) => sum + marker.nodeSize, 2)
    spots.push({ from: end, to: end + size, live: !markIsGone(node), wall })
  })
  const on =
    direction < 0 ? spots.filter((spot) => spot.to <= pos).toReversed() : spots.filter((spot) => spot.from >= pos)
  const found = on.find((spot) => spot.live || spot.wall)
  return found === undefined || found.wall ? null : found
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
    // Markers between blocks move when paragraphs join, so that their order depends on when a deletion is accepted.
    if (child.attrs.marker === true) return
    if (!child.isText) inner.push(shapeOf(child, marksOf))
    // Cut to characters first, so that a typed one is told from its neighbours.
    else for (const char of child.text!) inner.push([char, marksOf?.(schema.text(char, child.marks))])
  })
  if (marksOf === null) return [node.type.name, inner]
  const { pPr, markRPr, ...others } = node.attrs
  // What a new paragraph looks like depends on the piece that it was split from: that has its own tests too.
  return [node.type.name, node.attrs.src == null ? others : { pPr, markRPr, ...others }, inner]
}
