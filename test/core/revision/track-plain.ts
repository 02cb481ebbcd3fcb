import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { CellRevisions } from '../../../src/core/document/revision-attrs.ts'
import { schema } from '../../../src/core/document/schema.ts'
import type { CaretUnit } from '../../../src/core/revision/track.ts'

/*
 * What an edit would make untracked: the second opinion of track-oracle.ts, made on the blocks themselves.
 */

/** One edit, as a person makes it. Typing over and pasting over a range delete it first. */
export type Edit =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'paste'; readonly slice: Slice }
  | { readonly kind: 'delete' | 'enter' }
  | { readonly kind: 'backspace' | 'forward'; readonly unit?: CaretUnit }
  /** The step that the editor makes by itself, through the generic rewriter. */
  | { readonly kind: 'step'; readonly slice: Slice }

export const closed = (...blocks: Node[]): Slice => new Slice(Fragment.fromArray(blocks), 0, 0)

/** The edit made untracked; null where there is nothing to compare with. */
export function plainEdit(doc: Node, from: number, to: number, edit: Edit, selected: boolean): Node | null {
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
    return gone ? made.filter((row) => (row.attrs.revisions as CellRevisions | null)?.del !== undefined) : made
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
