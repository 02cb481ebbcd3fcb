import { Mark, type Node, type ResolvedPos } from 'prosemirror-model'
import type { Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { inlineAfter, inlineBefore, previousParagraph } from './places.ts'
import { isMine, isOfThisDraft, markRevisions, newRevision, revisionOn, type Tracker } from './tracker.ts'

/*
 * What an edit takes over from its neighbours: the revision it continues, so that a typed word or a held Backspace is
 * one revision, and the look of the text around it.
 */

type Kind = 'ins' | 'del'

function mineAmong(candidates: (Revision | undefined)[], tracker: Tracker): Revision {
  const goesOn = candidates.find((found) => isMine(found, tracker) && isOfThisDraft(found!))
  const { id, author, date, utc } = goesOn ?? newRevision(tracker)
  return { id, author, date, utc }
}

/** What stands left of a position: the inline node, or the previous paragraph's mark. */
function revisionBefore($pos: ResolvedPos, kind: Kind): Revision | undefined {
  if (!$pos.parent.inlineContent) return undefined
  const before = inlineBefore($pos)
  if (before) return revisionOn(before, kind)
  const previous = previousParagraph($pos.doc, $pos.before())
  return previous === null ? undefined : markRevisions($pos.doc.nodeAt(previous)!)[kind]
}

/** What stands right of a position: the inline node, or the paragraph's own mark. */
function revisionAfter($pos: ResolvedPos, kind: Kind): Revision | undefined {
  if (!$pos.parent.inlineContent) return undefined
  const after = inlineAfter($pos)
  return after ? revisionOn(after, kind) : markRevisions($pos.parent)[kind]
}

/**
 * The revision of an insertion at `pos`: the one of mine that it extends, that of my own text whose place it takes (a
 * word being composed is replaced again and again), or a new one.
 */
export function insertionAt(doc: Node, pos: number, tracker: Tracker, replaced?: Revision): Revision {
  const $pos = doc.resolve(pos)
  return mineAmong([revisionBefore($pos, 'ins'), revisionAfter($pos, 'ins'), replaced], tracker)
}

/** The insertion that the text right of `pos` belongs to. */
export function insertionFrom(doc: Node, pos: number): Revision | undefined {
  const $pos = doc.resolve(pos)
  const after = $pos.parent.inlineContent ? inlineAfter($pos) : null
  return after ? revisionOn(after, 'ins') : undefined
}

/** The revision of a deletion from `from` to `to`: the one of mine that it extends, or a new one. */
export function deletionAt(doc: Node, from: number, to: number, tracker: Tracker): Revision {
  return mineAmong([revisionBefore(doc.resolve(from), 'del'), revisionAfter(doc.resolve(to), 'del')], tracker)
}

/** Wrappers that a position stands inside of: those that both neighbours have. */
function wrapsAt($pos: ResolvedPos): Mark[] {
  const after = $pos.nodeAfter
  if (!after) return []
  return ($pos.nodeBefore?.marks ?? []).filter((mark) => mark.type === schema.marks.wrap && mark.isInSet(after.marks))
}

const BEARS_LOOK = new Set(['text', 'tab', 'break', 'hyphen', 'symbol', 'field'])

/** A note reference is superscript and a link blue for what it is, which is no reason for the text beside it. */
function lendsLook(node: Node, wraps: readonly Mark[]): boolean {
  const leftLink = (mark: Mark): boolean =>
    mark.type === schema.marks.wrap && mark.attrs.kind === 'hyperlink' && !mark.isInSet(wraps)
  return BEARS_LOOK.has(node.type.name) && !node.marks.some(leftLink)
}

function lookAt($pos: ResolvedPos, wraps: readonly Mark[]): Mark | undefined {
  const { parent } = $pos
  const index = $pos.index()
  let lender = $pos.textOffset > 0 ? $pos.nodeBefore : null
  for (let i = index - 1; i >= 0 && !lender; i--) if (lendsLook(parent.child(i), wraps)) lender = parent.child(i)
  for (let i = index; i < parent.childCount && !lender; i++) {
    if (lendsLook(parent.child(i), wraps)) lender = parent.child(i)
  }
  if (lender) return schema.marks.rPr.isInSet(lender.marks)
  const xml = parent.attrs.markRPr as string
  return xml === '' ? undefined : schema.marks.rPr.create({ xml })
}

/** The run properties (children of w:rPr) that text typed at a caret takes from what stands around it. */
export function lookForTyping($pos: ResolvedPos): string {
  return (lookAt($pos, wrapsAt($pos))?.attrs.xml as string | undefined) ?? ''
}

/**
 * The marks of text typed at `pos`: my insertion, the wrappers around, and the look of the stored marks or else of the
 * neighbours. Deletions, moves and formatting changes are never inherited.
 */
export function typingMarks(
  doc: Node,
  pos: number,
  insertion: Revision,
  stored: readonly Mark[] | null,
): readonly Mark[] {
  const $pos = doc.resolve(pos)
  const wraps = wrapsAt($pos)
  const look = stored ? schema.marks.rPr.isInSet(stored) : lookAt($pos, wraps)
  return Mark.setFrom([...wraps, schema.marks.ins.create({ ...insertion }), ...(look ? [look] : [])])
}
