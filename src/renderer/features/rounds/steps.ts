import type { WorkStep } from '../../../core/api/values.ts'

const WORDS: Readonly<Record<WorkStep, string>> = {
  loading: 'Reading the draft…',
  redline: 'Writing the redline…',
  clean: 'Writing the clean copy…',
  decisions: 'Noting what was decided…',
  saving: 'Saving to disk…',
  recording: 'Recording the round…',
}

/** The steps of sealing, in order. */
export function stepsOfSealing(withClean: boolean): readonly WorkStep[] {
  return ['loading', 'redline', ...(withClean ? (['clean'] as const) : []), 'decisions', 'saving', 'recording']
}

/** Which step work is at, and of how many. Before the first it is at the first. */
export function saidOfStep(step: WorkStep | null, steps: readonly WorkStep[]): string {
  const at = Math.max(0, step === null ? 0 : steps.indexOf(step))
  return `Step ${at + 1} of ${steps.length}: ${WORDS[steps[at]!]}`
}

export function stepWords(step: WorkStep | null): string {
  return WORDS[step ?? 'loading']
}
