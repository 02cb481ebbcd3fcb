import { z } from 'zod'
import { decision } from '../agreement/decisions.ts'
import { operation } from './operation.ts'
import { badFile, job, round, source } from './values.ts'

/** `round`: the sealed round it went out with. */
const sealedDecision = decision.extend({ round: z.string() })

export const rounds = {
  'round.list': operation(z.object({ agreement: z.string() }), z.array(round), ['no-archive', 'not-found']),
  /** What we accepted and rejected before each of our rounds went out, in order. */
  'round.decisions': operation(z.object({ agreement: z.string() }), z.array(sealedDecision), [
    'no-archive',
    'not-found',
  ]),
  /** Seals the draft and writes the redline, and the clean twin when asked. Nothing is sealed unless both files are written; given up, neither is. */
  'round.send': operation(
    z.object({ agreement: z.string(), redlinePath: z.string().min(1), cleanPath: z.string().min(1).nullable(), job }),
    round,
    [
      'no-archive',
      'read-only',
      'locked',
      'not-found',
      'not-open',
      'no-draft',
      'not-writable',
      'stale-draft',
      'cancelled',
      'no-space',
      'damaged',
      'not-readable',
    ],
  ),
  'round.receive': operation(
    z.object({ agreement: z.string(), source, job }),
    z.object({ round, messages: z.array(z.string()) }),
    [
      'no-archive',
      'read-only',
      'locked',
      'not-found',
      'not-open',
      'not-their-turn',
      'same-as-sent',
      'cancelled',
      'no-space',
      'damaged',
      'not-readable',
      ...badFile,
    ],
  ),
  /**
   * Of rounds that were sealed at once, says which the exchange goes on from, and why. Nothing is taken away. `draft`: one of
   * ours that was begun on another, and is now in a file (`path` null: it could not be written, and stays).
   */
  'round.settle': operation(
    z.object({ agreement: z.string(), round: z.string(), reason: z.string().trim().min(1) }),
    z.object({ draft: z.object({ id: z.string(), title: z.string(), path: z.string().nullable() }).nullable() }),
    ['no-archive', 'read-only', 'locked', 'not-found', 'not-open', 'not-a-fork', 'no-space', 'damaged', 'not-readable'],
  ),
  /** Writes a sealed round's document, or the draft's when `round` is null, as it is (redline) or with everything accepted (clean). */
  'round.export': operation(
    z.object({ agreement: z.string(), round: z.string().nullable(), clean: z.boolean(), path: z.string().min(1), job }),
    z.object({ path: z.string() }),
    [
      'no-archive',
      'not-found',
      'no-draft',
      'not-writable',
      'stale-draft',
      'cancelled',
      'no-space',
      'damaged',
      'not-readable',
    ],
  ),
}
