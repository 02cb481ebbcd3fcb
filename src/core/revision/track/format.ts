import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep } from 'prosemirror-transform'
import type { PropertyChange, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { isMine, isPlaceMarker, markRevisions, newRevision, revisionOn, rowRevisions, type Tracker } from './tracker.ts'

/*
 * Formatting as a revision: the carrier keeps the FULL old properties (ECMA-376 part 1, 17.13.5.31). It holds one such
 * change only, so a second one by me keeps the first old properties, and one by another author stands in the way.
 */

/** Why an edit cannot be tracked, for the user; null when it was done. */
export type Refusal = string | null

const PENDING = 'This already carries a formatting change by another author: accept or reject that one first.'

/** Gives the text in a range other run properties, chosen from those it has (canonical XML of the children of w:rPr). */
export function formatTracked(
  tr: Transaction,
  from: number,
  to: number,
  look: (rPr: string) => string,
  tracker: Tracker,
): Refusal {
  const edits: { node: Node; from: number; to: number; old: string; now: string }[] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline || isPlaceMarker(node)) return
    const old = (schema.marks.rPr.isInSet(node.marks)?.attrs.xml as string | undefined) ?? ''
    const now = look(old)
    if (now !== old) edits.push({ node, from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize), old, now })
  })
  const isPlain = (node: Node): boolean => isMine(revisionOn(node, 'ins'), tracker)
  const isTaken = (node: Node): boolean => {
    const change = revisionOn(node, 'fmt')
    return change !== undefined && !isMine(change, tracker)
  }
  if (edits.some(({ node }) => !isPlain(node) && isTaken(node))) return PENDING
  let revision: Revision | null = null
  for (const edit of edits) {
    setLook(tr, edit.from, edit.to, edit.node, edit.now)
    if (isPlain(edit.node)) continue
    const change = schema.marks.fmt.isInSet(edit.node.marks)
    if (change && change.attrs.old === edit.now) tr.step(new RemoveMarkStep(edit.from, edit.to, change))
    if (change) continue
    revision ??= newRevision(tracker)
    tr.step(new AddMarkStep(edit.from, edit.to, schema.marks.fmt.create({ ...revision, old: edit.old })))
  }
  return null
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
  const change = node.attrs[changeAttr] as PropertyChange | null
  const next = nextChange(change, node.attrs[attr] as string, value, isInsertedByMe(node, tracker), tracker)
  if (next === undefined) return PENDING
  tr.setNodeAttribute(pos, attr, value)
  if (next !== change) tr.setNodeAttribute(pos, changeAttr, next)
  return null
}

function untracked(node: Node, attr: string): string {
  return `A change of ${attr} of a ${node.type.name} cannot be tracked.`
}

function isInsertedByMe(node: Node, tracker: Tracker): boolean {
  if (node.type === schema.nodes.paragraph) return isMine(markRevisions(node).ins, tracker)
  return node.type === schema.nodes.row && isMine(rowRevisions(node).ins, tracker)
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
  return change.old === now ? null : change
}

/** The look of the paragraph's mark, which numbering shows; its change is kept among the mark's revisions. */
function setMarkLook(tr: Transaction, pos: number, node: Node, value: string, tracker: Tracker): Refusal {
  const { fmt, ...others } = markRevisions(node)
  const next = nextChange(fmt ?? null, node.attrs.markRPr as string, value, isInsertedByMe(node, tracker), tracker)
  if (next === undefined) return PENDING
  tr.setNodeAttribute(pos, 'markRPr', value)
  if (next === (fmt ?? null)) return null
  const revisions = next === null ? others : { ...others, fmt: next }
  tr.setNodeAttribute(pos, 'markRevisions', Object.keys(revisions).length === 0 ? null : revisions)
  return null
}
