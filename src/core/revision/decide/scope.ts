import type { Node } from 'prosemirror-model'
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
    for (let i = lastBefore(starts, from); i < starts.length && starts[i]! <= to; i++) touched.add(i)
  }
  return touched
}

/** The position before each child of the document. */
export function groupStarts(doc: Node): number[] {
  const starts: number[] = []
  doc.forEach((_, offset) => starts.push(offset))
  return starts
}

/** The index of the last start that is not behind a position; 0 before all. */
function lastBefore(starts: readonly number[], pos: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= pos) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
