import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model'

/** One narrow edit of a patch. Positions are those of the document before the whole patch. */
export type Edit =
  /** What stands between two positions becomes something else (nothing, where the slice is empty). */
  | { readonly kind: 'replace'; readonly from: number; readonly to: number; readonly slice: Slice }
  /** Inline content stays and loses and gains marks; all of it has those that go, none of it those that come. */
  | {
      readonly kind: 'marks'
      readonly from: number
      readonly to: number
      readonly remove: readonly Mark[]
      readonly add: readonly Mark[]
    }
  /** The node behind a position gets these attributes; others stay. */
  | { readonly kind: 'attrs'; readonly from: number; readonly to: number; readonly attrs: Record<string, unknown> }

/**
 * A document with many edits made in one pass: children without an edit in them stay the same nodes, and a paragraph is
 * put together once, however many edits are in it.
 *
 * Edits are made from the last to the first, so that what stands in front of one is where it was.
 *
 * @throws RangeError or ReplaceError when they do not fit
 */
export function patched(doc: Node, edits: readonly Edit[]): Node {
  if (edits.length === 0) return doc
  return withEdits(
    doc,
    0,
    0,
    edits.map((edit) => ({ edit, depth: depthOf(doc, edit) })),
  )
}

interface Placed {
  readonly edit: Edit
  /** The depth of the node that it edits, where that does not show from its positions. */
  readonly depth: number | null
}

/** An open slice parts the nodes around its place: it is put in where they begin. */
function depthOf(doc: Node, edit: Edit): number | null {
  if (edit.kind !== 'replace' || (edit.slice.openStart === 0 && edit.slice.openEnd === 0)) return null
  const $from = doc.resolve(edit.from)
  return Math.min($from.sharedDepth(edit.to), $from.depth - edit.slice.openStart)
}

/** @param start position of the node's content */
function withEdits(node: Node, start: number, depth: number, edits: readonly Placed[]): Node {
  if (node.inlineContent && edits.every((e) => e.depth === null || e.depth === depth)) {
    return withInlineEdits(node, start, edits)
  }
  let made = node
  let i = edits.length - 1
  while (i >= 0) {
    const { edit } = edits[i]!
    const { index, offset } = childAt(node, edit.from - start)
    const childStart = start + offset
    const size = index < node.childCount ? node.child(index).nodeSize : 0
    const isInside = (e: Placed): boolean =>
      e.edit.from > childStart && e.edit.to < childStart + size && (e.depth === null || e.depth > depth)
    if (size > 0 && isInside(edits[i]!)) {
      let first = i
      while (first > 0 && isInside(edits[first - 1]!)) first--
      const child = withEdits(made.child(index), childStart + 1, depth + 1, edits.slice(first, i + 1))
      made = made.copy(made.content.replaceChild(index, child))
      i = first - 1
    } else {
      made = withOwnEdit(made, start, index, edit)
      i--
    }
  }
  return made
}

/** An edit among a node's children. */
function withOwnEdit(node: Node, start: number, index: number, edit: Edit): Node {
  if (edit.kind === 'replace') return node.replace(edit.from - start, edit.to - start, edit.slice)
  const child = node.maybeChild(index)
  if (child === null || edit.kind === 'marks') throw new RangeError('A patch does not fit: no such content')
  const made = child.type.create({ ...child.attrs, ...edit.attrs }, child.content, child.marks)
  return node.copy(node.content.replaceChild(index, made))
}

/** A paragraph's content put together once. */
function withInlineEdits(node: Node, start: number, edits: readonly Placed[]): Node {
  const parts: Node[] = []
  let pos = 0
  for (const { edit } of edits) {
    const from = edit.from - start
    const to = edit.to - start
    if (from < pos || to > node.content.size) throw new RangeError('A patch does not fit: edits cross')
    if (from > pos) parts.push(...node.content.cut(pos, from).content)
    pos = to
    if (edit.kind === 'replace') parts.push(...edit.slice.content.content)
    else parts.push(...node.content.cut(from, to).content.map((inline) => edited(inline, edit)))
  }
  if (pos < node.content.size) parts.push(...node.content.cut(pos).content)
  const content = Fragment.fromArray(parts)
  if (!node.type.validContent(content)) throw new RangeError(`A patch does not fit: not what a ${node.type.name} holds`)
  return node.copy(content)
}

function edited(inline: Node, edit: Exclude<Edit, { kind: 'replace' }>): Node {
  if (edit.kind === 'attrs') return inline.type.create({ ...inline.attrs, ...edit.attrs }, null, inline.marks)
  let { marks } = inline
  for (const mark of edit.remove) marks = mark.removeFromSet(marks)
  for (const mark of edit.add) marks = mark.addToSet(marks)
  return inline.mark(marks)
}

/** The child that begins at or before an offset and ends behind it; one past the last where none does. */
function childAt(node: Node, at: number): { index: number; offset: number } {
  let offset = 0
  for (let index = 0; index < node.childCount; index++) {
    const end = offset + node.child(index).nodeSize
    if (at < end) return { index, offset }
    offset = end
  }
  return { index: node.childCount, offset }
}

/** Content without anything open. */
export function sliceOf(nodes: readonly Node[]): Slice {
  return nodes.length === 0 ? Slice.empty : new Slice(Fragment.fromArray([...nodes]), 0, 0)
}

/** A node and the position where its content begins. */
export interface Around {
  readonly node: Node
  readonly start: number
}

/**
 * Finds the child of a document that a stretch lies in (the document itself where it lies in no single one). Asked in
 * ascending order it walks through the document once, where looking up each place would begin at the first group again.
 */
export function createLocator(doc: Node): (from: number, to: number) => Around {
  let index = 0
  let offset = 0
  return (from, to) => {
    for (let child = doc.maybeChild(index); child !== null; child = doc.maybeChild(index)) {
      const end = offset + child.nodeSize
      if (from < end) return from > offset && to < end ? { node: child, start: offset + 1 } : { node: doc, start: 0 }
      offset = end
      index++
    }
    return { node: doc, start: 0 }
  }
}
