import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { test } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import { arbitraryRedline, inGroups } from '../../support/arbitrary-redline.ts'
import { inLists } from './arbitrary-format.ts'
import { sessionStep, type SessionStep, Trial } from '../../support/session-trial.ts'

/*
 * Whole editing sessions at random, as the app runs them: several authors take turns, decide, undo and redo; after every
 * step the laws hold. SESSION_RUNS and SESSION_SEED make it long and other (npm run fuzz -- --sessions).
 */

/** Half of them with clauses in styles and lists. */
const document = fc.oneof(arbitraryRedline, arbitraryRedline.chain(inLists))

test('random sessions of several authors obey the laws, step by step and as a whole', () => {
  fc.assert(
    fc.property(
      document,
      fc.array(sessionStep, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (doc: Node, steps: readonly SessionStep[], regroups: boolean) => {
        const trial = new Trial(regroups ? inGroups(flatten(doc), 50) : doc, regroups)
        trial.run(steps)
        trial.undoAll()
      },
    ),
    { numRuns: Number(process.env['SESSION_RUNS'] ?? 500), seed: Number(process.env['SESSION_SEED'] ?? 4) },
  )
})
