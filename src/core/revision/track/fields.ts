import type { Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import { isGone } from '../../document/text.ts'

/*
 * A field (begin … instr … separate … result … end) lives or goes as one: ECMA-376 part 1, 17.16.18 wants its edges
 * balanced, so a deletion that touches an edge or the code takes the whole field.
 */

interface Span {
  readonly from: number
  readonly to: number
  /** False where a partner was not found: then the edges in the range stay. */
  readonly balanced: boolean
}

const isEdge = (node: Node, edge: string): boolean => node.type === schema.nodes.field && node.attrs.edge === edge

/** Whether a node counts: for an edit what is deleted already does not. */
type Counts = (node: Node) => boolean
const isThere: Counts = (node) => !isGone(node)

/** How many fields the range leaves open on each side. */
function openSides(doc: Node, from: number, to: number, counts: Counts): { before: number; after: number } {
  let open = 0
  let closed = 0
  let touched = 0
  doc.nodesBetween(from, to, (node) => {
    if (!node.isLeaf || !counts(node)) return
    if (isEdge(node, 'begin')) open++
    else if (isEdge(node, 'end')) {
      if (open > 0) open--
      else closed++
    } else if ((isEdge(node, 'separate') || node.type === schema.nodes.instr) && open === 0) {
      touched = Math.max(touched, closed + 1)
    }
  })
  const before = Math.max(closed, touched)
  return { before, after: before - closed + open }
}

/** Fields do not leave their cell: the innermost one around the whole range bounds the search. */
function container(doc: Node, from: number, to: number): { start: number; end: number } {
  const $pos = doc.resolve(from)
  for (let depth = $pos.sharedDepth(to); depth > 0; depth--) {
    if ($pos.node(depth).type === schema.nodes.cell) return { start: $pos.start(depth), end: $pos.end(depth) }
  }
  return { start: 0, end: doc.content.size }
}

function endAfter(doc: Node, from: number, limit: number, count: number, counts: Counts): number | null {
  let open = count
  let found: number | null = null
  doc.nodesBetween(from, limit, (node, pos) => {
    if (found !== null) return false
    if (!node.isLeaf || !counts(node)) return true
    if (isEdge(node, 'begin')) open++
    else if (isEdge(node, 'end') && --open === 0) found = pos + 1
    return true
  })
  return found
}

function beginBefore(doc: Node, to: number, limit: number, count: number, counts: Counts): number | null {
  let missing = count
  const $to = doc.resolve(to)
  // Siblings are visited from the last to the first, level by level outwards, so that a near partner is found soon.
  const visit = (parent: Node, start: number, upTo: number): number | null => {
    let pos = start
    const children: { node: Node; pos: number }[] = []
    for (let i = 0; i < parent.childCount && pos < upTo; i++) {
      children.push({ node: parent.child(i), pos })
      pos += parent.child(i).nodeSize
    }
    for (const child of children.toReversed()) {
      if (!child.node.isLeaf) {
        const found = visit(child.node, child.pos + 1, Number.MAX_SAFE_INTEGER)
        if (found !== null) return found
      } else if (counts(child.node)) {
        if (isEdge(child.node, 'end')) missing++
        else if (isEdge(child.node, 'begin') && --missing === 0) return child.pos
      }
    }
    return null
  }
  for (let depth = $to.depth, upTo = to; depth >= 0 && $to.start(depth) >= limit; depth--) {
    const found = visit($to.node(depth), $to.start(depth), upTo)
    if (found !== null) return found
    if (depth > 0) upTo = $to.before(depth)
  }
  return null
}

/** The range, widened so that no field is cut. @param counts which nodes are looked at; usually those that are not deleted */
export function wholeFields(doc: Node, from: number, to: number, counts: Counts = isThere): Span {
  const { before, after } = openSides(doc, from, to, counts)
  if (before === 0 && after === 0) return { from, to, balanced: true }
  const bounds = container(doc, from, to)
  const start = before === 0 ? from : beginBefore(doc, from, bounds.start, before, counts)
  const end = after === 0 ? to : endAfter(doc, to, bounds.end, after, counts)
  return start === null || end === null ? { from, to, balanced: false } : { from: start, to: end, balanced: true }
}
