import type { Node, ResolvedPos } from 'prosemirror-model'
import { Selection } from 'prosemirror-state'
import { schema } from '../../document/schema.ts'
import { isPlaceMarker } from './tracker.ts'

/*
 * Positions in a document whose blocks may be grouped: a group's edge is no edge to any of these.
 */

/** The position before the block that follows the block at `pos` in the same container, or null. */
export function nextBlock(doc: Node, pos: number): number | null {
  const end = pos + doc.nodeAt(pos)!.nodeSize
  const $end = doc.resolve(end)
  if ($end.nodeAfter) return end
  if ($end.parent.type !== schema.nodes.group) return null
  return doc.nodeAt($end.after()) === null ? null : $end.after() + 1
}

/** The position before the block that precedes the block at `pos` in the same container, or null. */
export function previousBlock(doc: Node, pos: number): number | null {
  const $pos = doc.resolve(pos)
  if ($pos.nodeBefore) return pos - $pos.nodeBefore.nodeSize
  if ($pos.parent.type !== schema.nodes.group) return null
  const group = doc.resolve($pos.before()).nodeBefore
  return group ? $pos.before() - 1 - group.lastChild!.nodeSize : null
}

/**
 * The position before the paragraph that the mark of the block at `pos` would join it to, or null. Markers between
 * blocks do not stand in the way.
 */
export function nextParagraph(doc: Node, pos: number): number | null {
  const next = nextBeyondMarkers(doc, pos)
  return next !== null && isParagraph(doc.nodeAt(next)) ? next : null
}

/** The position before the paragraph whose mark would join it to the block at `pos`, or null. */
export function previousParagraph(doc: Node, pos: number): number | null {
  const previous = previousBeyondMarkers(doc, pos)
  return previous !== null && isParagraph(doc.nodeAt(previous)) ? previous : null
}

/** As `nextBlock`, past markers between blocks, of which a page shows nothing. */
export function nextBeyondMarkers(doc: Node, pos: number): number | null {
  let next = nextBlock(doc, pos)
  while (next !== null && isMarker(doc.nodeAt(next))) next = nextBlock(doc, next)
  return next
}

/** As `previousBlock`, past markers between blocks. */
export function previousBeyondMarkers(doc: Node, pos: number): number | null {
  let previous = previousBlock(doc, pos)
  while (previous !== null && isMarker(doc.nodeAt(previous))) previous = previousBlock(doc, previous)
  return previous
}

function isMarker(node: Node | null): boolean {
  return node?.attrs.marker === true
}

export function isParagraph(node: Node | null): boolean {
  return node?.type === schema.nodes.paragraph
}

/** The inline node left of a position in a paragraph, place markers left out; null at the paragraph's start. */
export function inlineBefore($pos: ResolvedPos): Node | null {
  if ($pos.textOffset > 0) return $pos.nodeBefore
  for (let i = $pos.index() - 1; i >= 0; i--) {
    const node = $pos.parent.child(i)
    if (!isPlaceMarker(node)) return node
  }
  return null
}

/** The inline node right of a position in a paragraph, place markers left out; null at the paragraph's end. */
export function inlineAfter($pos: ResolvedPos): Node | null {
  if ($pos.textOffset > 0) return $pos.nodeAfter
  for (let i = $pos.index(); i < $pos.parent.childCount; i++) {
    const node = $pos.parent.child(i)
    if (!isPlaceMarker(node)) return node
  }
  return null
}

/**
 * Where text that is meant for `pos` can stand: the end of the paragraph before it if it lies between blocks, else
 * the nearest paragraph's edge. Null where the document has no paragraph.
 */
export function textPlace(doc: Node, pos: number): number | null {
  const $pos = doc.resolve(pos)
  if ($pos.parent.inlineContent) return pos
  const near = Selection.findFrom($pos, -1, true) ?? Selection.findFrom($pos, 1, true)
  return near?.head ?? null
}

/**
 * A position moved out of field codes: what is typed between `begin` and `separate` (ECMA-376 part 1, 17.16.18)
 * would be read as an instruction and seen by nobody.
 */
export function outOfFieldCode(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos)
  const begins: { pos: number; code: boolean }[] = []
  let at = $pos.start()
  for (let i = 0; i < $pos.parent.childCount && at < pos; i++) {
    const node = $pos.parent.child(i)
    if (node.type === schema.nodes.field) {
      if (node.attrs.edge === 'begin') begins.push({ pos: at, code: true })
      else if (node.attrs.edge === 'end') begins.pop()
      else if (begins.length > 0) begins.at(-1)!.code = false
    }
    at += node.nodeSize
  }
  return begins.find((begin) => begin.code)?.pos ?? pos
}
