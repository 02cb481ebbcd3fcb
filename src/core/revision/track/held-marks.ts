import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { edgeOf } from '../moves/edges.ts'
import { isParagraph, nextBlock, previousBlock } from './places.ts'
import { isMine, isPlaceMarker, markRevisions, revisionOn, rowRevisions, type Tracker } from './tracker.ts'

/*
 * A mark that goes joins its paragraph to the one that follows. Before a table there is none, and a paragraph with
 * anything in it stays, with a plain mark (decide/blocks.ts). So a revision of such a mark says nothing, until an edit puts
 * a paragraph there, takes the table away or empties the paragraph: then it would do what nobody asked for.
 */

/** What I did to a mark: rejecting the one and accepting the other takes it away. */
type Kind = 'ins' | 'del'
const CARRIERS = { ins: ['ins', 'moveTo'], del: ['del', 'moveFrom'] } as const

/**
 * The position before the paragraph that the mark of the block at `pos` joins it to where what I inserted or deleted
 * goes; null where something else stands between.
 */
export function joinedBy(doc: Node, pos: number, kind: Kind, tracker: Tracker): number | null {
  const next = firstThatStays(doc, pos, kind, tracker)
  const joins = next !== null && isParagraph(doc.nodeAt(next)) && !disappears(doc, next, kind, tracker)
  return joins ? next : null
}

/** The position before the paragraph that joins the block at `pos` where what I deleted goes, or null. */
export function joiningWith(doc: Node, pos: number, tracker: Tracker): number | null {
  let previous = previousBlock(doc, pos)
  while (previous !== null && goes(doc.nodeAt(previous)!, 'del', tracker)) previous = previousBlock(doc, previous)
  return previous !== null && isParagraph(doc.nodeAt(previous)) ? previous : null
}

function firstThatStays(doc: Node, pos: number, kind: Kind, tracker: Tracker): number | null {
  let next = nextBlock(doc, pos)
  while (next !== null && goes(doc.nodeAt(next)!, kind, tracker)) next = nextBlock(doc, next)
  return next
}

/** As many paragraphs in a row are looked at: more are as good as one that stays. */
const LONGEST_ROW = 16

/** Is this paragraph, and are those behind it, going without a paragraph to join? Nothing is to be put into it then. */
function disappears(doc: Node, pos: number, kind: Kind, tracker: Tracker): boolean {
  let at: number | null = pos
  for (let i = 0; i < LONGEST_ROW && at !== null && isParagraph(doc.nodeAt(at)); i++) {
    if (!isMyDoing(doc.nodeAt(at)!, kind, tracker)) return false
    at = firstThatStays(doc, at, kind, tracker)
  }
  return at !== null && !isParagraph(doc.nodeAt(at))
}

/** Did I insert (or delete) all there is of a paragraph? */
function isMyDoing(paragraph: Node, kind: Kind, tracker: Tracker): boolean {
  const revisions = markRevisions(paragraph)
  const isMineOn = (node: Node): boolean => CARRIERS[kind].some((carrier) => isMine(revisionOn(node, carrier), tracker))
  return (
    CARRIERS[kind].some((carrier) => isMine(revisions[carrier], tracker)) &&
    paragraph.children.every((node) => !isPlaceMarker(node) && isMineOn(node))
  )
}

/** Markers never stand between; a table does as long as one cell of it stays. */
function goes(block: Node, kind: Kind, tracker: Tracker): boolean {
  if (block.attrs.marker === true) return true
  const isGone = (node: Node): boolean => isMine(rowRevisions(node)[kind], tracker)
  return block.type === schema.nodes.table && block.children.every((row) => isGone(row) || row.children.every(isGone))
}

/**
 * Before an edit of a range: marks in it and in front of it that I inserted or deleted, and that can neither go nor join,
 * are plain. Deciding my revisions gives what it gave before. No position changes. An empty paragraph that the caret stands
 * in is one that an edit goes on in: it is not to go with what I deleted in it.
 */
export function settleHeldMarks(tr: Transform, from: number, to: number, tracker: Tracker): void {
  const edited = from === to ? editedAt(tr.doc, from, tracker) : null
  const around = paragraphsAround(tr.doc, from, to)
  if (edited !== null) around.add(edited)
  for (const pos of around) {
    const paragraph = tr.doc.nodeAt(pos)!
    const revisions = markRevisions(paragraph)
    const isEdited = pos === edited
    const held = (['ins', 'del'] as const).flatMap((kind) => {
      const mine = CARRIERS[kind].filter((carrier) => isMine(revisions[carrier], tracker))
      return mine.length > 0 && isHeld(tr.doc, pos, kind, isEdited && kind === 'del', tracker) ? mine : []
    })
    if (held.length === 0) continue
    const left = Object.entries(revisions).filter(([key]) => !held.some((carrier) => carrier === key))
    tr.setNodeAttribute(pos, 'markRevisions', left.length === 0 ? null : Object.fromEntries(left))
  }
}

/** The paragraph that a caret stands in, or the last of those that it is to be joined to. */
function editedAt(doc: Node, caret: number, tracker: Tracker): number | null {
  const $caret = doc.resolve(caret)
  let at = isParagraph($caret.parent) ? $caret.before() : null
  for (let i = 0; i < LONGEST_ROW && at !== null; i++) {
    const revisions = markRevisions(doc.nodeAt(at)!)
    const goesOn = CARRIERS.del.some((carrier) => isMine(revisions[carrier], tracker))
    const next = goesOn ? firstThatStays(doc, at, 'del', tracker) : null
    if (next === null || !isParagraph(doc.nodeAt(next))) break
    at = next
  }
  return at
}

/** The paragraphs that a range touches, and the one in front of each container that it begins in. */
function paragraphsAround(doc: Node, from: number, to: number): Set<number> {
  const found = new Set<number>()
  doc.nodesBetween(from, to, (node, pos) => {
    if (isParagraph(node)) found.add(pos)
    return !isParagraph(node)
  })
  const $from = doc.resolve(from)
  const inFront = (block: number | null): void => {
    let pos = block
    while (pos !== null && !isParagraph(doc.nodeAt(pos))) pos = previousBlock(doc, pos)
    if (pos !== null) found.add(pos)
  }
  if (holdsBlocks($from.parent)) inFront(blockBefore(doc, from))
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type !== schema.nodes.group && holdsBlocks($from.node(depth - 1))) {
      inFront(previousBlock(doc, $from.before(depth)))
    }
  }
  return found
}

/** The position before the last block in front of a place between blocks, or null. */
function blockBefore(doc: Node, pos: number): number | null {
  const { nodeBefore, nodeAfter } = doc.resolve(pos)
  if (nodeBefore === null) return nodeAfter === null ? null : previousBlock(doc, pos)
  return nodeBefore.type === schema.nodes.group ? pos - 1 - nodeBefore.lastChild!.nodeSize : pos - nodeBefore.nodeSize
}

function holdsBlocks(node: Node): boolean {
  return node.type !== schema.nodes.table && node.type !== schema.nodes.row && !node.inlineContent
}

/** Does a block stand behind this paragraph that it cannot join, and something in it that keeps it there? */
function isHeld(doc: Node, pos: number, kind: Kind, isEdited: boolean, tracker: Tracker): boolean {
  const next = firstThatStays(doc, pos, kind, tracker)
  const follower = next === null ? null : doc.nodeAt(next)!
  if (follower === null || isParagraph(follower)) return false
  // An equation that is pending may be gone before.
  const mayGo = follower.type === schema.nodes.opaqueBlock && follower.attrs.revisions !== null
  return !mayGo && (isEdited || keepsSomething(doc, pos, kind, tracker))
}

/**
 * Is anything left in the paragraph, or in those that would join it, once what I did is decided? A move that ends takes its
 * edges, and places that came with it go back.
 */
function keepsSomething(doc: Node, pos: number, kind: Kind, tracker: Tracker): boolean {
  for (let at: number | null = pos; at !== null; at = joinedFrom(doc, at, kind, tracker)) {
    const paragraph = doc.nodeAt(at)!
    const isMoved = kind === 'ins' && [paragraph, ...paragraph.children].some((node) => isMine(moveOf(node), tracker))
    const isLeft = (node: Node): boolean =>
      isPlaceMarker(node)
        ? !isMoved && edgeOf(node) === null
        : !CARRIERS[kind].some((carrier) => isMine(revisionOn(node, carrier), tracker))
    if (paragraph.children.some(isLeft)) return true
  }
  return false
}

function moveOf(node: Node): Revision | undefined {
  return node.isInline ? revisionOn(node, 'moveTo') : markRevisions(node).moveTo
}

/** The paragraph in front whose mark goes with what I did, or null. */
function joinedFrom(doc: Node, pos: number, kind: Kind, tracker: Tracker): number | null {
  let previous = previousBlock(doc, pos)
  while (previous !== null && goes(doc.nodeAt(previous)!, kind, tracker)) previous = previousBlock(doc, previous)
  const paragraph = previous === null ? null : doc.nodeAt(previous)
  if (!isParagraph(paragraph)) return null
  const revisions = markRevisions(paragraph!)
  return CARRIERS[kind].some((carrier) => isMine(revisions[carrier], tracker)) ? previous : null
}
