import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { MarkRevisions } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { edgeOf } from '../moves/edges.ts'
import { moveSides, shiftBetween } from '../moves/units.ts'
import type { Moved } from './move.ts'
import type { Placed } from './move-plan.ts'
import { blocksBetween, inContainer, isFollowed, isNothing, type MoveRange } from './move-range.ts'
import { removeBlock } from './paragraphs.ts'
import { isParagraph, nextBlock } from './places.ts'
import { isMine, isPlaceMarker, markRevisions, revisionOn, rowRevisions, type Tracker } from './tracker.ts'

/*
 * Moving on what I have moved already: the same move, to another place; and where that is beside the place it came from,
 * no move at all.
 */

/**
 * Does that where the range is exactly what a move of mine brought here; null where it is something else.
 *
 * @param settle readies the document for blocks to go and come
 */
export function moveAgain(tr: Transaction, range: MoveRange, settle: () => void, tracker: Tracker): Moved | null {
  const move = wholeMove(tr.doc, range, tracker)
  if (move === null) return null
  return cancelled(tr, move, range.dest, tracker) ?? relocated(tr, move, range.dest, settle)
}

interface WholeMove {
  readonly name: string
  /** With the edges that stand between blocks. */
  readonly blocks: readonly Placed[]
}

function wholeMove(doc: Node, { blocks }: MoveRange, tracker: Tracker): WholeMove | null {
  const first = blocks[0]!.node
  const start = isParagraph(first) ? first.firstChild : null
  const edge = start === null ? null : edgeOf(start)
  if (edge === null || !edge.start || edge.side !== 'moveTo') return null
  const all = [...blocks]
  const closes = ({ node }: Placed): boolean => {
    const found = edgeOf(node)
    return found !== null && !found.start && found.id === edge.id
  }
  if (!closes(all.at(-1)!)) {
    const next = nextBlock(doc, all.at(-1)!.pos)
    if (next === null || !closes({ node: doc.nodeAt(next)!, pos: next })) return null
    all.push({ node: doc.nodeAt(next)!, pos: next })
  }
  return all.slice(0, -1).every(({ node }) => isMovedByMe(node, tracker)) ? { name: edge.name, blocks: all } : null
}

/** Is all of it moved here by me, or mine altogether? */
function isMovedByMe(node: Node, tracker: Tracker): boolean {
  if (node.attrs.marker === true) return true
  if (node.isInline) {
    if (isPlaceMarker(node)) return true
    return isMine(revisionOn(node, 'moveTo'), tracker) || isMine(revisionOn(node, 'ins'), tracker)
  }
  if (isParagraph(node)) {
    const { moveTo, ins } = markRevisions(node)
    if (!isMine(moveTo, tracker) && !isMine(ins, tracker)) return false
  }
  if (node.type === schema.nodes.table) {
    return node.children.every((row) => isMine(rowRevisions(row).ins, tracker))
  }
  return node.children.every((child) => isMovedByMe(child, tracker))
}

function relocated(tr: Transaction, { blocks }: WholeMove, dest: number, settle: () => void): Moved | null {
  if (!isFollowed(tr.doc, inContainer(tr.doc, dest))) return null
  settle()
  const before = tr.steps.length
  const put = (at: number): number => {
    const place = inContainer(tr.doc, at)
    const nodes = Fragment.fromArray(blocks.map((b) => b.node))
    tr.step(new ReplaceStep(place, place, new Slice(nodes, 0, 0)))
    return place
  }
  const takeOut = (): void => {
    for (const { pos } of blocks.toReversed()) removeBlock(tr, pos)
  }
  const down = dest > blocks[0]!.pos
  const placed = down ? put(dest) : (takeOut(), put(tr.mapping.slice(before).map(dest, -1)))
  const steps = tr.steps.length
  if (down) takeOut()
  const at = down ? tr.mapping.slice(steps).map(placed, 1) : placed
  return {
    ok: true,
    from: at,
    to: at + blocks.reduce((sum, b) => sum + b.node.nodeSize, 0),
    map: (pos) => {
      let start = at
      for (const { node, pos: was } of blocks) {
        if (pos < was + node.nodeSize) return start + Math.max(0, pos - was)
        start += node.nodeSize
      }
      return start
    },
  }
}

/** Moved back: the text stands where it stood, with what was edited in it since, and nothing is left of the move. */
function cancelled(tr: Transaction, move: WholeMove, dest: number, tracker: Tracker): Moved | null {
  const sides = moveSides(tr.doc).filter((s) => s.name === move.name && s.closed)
  const from = sides.find((s) => s.side === 'moveFrom')
  const to = sides.find((s) => s.side === 'moveTo')
  if (sides.length !== 2 || from === undefined || to === undefined || shiftBetween(from, to) !== 0) return null
  const $from = tr.doc.resolve(from.from)
  const start = $from.parent.inlineContent ? $from.before() : from.from
  const $to = tr.doc.resolve(from.to)
  const end = $to.parent.inlineContent ? $to.after() : from.to
  const source = blocksBetween(tr.doc, start, end)
  const gap = dest < start ? blocksBetween(tr.doc, dest, start) : blocksBetween(tr.doc, end, dest)
  if (!gap.every(({ node }) => isNothing(node, tracker))) return null
  const isEdge = ({ node }: Placed): boolean => node.type === schema.nodes.opaqueBlock && edgeOf(node) !== null
  const was = source.filter((b) => !isEdge(b))
  const is = move.blocks.filter((b) => !isEdge(b))
  if (was.length !== is.length) return null
  const made = was.map(({ node }, i) => restored(node, is[i]!.node, tracker))
  if (made.some((node) => node === null)) return null
  return putBack(tr, { source, was, is, made: made as Node[], moved: move.blocks })
}

interface Return {
  readonly source: readonly Placed[]
  readonly was: readonly Placed[]
  readonly is: readonly Placed[]
  readonly made: readonly Node[]
  readonly moved: readonly Placed[]
}

function putBack(tr: Transaction, { source, was, is, made, moved }: Return): Moved {
  const before = tr.steps.length
  const edits = [...source, ...moved].sort((a, b) => b.pos - a.pos)
  for (const { node, pos } of edits) {
    const index = was.findIndex((b) => b.pos === pos)
    if (index < 0) removeBlock(tr, pos)
    else tr.step(new ReplaceStep(pos, pos + node.nodeSize, new Slice(Fragment.from(made[index]), 0, 0)))
  }
  // A replaced block begins where the old one did.
  const at = (pos: number): number => tr.mapping.slice(before).map(pos, -1)
  const starts = was.map(({ pos }) => at(pos))
  return {
    ok: true,
    from: starts[0]!,
    to: starts.at(-1)! + made.at(-1)!.nodeSize,
    map: (pos) => {
      const index = is.findLastIndex((b) => b.pos <= pos)
      if (index < 0) return starts[0]! + 1
      const edges = is[index]!.node.children.filter((n) => n.isInline && edgeOf(n) !== null).length
      const within = Math.max(1, pos - is[index]!.pos - edges)
      return starts[index]! + Math.min(within, made[index]!.nodeSize - 1)
    },
  }
}

/** The block that was moved away with the text that it has by now; null where the two have grown apart. */
function restored(was: Node, is: Node, tracker: Tracker): Node | null {
  if (was.type !== is.type) return null
  if (isParagraph(was)) return restoredParagraph(was, is, tracker)
  if (was.isLeaf) return was
  if (was.childCount !== is.childCount) return null
  const children = was.children.map((child, i) => restored(child, is.child(i), tracker))
  if (children.some((child) => child === null)) return null
  const attrs = { ...was.attrs }
  if (was.type === schema.nodes.row) {
    const { del, ...others } = rowRevisions(was)
    if (!isMine(del, tracker)) return null
    attrs.revisions = Object.keys(others).length === 0 ? null : others
  }
  return was.type.create(attrs, children as Node[])
}

function restoredParagraph(was: Node, is: Node, tracker: Tracker): Node | null {
  // What came to the place it left by a move of its own is left to that one.
  const away = was.children.every(
    (n) => edgeOf(n) !== null || (isMine(revisionOn(n, 'moveFrom'), tracker) && revisionOn(n, 'moveTo') === undefined),
  )
  const { moveFrom, moveTo: cameHere } = markRevisions(was)
  const { moveTo, ...others } = markRevisions(is)
  if (!away || cameHere !== undefined || (moveFrom === undefined) !== (moveTo === undefined)) return null
  const content = is.children
    .filter((n) => edgeOf(n) === null)
    .map((n) => n.mark(schema.marks.moveTo.removeFromSet(n.marks)))
  const { pPr, markRPr, pPrChange } = is.attrs
  const markRevised: MarkRevisions | null = Object.keys(others).length === 0 ? null : others
  return was.type.create({ ...was.attrs, pPr, markRPr, pPrChange, markRevisions: markRevised }, content)
}
