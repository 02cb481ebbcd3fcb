import type { Party } from '../../../core/agreement/agreement.ts'
import { historiesOf, type History } from '../../../core/search/outcomes.ts'
import { type ReadDb, type WriteDb, all, get, run } from '../handle.ts'
import { SIDES, STANDINGS } from './clause.ts'
import { placesOf } from './clauses.ts'
import { knownNo } from './rounds.ts'

interface SealedRound {
  readonly no: number
  readonly side: Party
}

/**
 * Brings up to date what became of an agreement's wordings, when its rounds, their order or their sides are others than
 * when that was last done. In a transaction.
 */
export function settleAgreement(db: WriteDb, agreement: string): void {
  const no = knownNo(db, agreement)
  if (no === undefined) return
  const rounds = readRounds(db, agreement, no)
  const state = rounds.map(({ no: round, side }) => `${round}${side === 'ours' ? 'o' : 't'}`).join(' ')
  const known = get<{ settled: string }>(db, 'SELECT settled FROM search_agreement WHERE no = ?', no)
  if (known?.settled === state) return
  const wordings = Map.groupBy(placesOf(db, no), ({ round }) => round)
  const histories = historiesOf(
    rounds.map(({ no: round, side }) => ({
      side,
      wordings: new Set((wordings.get(round) ?? []).map((p) => p.version)),
    })),
  )
  for (const [version, history] of histories) settle(db, version, history, rounds)
  run(db, 'UPDATE search_agreement SET settled = ? WHERE no = ?', state, no)
}

function settle(
  db: WriteDb,
  version: number,
  { first, last, writtenBy, standing }: History,
  rounds: readonly SealedRound[],
): void {
  const came = rounds[first]!.no
  const values = [came, rounds[last]!.no, SIDES.indexOf(writtenBy), STANDINGS.indexOf(standing)]
  run(
    db,
    `UPDATE clause_version SET first = ?, last = ?, written_by = ?, standing = ?
     WHERE id = ? AND (first, last, written_by, standing) IS NOT (?, ?, ?, ?)`,
    ...values,
    version,
    ...values,
  )
  // Between these two numbers is everything that came in with a round: what searches by date begins and ends there.
  run(
    db,
    `UPDATE search_round SET first_version = min(first_version, ?), last_version = max(last_version, ?)
     WHERE no = ? AND ? NOT BETWEEN first_version AND last_version`,
    version,
    version,
    came,
    version,
  )
}

/** The agreement's rounds in order, as far as they are read. */
function readRounds(db: ReadDb, agreement: string, no: number): SealedRound[] {
  return all(
    db,
    `SELECT read.no, round.side FROM round JOIN search_round AS read ON read.agreement = ? AND read.round = round.id
     WHERE round.agreement = ? AND read.reader > 0 ORDER BY round.place`,
    no,
    agreement,
  )
}
