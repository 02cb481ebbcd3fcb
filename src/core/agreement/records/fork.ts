import { z } from 'zod'
import { agreementKind } from './kind.ts'
import { id, profile } from './values.ts'

export const forkKinds = {
  /** Of rounds that were sealed at once, the one to go on from. It takes nothing away, and can be settled anew. */
  'fork.settled': agreementKind(
    z.object({ round: id, over: z.array(id).min(1), reason: z.string(), author: profile }),
    (state, { round, over, reason, author }, { at }) => {
      state.settlements.push({ round, over, reason, author: author.name, at })
    },
  ),
}
