import { z } from 'zod'
import { decision } from '../decisions.ts'
import { agreementKind } from './kind.ts'
import { id } from './values.ts'

export const decisionKinds = {
  /** What was decided before a round was sealed, in the document's order. `round`: the sealed round. Said once for each. */
  'decision.taken': agreementKind(
    z.object({ round: id, decisions: z.array(decision).min(1) }),
    (state, { round, decisions }) => {
      if (state.decided.has(round)) return
      state.decided.add(round)
      state.decisions.push(...decisions.map((taken) => ({ ...taken, round })))
    },
  ),
}
