/** Something of which ProseMirror makes JSON: a step. */
export interface Json {
  toJSON(): unknown
}

interface MarkSet {
  readonly stepType: 'markSet'
  readonly steps: readonly MarkStepJson[]
}
type MarkStepJson = MarkSet | { readonly stepType: 'addMark' | 'removeMark' }

/**
 * A step as JSON that can be read again. Undoing a change of marks makes a set of steps, redoing it a set of sets, which
 * `Step.fromJSON` refuses: they are written as one set, in the same order.
 */
export function stepJson(step: Json): unknown {
  const json = step.toJSON() as MarkStepJson
  return json.stepType === 'markSet' ? { ...json, steps: flat(json.steps) } : json
}

function flat(steps: readonly MarkStepJson[]): MarkStepJson[] {
  return steps.flatMap((step) => (step.stepType === 'markSet' ? flat(step.steps) : step))
}
