import type { Node } from 'prosemirror-model'
import type { CellRevisions } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { edgeAuthor, edgeOf } from '../moves/edges.ts'
import { isMine, markRevisions, revisionOn, type Tracker } from './tracker.ts'
import type { Refusal } from './format.ts'

/*
 * What cannot be moved without losing something: a text has one moveFrom and one moveTo at most, a row one insertion and
 * one deletion, and a content control no revision at all.
 */

const MOVE = 'A move by another author is pending in this text. Accept or reject it first.'
const ROW = 'A table row in this text is inserted or deleted by another author. Accept or reject that first.'
const CONTROL = 'This text holds a content control, whose removal Word cannot track.'
const BLOCK = 'This text holds something whose removal Word cannot track.'
const FIELD = 'A field, such as a table of contents, begins or ends in the middle of this text.'

/** Why blocks (or inline nodes) cannot move, for the user; null where they can. */
export function moveRefusal(nodes: readonly Node[], tracker: Tracker): Refusal {
  let open = 0
  let cut = false
  const refuse = (node: Node): Refusal => {
    const edge = edgeOf(node)
    if (edge !== null)
      return edge.start && edgeAuthor(node) !== null && edgeAuthor(node) !== tracker.author ? MOVE : null
    if (node.isInline) {
      for (const kind of ['moveFrom', 'moveTo'] as const) {
        const revision = revisionOn(node, kind)
        if (revision !== undefined && !isMine(revision, tracker)) return MOVE
      }
      if (node.type === schema.nodes.field) {
        if (node.attrs.edge === 'begin') open++
        else if (node.attrs.edge === 'end' && --open < 0) cut = true
        else if (open === 0 && node.attrs.edge === 'separate') cut = true
      }
      return null
    }
    if (node.type === schema.nodes.contentControl) return CONTROL
    if (node.type === schema.nodes.opaqueBlock && node.attrs.marker !== true) return BLOCK
    if (node.type === schema.nodes.paragraph) {
      const { moveFrom, moveTo } = markRevisions(node)
      if ([moveFrom, moveTo].some((r) => r !== undefined && !isMine(r, tracker))) return MOVE
    }
    if (node.type === schema.nodes.row) {
      const { ins, del } = (node.attrs.revisions as CellRevisions | null) ?? {}
      if ([ins, del].some((r) => r !== undefined && !isMine(r, tracker))) return ROW
      if (holdsMoveEdge(node)) return MOVE
    }
    for (const child of node.children) {
      const reason = refuse(child)
      if (reason !== null) return reason
    }
    return null
  }
  for (const node of nodes) {
    const reason = refuse(node)
    if (reason !== null) return reason
  }
  return cut || open !== 0 ? FIELD : null
}

function holdsMoveEdge(row: Node): boolean {
  const xml = [row, ...row.children].map((n) => `${n.attrs.before ?? ''}${n.attrs.after ?? ''}`).join('')
  return /<w:move(From|To)Range/.test(xml)
}
