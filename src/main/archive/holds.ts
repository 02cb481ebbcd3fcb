import type { Hold } from '../../core/agreement/holds.ts'
import { type ReadDb, all } from './handle.ts'

type Row = Omit<Hold, 'lifted'> & {
  readonly liftedReason: string | null
  readonly liftedAuthor: string | null
  readonly liftedAt: string | null
}

/** An agreement's holds, those lifted too, in the order they were placed. */
export function listHolds(db: ReadDb, agreement: string): Hold[] {
  const rows = all<Row>(
    db,
    `SELECT id, reason, author, at, lifted_reason AS liftedReason, lifted_author AS liftedAuthor, lifted_at AS liftedAt
     FROM hold WHERE agreement = ? ORDER BY place`,
    agreement,
  )
  return rows.map(({ liftedReason, liftedAuthor, liftedAt, ...hold }) => ({
    ...hold,
    lifted:
      liftedReason === null || liftedAuthor === null || liftedAt === null
        ? null
        : { reason: liftedReason, author: liftedAuthor, at: liftedAt },
  }))
}
