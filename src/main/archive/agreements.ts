import { type Round, roundLabel } from '../../core/agreement/agreement.ts'
import type { AgreementRow } from '../../core/api/agreements.ts'
import { type ReadDb, type WriteDb, all, get, run } from './handle.ts'
import { allTags, listTags } from './tags.ts'

type StoredRow = Omit<AgreementRow, 'lastRound' | 'value' | 'held' | 'forked' | 'tags'> & {
  readonly lastKind: Round['kind'] | null
  readonly lastSide: Round['side'] | null
  readonly lastNumber: number | null
  readonly amount: string | null
  readonly currency: string | null
  readonly held: number
  readonly forked: number
}

const ROWS = `
  SELECT id, title, counterparty, paper, status, outcome, kind, owner, value_amount AS amount, value_currency AS currency,
    effective_on AS effectiveOn, expires_on AS expiresOn, due_on AS dueOn, held, forked, turn, last_kind AS lastKind,
    last_side AS lastSide, last_number AS lastNumber, last_activity AS lastActivity, opened_at AS openedAt,
    coalesce(open_revisions, 0) AS openRevisions
  FROM agreement LEFT JOIN agreement_local ON agreement_local.agreement = agreement.id`

/** Every agreement, those that were deleted too, the one with the latest activity first. */
export function listAgreements(db: ReadDb): AgreementRow[] {
  // One question for all tags: a question a row would take longer than the list itself.
  const tags = new Map<string, string[]>()
  for (const { agreement, tag } of allTags(db)) {
    const known = tags.get(agreement)
    if (known === undefined) tags.set(agreement, [tag])
    else known.push(tag)
  }
  const rows = all<StoredRow>(db, `${ROWS} ORDER BY last_activity DESC, id`)
  return rows.map((row) => rowOf(row, tags.get(row.id) ?? []))
}

export function findAgreement(db: ReadDb, id: string): AgreementRow | undefined {
  const row = get<StoredRow>(db, `${ROWS} WHERE id = ?`, id)
  return row === undefined ? undefined : rowOf(row, listTags(db, id))
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

function rowOf(stored: StoredRow, tags: readonly string[]): AgreementRow {
  const { lastKind, lastSide, lastNumber, amount, currency, held, forked, ...row } = stored
  const isSealed = lastKind !== null && lastSide !== null && lastNumber !== null
  return {
    ...row,
    value: amount === null || currency === null ? null : { amount, currency },
    tags: [...tags],
    held: held === 1,
    forked: forked === 1,
    lastRound: isSealed ? roundLabel({ kind: lastKind, side: lastSide, number: lastNumber }) : '',
  }
}
