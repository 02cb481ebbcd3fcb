import { type Round, roundLabel } from '../../core/agreement/agreement.ts'
import type { AgreementRow } from '../../core/api/agreements.ts'
import { type ReadDb, type WriteDb, all, get, run } from './handle.ts'

type StoredRow = Omit<AgreementRow, 'lastRound'> & {
  readonly lastKind: Round['kind'] | null
  readonly lastSide: Round['side'] | null
  readonly lastNumber: number | null
}

const ROWS = `
  SELECT id, title, counterparty, paper, status, turn, last_kind AS lastKind, last_side AS lastSide,
    last_number AS lastNumber, last_activity AS lastActivity, coalesce(open_revisions, 0) AS openRevisions
  FROM agreement LEFT JOIN agreement_local ON agreement_local.agreement = agreement.id`

/** Every agreement that was not deleted, the one with the latest activity first. */
export function listAgreements(db: ReadDb): AgreementRow[] {
  return all<StoredRow>(db, `${ROWS} WHERE status <> 'deleted' ORDER BY last_activity DESC, id`).map(rowOf)
}

export function findAgreement(db: ReadDb, id: string): AgreementRow | undefined {
  const row = get<StoredRow>(db, `${ROWS} WHERE id = ?`, id)
  return row === undefined ? undefined : rowOf(row)
}

/** How many revisions are undecided in the draft or the last round: counted here, not part of history. In a transaction. */
export function setOpenRevisions(db: WriteDb, agreement: string, count: number): void {
  run(
    db,
    `INSERT INTO agreement_local (agreement, open_revisions) VALUES (?, ?)
     ON CONFLICT (agreement) DO UPDATE SET open_revisions = excluded.open_revisions`,
    agreement,
    count,
  )
}

function rowOf({ lastKind, lastSide, lastNumber, ...row }: StoredRow): AgreementRow {
  if (lastKind === null || lastSide === null || lastNumber === null) return { ...row, lastRound: '' }
  return { ...row, lastRound: roundLabel({ kind: lastKind, side: lastSide, number: lastNumber }) }
}
