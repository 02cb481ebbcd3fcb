import type { Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import type { Placed } from './move-plan.ts'
import { isParagraph, nextBlock, nextParagraph, previousBlock } from './places.ts'
import { isMine, isPlaceMarker, markRevisions, revisionOn, rowRevisions, type Tracker } from './tracker.ts'
import { isGone } from '../../document/text.ts'

/*
 * Which blocks a move is about and where they can go: paragraphs that a deleted mark joins move as the one paragraph that
 * they are about to be, and nothing is put between them.
 */

export interface MoveRange {
  readonly blocks: readonly Placed[]
  readonly dest: number
  /** The last block is its container's last, whose paragraph has to stay. */
  readonly isLast: boolean
}

/** The blocks of one container between two positions, from the block that begins at or after `from`. */
export function blocksBetween(doc: Node, from: number, to: number): Placed[] {
  const blocks: Placed[] = []
  let pos: number | null = blockAt(doc, from)
  while (pos !== null && pos < to) {
    blocks.push({ node: doc.nodeAt(pos)!, pos })
    pos = nextBlock(doc, pos)
  }
  return blocks
}

/** The position before the block that begins at `pos`, which may be a group's edge; null behind the last block. */
function blockAt(doc: Node, pos: number): number | null {
  const place = inContainer(doc, pos)
  if (doc.resolve(place).nodeAfter !== null) return place
  const before = doc.resolve(place).nodeBefore
  return before === null ? null : nextBlock(doc, place - before.nodeSize)
}

/** A position between two groups is one before the first block of the second. */
export function inContainer(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos)
  if ($pos.depth === 0 && doc.firstChild?.type === schema.nodes.group) return $pos.nodeAfter ? pos + 1 : pos - 1
  if ($pos.parent.type !== schema.nodes.group || $pos.nodeAfter) return pos
  return nextBlock(doc, pos - $pos.nodeBefore!.nodeSize) ?? pos
}

/** Does a block other than a marker come after this place in its container? */
export function isFollowed(doc: Node, place: number): boolean {
  let next: number | null = doc.resolve(place).nodeAfter === null ? null : place
  while (next !== null && doc.nodeAt(next)!.attrs.marker === true) next = nextBlock(doc, next)
  return next !== null
}

/**
 * A place between blocks where a paragraph can come in: behind the range ends that stand there. One in front of them would
 * carry them past the paragraph that it joins when it is rejected.
 */
export function behindEnds(doc: Node, dest: number): number {
  let place = inContainer(doc, dest)
  let at: number | null = doc.resolve(place).nodeAfter === null ? null : place
  while (at !== null && doc.nodeAt(at)!.attrs.marker === true) {
    const marker = doc.nodeAt(at)!
    if ((marker.attrs.kind as string).endsWith('End')) place = at + marker.nodeSize
    at = nextBlock(doc, at)
  }
  return place
}

/** Null where there is nothing to move, or it would stay where it is. */
export function movableRange(doc: Node, from: number, to: number, dest: number, tracker: Tracker): MoveRange | null {
  const chosen = blocksBetween(doc, from, to)
  if (chosen.length === 0 || !sameContainer(doc, chosen[0]!.pos, dest)) return null
  const blocks = trimmed(joined(doc, chosen), tracker)
  const first = blocks[0]
  const last = blocks.at(-1)
  if (first === undefined || last === undefined) return null
  const place = behindEnds(doc, beforeJoined(doc, dest))
  const end = last.pos + last.node.nodeSize
  const next = nextBlock(doc, last.pos)
  if (place >= first.pos && place <= end) return null
  if (blocksBetween(doc, Math.min(place, end), Math.max(place, first.pos)).every((b) => isNothing(b.node, tracker))) {
    return null
  }
  return { blocks, dest: place, isLast: next === null || !isFollowed(doc, next) }
}

/** Do two positions between blocks stand in one body, cell or note? */
export function sameContainer(doc: Node, a: number, b: number): boolean {
  const container = (pos: number): { node: Node; start: number } => {
    const $pos = doc.resolve(pos)
    const depth = $pos.parent.type === schema.nodes.group ? $pos.depth - 1 : $pos.depth
    return { node: $pos.node(depth), start: $pos.start(depth) }
  }
  const [one, other] = [container(a), container(b)]
  return one.start === other.start && one.node === other.node && !one.node.inlineContent
}

/** Is the paragraph's end deleted, so that its text will join the next paragraph? */
function joinsNext(node: Node | null): boolean {
  if (!isParagraph(node)) return false
  const { del, moveFrom } = markRevisions(node!)
  return (del !== undefined || moveFrom !== undefined) && node!.children.some((n) => !isPlaceMarker(n) && !isGone(n))
}

/** With the paragraphs that deleted marks join to the first and the last. */
function joined(doc: Node, blocks: readonly Placed[]): Placed[] {
  const all = [...blocks]
  for (;;) {
    const pos = previousBlock(doc, all[0]!.pos)
    if (pos === null || !joinsNext(doc.nodeAt(pos)) || !isParagraph(all[0]!.node)) break
    all.unshift({ node: doc.nodeAt(pos)!, pos })
  }
  for (;;) {
    const { node } = all.findLast((b) => b.node.attrs.marker !== true) ?? all[0]!
    const next = nextBlock(doc, all.at(-1)!.pos)
    const until = next === null || !joinsNext(node) ? null : nextParagraphFrom(doc, next)
    if (until === null) break
    all.push(...blocksBetween(doc, next!, until + 1))
  }
  return all
}

/** The paragraph at a place between blocks, or behind the markers there; null where something else comes first. */
function nextParagraphFrom(doc: Node, place: number): number | null {
  return isParagraph(doc.nodeAt(place))
    ? place
    : doc.nodeAt(place)!.attrs.marker === true
      ? nextParagraph(doc, place)
      : null
}

/** Without what no move is about at its ends: what I took away already, and empty places. */
function trimmed(blocks: readonly Placed[], tracker: Tracker): Placed[] {
  const first = blocks.findIndex(({ node }) => !isNothing(node, tracker))
  if (first < 0) return []
  // A range's end right behind the last paragraph may belong to a range that moves.
  const last = blocks.findLastIndex(({ node }) => node.attrs.marker === true || !isNothing(node, tracker))
  return blocks.slice(first, last + 1)
}

/** A marker, or a block that I deleted or moved away with all that it holds. */
export function isNothing(node: Node, tracker: Tracker): boolean {
  if (node.attrs.marker === true) return true
  const isMineGone = (n: Node): boolean =>
    isPlaceMarker(n) || isMine(revisionOn(n, 'del'), tracker) || isMine(revisionOn(n, 'moveFrom'), tracker)
  if (node.type === schema.nodes.paragraph) {
    const { del, moveFrom } = markRevisions(node)
    return (isMine(del, tracker) || isMine(moveFrom, tracker)) && node.children.every(isMineGone)
  }
  return node.type === schema.nodes.table && node.children.every((row) => isMine(rowRevisions(row).del, tracker))
}

/** A place between paragraphs that are about to be one is a place before the first of them. */
function beforeJoined(doc: Node, dest: number): number {
  let place = inContainer(doc, dest)
  for (;;) {
    const before = previousOf(doc, place)
    if (before === null || !joinsNext(doc.nodeAt(before))) return place
    place = before
  }
}

function previousOf(doc: Node, place: number): number | null {
  const $place = doc.resolve(place)
  if ($place.nodeBefore !== null) return place - $place.nodeBefore.nodeSize
  return $place.nodeAfter === null ? null : previousBlock(doc, place)
}
