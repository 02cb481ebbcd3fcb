import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
  type Transform,
} from 'prosemirror-transform'
import type { Stretch } from './decide/scope.ts'

/**
 * Where a transform changed anything, in its last document; undefined when one of its steps does not tell. A step's map
 * alone would not do: marks and attributes change no positions.
 */
export function touchedBy(tr: Transform): Stretch[] | undefined {
  const stretches: Stretch[] = []
  for (const [i, step] of tr.steps.entries()) {
    const here = placesOf(step)
    if (here === undefined) return undefined
    const on = tr.mapping.slice(i + 1)
    for (const { from, to } of here) stretches.push({ from: on.map(from, -1), to: on.map(to, 1) })
  }
  return stretches
}

/** In the document after the step. */
function placesOf(step: Step): Stretch[] | undefined {
  if (step instanceof ReplaceStep) return [{ from: step.from, to: step.from + step.slice.size }]
  if (step instanceof ReplaceAroundStep) {
    return [{ from: step.from, to: step.from + step.slice.size + step.gapTo - step.gapFrom }]
  }
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [step]
  return step instanceof AttrStep ? [{ from: step.pos, to: step.pos + 1 }] : undefined
}
