import { type Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { endsSection, GROUP_SIZE } from '../../document/groups.ts'
import { schema } from '../../document/schema.ts'
import { REGROUP } from './tracker.ts'

/** A group is split above the one and joined to a neighbour below the other. */
export const GROUP_LIMITS = { least: Math.floor(GROUP_SIZE / 2), most: 2 * GROUP_SIZE } as const

/**
 * After `tr` made `state`: a transaction that splits and joins the groups near its changes, so that all stay between
 * the limits, or null when they are. It is neither tracked nor undoable and keeps the selection.
 */
export function regroup(tr: Transaction, state: EditorState): Transaction | null {
  if (!tr.docChanged || state.doc.firstChild?.type !== schema.nodes.group) return null
  const next = state.tr
  const [first, last] = touchedGroups(tr, state.doc)
  // From the last to the first, so that the indexes of those before stay true.
  for (let i = last; i >= first; i--) fit(next, i)
  if (!next.docChanged) return null
  return next.setMeta(REGROUP, true).setMeta('addToHistory', false).setTime(tr.time)
}

function touchedGroups(tr: Transaction, doc: Node): [number, number] {
  let from = doc.content.size
  let to = 0
  for (const [i, map] of tr.mapping.maps.entries()) {
    const rest = tr.mapping.slice(i + 1)
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, rest.map(start, -1))
      to = Math.max(to, rest.map(end, 1))
    })
  }
  if (from > to) return [0, -1]
  return [doc.resolve(from).index(0), Math.min(doc.childCount - 1, doc.resolve(to).index(0))]
}

function fit(tr: Transaction, index: number): void {
  const { doc } = tr
  const count = doc.child(index).childCount
  if (count > GROUP_LIMITS.most) splitGroup(tr, index)
  else if (count < GROUP_LIMITS.least && doc.childCount > 1) {
    const first = mayJoin(doc, index - 1) ? index - 1 : index
    if (!mayJoin(doc, first)) return
    tr.join(startOf(doc, first + 1))
    if (tr.doc.child(first).childCount > GROUP_LIMITS.most) splitGroup(tr, first)
  }
}

/** Whether the group and its follower are on one section's paper. */
function mayJoin(doc: Node, index: number): boolean {
  return index >= 0 && index + 1 < doc.childCount && !endsSection(doc.child(index).lastChild!)
}

/** Into parts of equal length near the usual one. */
function splitGroup(tr: Transaction, index: number): void {
  const group = tr.doc.child(index)
  const parts = Math.round(group.childCount / GROUP_SIZE)
  const cuts: number[] = []
  let pos = startOf(tr.doc, index) + 1
  group.forEach((block, _offset, i) => {
    const part = Math.floor((i * parts) / group.childCount)
    if (i > 0 && part > Math.floor(((i - 1) * parts) / group.childCount)) cuts.push(pos)
    pos += block.nodeSize
  })
  for (const cut of cuts.toReversed()) tr.split(cut, 1)
}

function startOf(doc: Node, index: number): number {
  let pos = 0
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize
  return pos
}
