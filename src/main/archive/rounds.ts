import type { Round } from '../../core/agreement/agreement.ts'
import { type ReadDb, all, get } from './handle.ts'

const ROUNDS =
  'SELECT id, seq, number, side, kind, document, clean, author, sealed_at AS sealedAt, file_name AS fileName FROM round'

/** An agreement's rounds in order; none if there is no such agreement. */
export function listRounds(db: ReadDb, agreement: string): Round[] {
  return all<Round>(db, `${ROUNDS} WHERE agreement = ? ORDER BY place`, agreement)
}

export function findRound(db: ReadDb, agreement: string, id: string): Round | undefined {
  return get<Round>(db, `${ROUNDS} WHERE agreement = ? AND id = ?`, agreement, id)
}
