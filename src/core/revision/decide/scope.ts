import type { Node } from 'prosemirror-model'
import { groupIndexAt, groupStarts } from '../../document/group-places.ts'
import { schema } from '../../document/schema.ts'

/** A stretch of the document, in its positions. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Indices of the groups that stretches touch, and the start of each group's content; null for a flat document. */
export function groupsTouched(doc: Node, stretches: readonly Stretch[]): Set<number> | null {
  if (doc.firstChild?.type !== schema.nodes.group) return null
  const starts = groupStarts(doc)
  const touched = new Set<number>()
  for (const { from, to } of stretches) {
    for (let i = groupIndexAt(doc, from); i < starts.length && starts[i]! <= to; i++) touched.add(i)
  }
  return touched
}
