import type { Node } from 'prosemirror-model'

const known = new WeakMap<readonly Node[], readonly number[]>()

/** Where each group of a document begins, in order: added up once for each state of the document, whoever asks. */
export function groupStarts(doc: Node): readonly number[] {
  let starts = known.get(doc.children)
  if (starts === undefined) {
    let at = 0
    starts = doc.children.map((group) => {
      const start = at
      at += group.nodeSize
      return start
    })
    known.set(doc.children, starts)
  }
  return starts
}

/** The index of the last group that begins at or before a position; 0 in an empty document. */
export function groupIndexAt(doc: Node, pos: number): number {
  const starts = groupStarts(doc)
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= pos) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
