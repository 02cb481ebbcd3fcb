import type * as fc from 'fast-check'
import { formatCommand } from '../core/revision/arbitrary-format.ts'
import { run } from '../core/revision/format-oracle.ts'
import { command, type Picked } from './session-command.ts'

/** What format buttons and list keys do, over the styles and lists of format-oracle.ts. */
export const FORMATTING_COMMANDS: readonly fc.WeightedArbitrary<Picked>[] = [
  command({
    name: 'formatting',
    weight: 8,
    arbitrary: formatCommand,
    run: (state, tracking, it) => {
      const tr = run(state, it, tracking.tracker())
      return tr === null || typeof tr === 'string' ? null : tracking.settle(tr)
    },
  }),
]
