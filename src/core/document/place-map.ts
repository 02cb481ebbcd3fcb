import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { ReplaceStep, StepMap, type Mappable, type Step } from 'prosemirror-transform'

/** A stretch of a document that something outside it is about. */
export interface Place {
  readonly from: number
  readonly to: number
}

/**
 * Where places go when a step is made. Like the step's own map, but text that is put back with other marks (a tracked
 * deletion is written so) stays where it is.
 *
 * @param doc the document before the step
 */
export function placeMap(step: Step, doc: Node): Mappable {
  if (!(step instanceof ReplaceStep)) return step.getMap()
  const { from, to, slice } = step
  if (from === to || slice.size === 0 || slice.openStart > 0 || slice.openEnd > 0) return step.getMap()
  const replaced = doc.slice(from, to)
  if (replaced.openStart > 0 || replaced.openEnd > 0) return step.getMap()
  const old = plain(replaced.content)
  const now = plain(slice.content)
  const start = old.findDiffStart(now)
  if (start === null) return StepMap.empty
  const end = old.findDiffEnd(now)!
  // Where the same letters end one and begin the other, both searches count them.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new StepMap([from + start, end.a + overlap - start, end.b + overlap - start])
}

/** The place after the step; empty where all of its text is gone. What is inserted at its edges is not of it. */
export function mapPlace({ from, to }: Place, map: Mappable): Place {
  const start = map.map(from, 1)
  return { from: start, to: from === to ? start : Math.max(start, map.map(to, -1)) }
}

/** Neighbours alike but for their marks become one, so that only content tells. */
function plain(content: Fragment): Fragment {
  return Fragment.fromArray(content.content.map(withoutMarks))
}

function withoutMarks(node: Node): Node {
  const none: readonly Mark[] = []
  if (node.isText) return node.mark(none)
  return node.isInline ? node.mark(none) : node.copy(plain(node.content))
}
