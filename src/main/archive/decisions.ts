import type { SealedDecision } from '../../core/agreement/records/state.ts'
import { type ReadDb, all } from './handle.ts'

type Row = Omit<SealedDecision, 'clause'> & {
  readonly clauseLabel: string
  readonly clauseTitle: string
  readonly clausePara: string | null
}

/** What was decided before each sealed round of an agreement, in order. */
export function listDecisions(db: ReadDb, agreement: string): SealedDecision[] {
  const rows = all<Row>(
    db,
    `SELECT round, outcome, kind, author, party, date, text, replaced, clause_label AS clauseLabel,
       clause_title AS clauseTitle, clause_para AS clausePara
     FROM decision WHERE agreement = ? ORDER BY place`,
    agreement,
  )
  return rows.map(({ clauseLabel, clauseTitle, clausePara, ...decision }) => ({
    ...decision,
    clause: { label: clauseLabel, title: clauseTitle, paraId: clausePara },
  }))
}
