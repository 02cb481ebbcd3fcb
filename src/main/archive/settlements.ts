import type { Settlement } from '../../core/agreement/forks.ts'
import { byTime, knownRecord } from '../../core/agreement/record.ts'
import { instantOf } from '../../core/agreement/record-time.ts'
import { type ReadDb, all } from './handle.ts'
import { type RecordRow, recordOf } from './record-row.ts'

/** How the forks of an agreement were settled, in order of logical time. Read from the log: there are few, if any. */
export function listSettlements(db: ReadDb, agreement: string): Settlement[] {
  return all<RecordRow>(db, "SELECT * FROM record WHERE agreement = ? AND type = 'fork.settled'", agreement)
    .map(recordOf)
    .sort(byTime)
    .flatMap((record) => {
      const known = knownRecord(record)
      if (known?.type !== 'fork.settled') return []
      const { round, over, reason, author } = known.payload
      return [{ round, over, reason, author: author.name, at: instantOf(known.time) }]
    })
}
