import type { Node } from 'prosemirror-model'
import type { CellRevisions, MarkRevisions, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { edgeAuthor, edgeOf, type Side } from './edges.ts'

/*
 * Both sides of a move hold the same text, however often it is edited where it is now: what is added there carries no
 * moveTo, and what is deleted there keeps it. So a place in one side is found in the other by counting what is moved:
 * characters, atoms and the ends of paragraphs.
 */

/** One stretch of counted units: characters of one inline node, or the end of a paragraph. */
interface Piece {
  /** Position of the first unit; of a paragraph's end, the end of its content. */
  readonly pos: number
  readonly length: number
  readonly isEnd: boolean
  /** Units of its side before it. */
  readonly before: number
}

/** A place marker inside one side of a move. */
export interface Placed {
  readonly node: Node
  readonly pos: number
  /** Units before it, and whether one of them is in the same paragraph. */
  readonly units: number
  readonly joins: boolean
}

export interface MoveSide {
  readonly side: Side
  readonly id: string
  readonly name: string
  /** The id of what this move moved, where it was made in this draft; null where the file calls each part by its own. */
  readonly revision: string | null
  /** Who moved it; null where the file does not say. */
  readonly author: string | null
  /** The units as text, an atom as U+FFFC, a paragraph's end as a line feed. */
  text: string
  readonly pieces: Piece[]
  readonly places: Placed[]
  /** Positions of its edges. */
  readonly from: number
  to: number
  /** Whether both edges are there, and whether it ends inside a paragraph, whose own end is then not in it. */
  closed: boolean
  endsInside: boolean
}

const ATOM = '\ufffc'

/** Every move range of a document with what it holds; what is in two of one side counts for the inner one. */
export function moveSides(doc: Node): MoveSide[] {
  const sides: MoveSide[] = []
  let open: MoveSide[] = []
  const innermost = (side: Side): MoveSide | undefined => open.findLast((range) => range.side === side)
  /** Whether the paragraph at hand has given a range units. */
  let joins = new Set<MoveSide>()

  const add = (range: MoveSide, pos: number, text: string, isEnd: boolean): void => {
    range.pieces.push({ pos, length: text.length, isEnd, before: range.text.length })
    range.text += text
    if (!isEnd) joins.add(range)
  }
  const edge = (node: Node, pos: number): boolean => {
    const found = edgeOf(node)
    if (found === null) return false
    const { side, id, name } = found
    if (found.start) {
      const range = {
        side,
        id,
        name,
        revision: revisionNamed(id, name),
        author: edgeAuthor(node),
        text: '',
        pieces: [],
        places: [],
        from: pos,
        to: pos,
        closed: false,
        endsInside: false,
      }
      sides.push(range)
      open.push(range)
    } else {
      const range = open.findLast((r) => r.side === side && r.id === id)
      if (range === undefined) return true
      range.to = pos + node.nodeSize
      range.closed = true
      range.endsInside = node.isInline
      open = open.filter((r) => r !== range)
    }
    return true
  }
  const place = (node: Node, pos: number): void => {
    for (const side of ['moveFrom', 'moveTo'] as const) {
      const range = innermost(side)
      range?.places.push({ node, pos, units: range.text.length, joins: joins.has(range) })
    }
  }
  const endOf = (paragraph: Node, pos: number): void => {
    const revisions = (paragraph.attrs.markRevisions as MarkRevisions | null) ?? {}
    for (const side of ['moveFrom', 'moveTo'] as const) {
      const range = innermost(side)
      if (range === undefined || !counts(revisions, side) || isOlder(revisions[side], range)) continue
      if (isInNewRow(doc, pos, range)) continue
      add(range, pos + paragraph.nodeSize - 1, '\n', true)
    }
  }
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.paragraph) {
      joins = new Set()
      node.forEach((child, offset) => inline(child, pos + 1 + offset))
      endOf(node, pos)
      return false
    }
    if (edge(node, pos)) return false
    if (node.attrs.marker === true && open.length > 0) place(node, pos)
    return true
  })
  function inline(node: Node, pos: number): void {
    if (edge(node, pos) || open.length === 0) return
    if (isPlace(node)) place(node, pos)
    for (const side of ['moveFrom', 'moveTo'] as const) {
      const range = innermost(side)
      const moved = schema.marks[side].isInSet(node.marks)
      if (range === undefined || moved === undefined || isOlder(moved.attrs as unknown as Revision, range)) continue
      add(range, pos, node.isText ? node.text! : ATOM, false)
    }
  }
  return sides
}

/** Ranges made in a draft are named after their revision (edges.ts). */
function revisionNamed(id: string, name: string): string | null {
  return /^c\d+$/.test(id) ? (/^move\d*(c\d+)$/.exec(name)?.[1] ?? null) : null
}

/** What was moved away before, by a move that has no edges, stays where it was: it is not of this one. */
function isOlder(moved: Revision | undefined, range: MoveSide): boolean {
  return moved !== undefined && range.revision !== null && range.side === 'moveFrom' && moved.id !== range.revision
}

/**
 * Whether a paragraph's end inside a range was there before the move. One that the mover had inserted moves without a
 * trace; one that was deleted stays behind, unless it was deleted after it came here.
 */
function counts(revisions: MarkRevisions, side: Side): boolean {
  if (revisions[side] !== undefined) return revisions.ins?.author !== revisions[side].author
  return [revisions.ins, revisions.del, revisions.moveFrom, revisions.moveTo].every((r) => r === undefined)
}

/**
 * Rows that the mover had inserted move without a trace, with the ends of the paragraphs in them. Those of a table that moves
 * are inserted by the move itself.
 */
function isInNewRow(doc: Node, pos: number, { author, revision }: MoveSide): boolean {
  if (author === null || revision === null) return false
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    const { ins } = (node.type === schema.nodes.row ? (node.attrs.revisions as CellRevisions | null) : null) ?? {}
    if (ins !== undefined && ins.author === author && ins.id !== revision) return true
  }
  return false
}

function isPlace(node: Node): boolean {
  return node.type === schema.nodes.anchor || node.type === schema.nodes.commentRef
}

/** By how many units a place in `to` is off in `from`; null where the two do not hold the same. */
export function shiftBetween(from: MoveSide, to: MoveSide): number | null {
  // The end of a container's last paragraph belongs to neither.
  const lead = leadOf(to)
  return from.text.replace(/\n+$/, '') === to.text.slice(lead).replace(/\n+$/, '') ? -lead : null
}

/** Text that was moved behind a last paragraph begins with the end of that one, and takes over its mark. */
function leadOf(to: MoveSide): number {
  return to.endsInside && to.text.startsWith('\n') ? 1 : 0
}

/** The position in `side` that stands after its first `units` units, and, where `joins`, right behind the last of them. */
export function positionAt(side: MoveSide, units: number, joins: boolean): number | null {
  if (joins && units > 0) {
    const piece = side.pieces.findLast((p) => p.before < units)
    if (piece !== undefined && !piece.isEnd) return piece.pos + Math.min(units - piece.before, piece.length)
  }
  const next = side.pieces.find((p) => p.before + p.length > units)
  return next === undefined ? null : next.pos + Math.max(0, units - next.before)
}

/** The position of the last of the first `units` units, for what stands behind its block. */
export function lastUnitAt(side: MoveSide, units: number): number | null {
  return side.pieces.findLast((p) => p.before < units)?.pos ?? null
}
