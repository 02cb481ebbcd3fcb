import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep } from 'prosemirror-transform'
import type { PropertyChange, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { numberingRevision } from '../revisions-in-properties.ts'
import { nextParagraph } from './places.ts'
import {
  isMine,
  isOfThisDraft,
  isPlaceMarker,
  markRevisions,
  newRevision,
  revisionOn,
  rowRevisions,
  type Tracker,
} from './tracker.ts'

/*
 * Formatting as a revision: the carrier keeps the FULL old properties (ECMA-376 part 1, 17.13.5.31). It holds one such
 * change only, so a second one by me keeps the first old properties, and one by another author stands in the way.
 */

/** Why an edit cannot be tracked, for the user; null when it was done. */
export type Refusal = string | null

export const PENDING = 'This already carries a formatting change by another author: accept or reject that one first.'

/** Meta of a transaction that left out what `PENDING` is about, and formatted the rest. */
export const LEFT_OUT = 'formatLeftOut'
export const SOME_PENDING =
  'What carries a formatting change by another author was left as it is: accept or reject that one first.'

/** The run properties that inline content gets, from those it has (canonical XML of the children of w:rPr). */
type Look = (rPr: string, node: Node, paragraph: Node, pos: number) => string

/**
 * Gives the text in a range other run properties, chosen from those it has. Text with another author's pending change is left
 * out, which `LEFT_OUT` tells; refused where that is all there is to change.
 */
export function formatTracked(tr: Transaction, from: number, to: number, look: Look, tracker: Tracker): Refusal {
  const edits: { node: Node; from: number; to: number; old: string; now: string }[] = []
  tr.doc.nodesBetween(from, to, (node, pos, paragraph) => {
    if (!node.isInline || paragraph === null || !bearsLook(node)) return
    const old = (schema.marks.rPr.isInSet(node.marks)?.attrs.xml as string | undefined) ?? ''
    const now = look(old, node, paragraph, pos)
    if (now !== old) edits.push({ node, from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize), old, now })
  })
  const isPlain = (node: Node): boolean => isOfMyDraft(revisionOn(node, 'ins'), tracker)
  const isTaken = (node: Node): boolean => {
    const change = revisionOn(node, 'fmt')
    return change !== undefined && !isMine(change, tracker)
  }
  const free = edits.filter(({ node }) => isPlain(node) || !isTaken(node))
  if (free.length < edits.length) {
    if (free.length === 0) return PENDING
    tr.setMeta(LEFT_OUT, true)
  }
  let revision: Revision | null = null
  for (const edit of free) {
    setLook(tr, edit.from, edit.to, edit.node, edit.now)
    if (isPlain(edit.node)) continue
    const change = schema.marks.fmt.isInSet(edit.node.marks)
    const known = change?.attrs as PropertyChange | undefined
    if (change && known?.old === edit.now) tr.step(new RemoveMarkStep(edit.from, edit.to, change))
    if (known && (known.old === edit.now || isOfThisDraft(known))) continue
    revision ??= newRevision(tracker)
    const old = known?.old ?? edit.old
    tr.step(new AddMarkStep(edit.from, edit.to, schema.marks.fmt.create({ ...revision, old })))
  }
  return null
}

/** Place markers and what stands beside runs (an equation, say) have no run properties. */
function bearsLook(node: Node): boolean {
  return !isPlaceMarker(node) && node.attrs.level !== 'paragraph'
}

function setLook(tr: Transaction, from: number, to: number, node: Node, xml: string): void {
  const old = schema.marks.rPr.isInSet(node.marks)
  if (xml !== '') tr.step(new AddMarkStep(from, to, schema.marks.rPr.create({ xml })))
  else if (old) tr.step(new RemoveMarkStep(from, to, old))
}

/** Which property of which node is tracked in which attribute. */
const CHANGES: Record<string, Record<string, string>> = {
  paragraph: { pPr: 'pPrChange' },
  table: { tblPr: 'tblPrChange' },
  row: { trPr: 'trPrChange' },
  cell: { tcPr: 'tcPrChange' },
}

/** Changes one attribute of the block at `pos`, where that is a property whose changes Word can track. */
export function setPropertyTracked(
  tr: Transaction,
  pos: number,
  attr: string,
  value: unknown,
  tracker: Tracker,
): Refusal {
  const node = tr.doc.nodeAt(pos)
  if (!node) return 'There is nothing at this place any more.'
  if (node.attrs[attr] === value) return null
  if (typeof value !== 'string') return untracked(node, attr)
  if (node.type === schema.nodes.paragraph && attr === 'markRPr') return setMarkLook(tr, pos, node, value, tracker)
  const changeAttr = CHANGES[node.type.name]?.[attr]
  if (changeAttr === undefined) return untracked(node, attr)
  if (node.type === schema.nodes.paragraph && isTaken(tr.doc, pos, tracker)) return PENDING
  const change = node.attrs[changeAttr] as PropertyChange | null
  const next = nextChange(change, node.attrs[attr] as string, value, isInsertedByMe(tr.doc, pos, tracker), tracker)
  if (next === undefined) return PENDING
  tr.setNodeAttribute(pos, attr, value)
  if (next !== change) tr.setNodeAttribute(pos, changeAttr, next)
  return null
}

function untracked(node: Node, attr: string): string {
  return `A change of ${attr} of a ${node.type.name} cannot be tracked.`
}

/**
 * Does a pending change by somebody else stand in the way of changing this paragraph's properties? Numbering that is
 * tracked without the properties it had (17.3.1.19) does so too: taking my change back would settle it.
 */
export function isTaken(doc: Node, pos: number, tracker: Tracker): boolean {
  const paragraph = doc.nodeAt(pos)!
  if (isInsertedByMe(doc, pos, tracker)) return false
  const change = paragraph.attrs.pPrChange as PropertyChange | null
  return change === null ? numberingRevision(paragraph) !== null : !isMine(change, tracker)
}

/**
 * What goes when my insertion is rejected needs no old properties. A mark that nothing follows would stay; and an insertion
 * that was in the file was seen by others as it looked then.
 */
function isInsertedByMe(doc: Node, pos: number, tracker: Tracker): boolean {
  const node = doc.nodeAt(pos)!
  const isParagraph = node.type === schema.nodes.paragraph
  const { ins } = isParagraph ? markRevisions(node) : node.type === schema.nodes.row ? rowRevisions(node) : {}
  return isOfMyDraft(ins, tracker) && (!isParagraph || nextParagraph(doc, pos) !== null)
}

function isOfMyDraft(revision: Revision | undefined, tracker: Tracker): boolean {
  return revision !== undefined && isMine(revision, tracker) && isOfThisDraft(revision)
}

/** The property change that remembers the state before mine; undefined where another author's stands in the way. */
function nextChange(
  change: PropertyChange | null,
  old: string,
  now: string,
  mine: boolean,
  tracker: Tracker,
): PropertyChange | null | undefined {
  if (mine) return change
  if (change === null) return { ...newRevision(tracker), old }
  if (!isMine(change, tracker)) return undefined
  if (change.old === now) return null
  return isOfThisDraft(change) ? change : { ...newRevision(tracker), old: change.old }
}

/** The look of the paragraph's mark, which numbering shows; its change is kept among the mark's revisions. */
function setMarkLook(tr: Transaction, pos: number, node: Node, value: string, tracker: Tracker): Refusal {
  const { fmt, ...others } = markRevisions(node)
  const next = nextChange(
    fmt ?? null,
    node.attrs.markRPr as string,
    value,
    isInsertedByMe(tr.doc, pos, tracker),
    tracker,
  )
  if (next === undefined) return PENDING
  tr.setNodeAttribute(pos, 'markRPr', value)
  if (next === (fmt ?? null)) return null
  const revisions = next === null ? others : { ...others, fmt: next }
  tr.setNodeAttribute(pos, 'markRevisions', Object.keys(revisions).length === 0 ? null : revisions)
  return null
}
