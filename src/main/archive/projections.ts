import { createHash } from 'node:crypto'
import { projectAgreement, projectProfiles, type ProjectedAgreement } from '../../core/agreement/project.ts'
import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import type { LogRecord } from '../../core/agreement/record.ts'
import { type ReadDb, type Value, type WriteDb, all, iterate, run } from './handle.ts'
import { type RecordRow, recordOf } from './record-row.ts'

/**
 * Brings the tables that are derived from the log up to date after a record has come in. The record's agreement is derived
 * anew from all its records (some dozens): that way no order of arrival can make a difference. In a transaction.
 */
export function projectRecord(db: WriteDb, record: Pick<LogRecord, 'agreement'>): void {
  if (record.agreement === null) writeProfiles(db)
  else writeAgreement(db, record.agreement)
}

/** The tables that are derived from the log, each with the order of its rows. */
export const PROJECTED: Readonly<Record<string, string>> = {
  agreement: 'id',
  agreement_tag: 'agreement, tag',
  comment: 'agreement, place',
  decision: 'agreement, place',
  field_history: 'agreement, place',
  hold: 'agreement, place',
  note: 'agreement, place',
  profile: 'device',
  purged_blob: 'agreement, hash',
  round: 'agreement, place',
}

/** SHA-256 (hex) of all that these tables hold. */
export function projectionDigest(db: ReadDb): string {
  const digest = createHash('sha256')
  for (const [table, order] of Object.entries(PROJECTED)) {
    digest.update(table)
    for (const row of iterate<object>(db, `SELECT * FROM ${table} ORDER BY ${order}`)) {
      digest.update(JSON.stringify(Object.values(row)))
    }
  }
  return digest.digest('hex')
}

/** Derives every projection from the log again. Equal to what was there, unless that was altered. In a transaction. */
export function rebuildProjections(db: WriteDb): void {
  run(db, 'DELETE FROM agreement')
  for (const { agreement } of agreementsInLog(db)) writeAgreement(db, agreement)
  writeProfiles(db)
}

function agreementsInLog(db: ReadDb): { agreement: string }[] {
  return all(db, 'SELECT DISTINCT agreement FROM record WHERE agreement IS NOT NULL ORDER BY agreement')
}

function writeProfiles(db: WriteDb): void {
  run(db, 'DELETE FROM profile')
  const records = all<RecordRow>(db, 'SELECT * FROM record WHERE agreement IS NULL ORDER BY seq').map(recordOf)
  for (const { device, name, initials, email, organisation, at } of projectProfiles(records)) {
    insert(db, 'profile', { device, name, initials, email, organisation, at })
  }
}

function writeAgreement(db: WriteDb, id: string): void {
  const records = all<RecordRow>(db, 'SELECT * FROM record WHERE agreement = ? ORDER BY seq', id).map(recordOf)
  const agreement = projectAgreement(id, records)
  if (agreement === undefined) return
  run(db, 'DELETE FROM agreement WHERE id = ?', id)
  insertAgreement(db, agreement)
  insertExchanges(db, agreement)
  insertRemarks(db, agreement)
}

function insertAgreement(db: WriteDb, agreement: ProjectedAgreement): void {
  const { id, value, rounds, history, tags } = agreement
  const last = rounds.at(-1)
  insert(db, 'agreement', {
    id,
    title: agreement.title,
    counterparty: agreement.counterparty,
    paper: agreement.paper,
    kind: agreement.kind,
    owner: agreement.owner,
    value_amount: value?.amount ?? null,
    value_currency: value?.currency ?? null,
    effective_on: agreement.effectiveOn,
    expires_on: agreement.expiresOn,
    due_on: agreement.dueOn,
    status: agreement.status,
    outcome: agreement.outcome,
    turn: agreement.turn,
    last_kind: last?.kind ?? null,
    last_side: last?.side ?? null,
    last_number: last?.number ?? null,
    opened_at: agreement.openedAt,
    last_activity: agreement.lastActivity,
    held: Number(agreement.held),
    forked: Number(agreement.forked),
  })
  history.forEach(({ field, value: set, at, device, hash, overruled }, place) =>
    insert(db, 'field_history', {
      agreement: id,
      place,
      field,
      value: canonicalJson(set),
      at,
      device,
      hash,
      overruled: Number(overruled),
    }),
  )
  for (const tag of tags) insert(db, 'agreement_tag', { agreement: id, tag })
  for (const hash of agreement.purged) insert(db, 'purged_blob', { agreement: id, hash })
}

/** Rounds and what was decided in them. `place`: where one stands, which seq alone does not say where two were sealed at once. */
function insertExchanges(db: WriteDb, { id, rounds, decisions }: ProjectedAgreement): void {
  rounds.forEach(({ sealedAt, fileName, ...round }, place) =>
    insert(db, 'round', { agreement: id, place, ...round, sealed_at: sealedAt, file_name: fileName }),
  )
  decisions.forEach(({ clause, ...decision }, place) =>
    insert(db, 'decision', {
      agreement: id,
      place,
      ...decision,
      clause_label: clause.label,
      clause_title: clause.title,
      clause_para: clause.paraId,
    }),
  )
}

/** What of ours never leaves the archive: comments, notes and holds, each in the order they were made. */
function insertRemarks(db: WriteDb, { id, comments, notes, holds }: ProjectedAgreement): void {
  comments.forEach(({ author, editedAt, resolved, anchor, ...comment }, place) =>
    insert(db, 'comment', {
      agreement: id,
      place,
      ...comment,
      author: author.name,
      initials: author.initials,
      edited_at: editedAt,
      resolved: Number(resolved),
      anchor: anchor === null ? null : canonicalJson(anchor),
    }),
  )
  notes.forEach(({ editedAt, anchor, ...note }, place) =>
    insert(db, 'note', {
      agreement: id,
      place,
      ...note,
      edited_at: editedAt,
      anchor: anchor === null ? null : canonicalJson(anchor),
    }),
  )
  holds.forEach(({ lifted, ...hold }, place) =>
    insert(db, 'hold', {
      agreement: id,
      place,
      ...hold,
      lifted_reason: lifted?.reason ?? null,
      lifted_author: lifted?.author ?? null,
      lifted_at: lifted?.at ?? null,
    }),
  )
}

/** The columns are those of the row, which are the same for every row of a table: so is the text of the statement. */
function insert(db: WriteDb, table: string, row: Readonly<Record<string, Value>>): void {
  const columns = Object.keys(row)
  run(
    db,
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(row),
  )
}
