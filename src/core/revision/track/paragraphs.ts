import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceAroundStep } from 'prosemirror-transform'
import type { Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { setPropertyTracked } from './format.ts'
import { nextBlock, nextParagraph, outOfFieldCode, textPlace } from './places.ts'
import { settleHeldMarks } from './held-marks.ts'
import { insertionAt } from './neighbours.ts'
import type { Tracker } from './tracker.ts'

/*
 * A paragraph's mark ends it. So a split makes a NEW paragraph of the left piece, with an inserted mark, and a merge
 * carries a paragraph's content into the FOLLOWING one, whose properties survive (ECMA-376 part 1, 17.13.5.15 and 20).
 */

/** Attributes of a paragraph made here that looks like another one and ends with an inserted mark. */
export function newParagraphAttrs(like: Node, insertion: Revision | null): Record<string, unknown> {
  return {
    src: null,
    paraId: null,
    pPr: like.attrs.pPr as string,
    markRPr: like.attrs.markRPr as string,
    markRevisions: insertion === null ? null : { ins: insertion },
    pPrChange: null,
    sectPr: null,
  }
}

/**
 * Splits the paragraph around `pos` in one step that keeps every position in it: what stands before `pos` comes first in
 * `left`, what follows comes last in `right`. `between` are blocks that come to stand between the two.
 */
export function splitParagraph(tr: Transaction, pos: number, left: Node, between: readonly Node[], right: Node): void {
  const $pos = tr.doc.resolve(pos)
  const slice = new Slice(Fragment.fromArray([left, ...between, right]), 0, 1)
  tr.step(new ReplaceAroundStep($pos.before(), pos, $pos.start(), pos, slice, 1))
}

/** What the paragraph after a split is to look like, where it is not to look like the one that was split. */
export interface NextLook {
  readonly pPr: string
  readonly markRPr: string
}

/**
 * Enter: the left piece ends with a mark that I inserted, the right piece stays the original paragraph. Returns where
 * that begins, which is where the caret goes; null, with nothing done, where there is no paragraph.
 *
 * @param next the look of the right piece, as a revision; left out where another author's change stands in the way
 */
export function splitTracked(tr: Transaction, pos: number, tracker: Tracker, next?: NextLook | null): number | null {
  const place = textPlace(tr.doc, pos)
  if (place === null) return null
  const at = outOfFieldCode(tr.doc, place)
  settleHeldMarks(tr, at, at, tracker)
  const paragraph = tr.doc.resolve(at).parent
  const left = schema.nodes.paragraph.create(newParagraphAttrs(paragraph, insertionAt(tr.doc, at, tracker)))
  splitParagraph(tr, at, left, [], paragraph.copy(Fragment.empty))
  if (next != null) {
    setPropertyTracked(tr, at + 1, 'pPr', next.pPr, tracker)
    setPropertyTracked(tr, at + 1, 'markRPr', next.markRPr, tracker)
  }
  return at + 2
}

/** Carries the content of the paragraph at `pos` into the paragraph that follows it. */
export function mergeIntoNext(tr: Transaction, pos: number): void {
  mergeAdjacent(tr, pos + moveMarkers(tr, pos))
}

/**
 * Between paragraphs that join, a range's start goes in front and its end behind, so that neither crosses the other
 * (as a decision does it). Returns by how much the first paragraph moved.
 */
function moveMarkers(tr: Transaction, pos: number): number {
  const next = nextParagraph(tr.doc, pos)!
  const places: number[] = []
  for (let at = nextBlock(tr.doc, pos)!; at < next; at = nextBlock(tr.doc, at)!) places.push(at)
  if (places.length === 0) return 0
  const markers = places.map((at) => tr.doc.nodeAt(at)!)
  const isEnd = (marker: Node): boolean => (marker.attrs.kind as string).endsWith('End')
  const ends = markers.filter(isEnd)
  const starts = Fragment.fromArray(markers.filter((marker) => !isEnd(marker)))
  tr.insert(next + tr.doc.nodeAt(next)!.nodeSize, ends)
  for (const at of places.toReversed()) removeBlock(tr, at)
  tr.insert(pos, starts)
  return starts.size
}

/**
 * The merge in one step that keeps every position inside the two. Across a group's edge the paragraph changes its
 * group, and an emptied group goes.
 */
function mergeAdjacent(tr: Transaction, pos: number): void {
  const { doc } = tr
  const next = nextBlock(doc, pos)!
  const $pos = doc.resolve(pos)
  const paragraph = $pos.nodeAfter!
  const merged = doc.nodeAt(next)!.copy(Fragment.empty)
  const gapFrom = pos + 1
  const gapTo = pos + paragraph.nodeSize - 1
  if (next === pos + paragraph.nodeSize) {
    tr.step(new ReplaceAroundStep(pos, next + 1, gapFrom, gapTo, new Slice(Fragment.from(merged), 0, 1), 1))
    return
  }
  const group = schema.nodes.group
  const later = group.create(null, merged)
  if ($pos.parent.childCount === 1) {
    tr.step(new ReplaceAroundStep(pos - 1, next + 1, gapFrom, gapTo, new Slice(Fragment.from(later), 0, 2), 2))
  } else {
    const slice = new Slice(Fragment.fromArray([group.create(), later]), 1, 2)
    tr.step(new ReplaceAroundStep(pos, next + 1, gapFrom, gapTo, slice, 3))
  }
}

/** Takes a block away; a group that it leaves empty goes with it. */
export function removeBlock(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  const alone = $pos.parent.type === schema.nodes.group && $pos.parent.childCount === 1
  if (alone) tr.delete($pos.before(), $pos.after())
  else tr.delete(pos, pos + $pos.nodeAfter!.nodeSize)
}
