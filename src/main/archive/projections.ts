import type { Round } from '../../core/agreement/agreement.ts'
import { type InternalComment, projectComments } from '../../core/agreement/comments.ts'
import { type ProjectedAgreement, projectAgreement } from '../../core/agreement/project.ts'
import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import type { LogRecord } from '../../core/agreement/record.ts'
import { type ReadDb, type WriteDb, all, run } from './handle.ts'
import { type RecordRow, recordOf } from './record-row.ts'

/**
 * Brings the tables `agreement`, `round` and `comment` up to date after a record has come in. The record's agreement is derived anew
 * from all its records (some dozens): that way no order of arrival can make a difference. In a transaction.
 */
export function projectRecord(db: WriteDb, record: Pick<LogRecord, 'agreement'>): void {
  if (record.agreement !== null) writeAgreement(db, record.agreement)
}

/** Derives every projection from the log again. Equal to what was there, unless that was altered. In a transaction. */
export function rebuildProjections(db: WriteDb): void {
  run(db, 'DELETE FROM agreement')
  for (const { agreement } of agreementsInLog(db)) writeAgreement(db, agreement)
}

function agreementsInLog(db: ReadDb): { agreement: string }[] {
  return all(db, 'SELECT DISTINCT agreement FROM record WHERE agreement IS NOT NULL ORDER BY agreement')
}

function writeAgreement(db: WriteDb, id: string): void {
  const records = all<RecordRow>(db, 'SELECT * FROM record WHERE agreement = ? ORDER BY seq', id).map(recordOf)
  const agreement = projectAgreement(id, records)
  if (agreement === undefined) return
  run(db, 'DELETE FROM agreement WHERE id = ?', id)
  insertAgreement(db, agreement)
  agreement.rounds.forEach((round, place) => insertRound(db, id, place, round))
  projectComments(records).forEach((comment, place) => insertComment(db, id, place, comment))
}

function insertAgreement(db: WriteDb, agreement: ProjectedAgreement): void {
  const last = agreement.rounds.at(-1)
  run(
    db,
    `INSERT INTO agreement (id, title, counterparty, paper, status, turn, last_kind, last_side, last_number, last_activity)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    agreement.id,
    agreement.title,
    agreement.counterparty,
    agreement.paper,
    agreement.status,
    agreement.turn,
    last?.kind ?? null,
    last?.side ?? null,
    last?.number ?? null,
    agreement.lastActivity,
  )
}

/** `place`: where it stands in its agreement, which seq alone does not say where two were sealed at once. */
function insertRound(db: WriteDb, agreement: string, place: number, round: Round): void {
  run(
    db,
    `INSERT INTO round (agreement, place, id, seq, number, side, kind, document, clean, author, sealed_at, file_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    agreement,
    place,
    round.id,
    round.seq,
    round.number,
    round.side,
    round.kind,
    round.document,
    round.clean,
    round.author,
    round.sealedAt,
    round.fileName,
  )
}

/** `place`: where it stands among its agreement's comments, which are in the order they were made. */
function insertComment(db: WriteDb, agreement: string, place: number, comment: InternalComment): void {
  run(
    db,
    `INSERT INTO comment (agreement, place, id, thread, text, author, initials, at, edited_at, resolved, anchor)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    agreement,
    place,
    comment.id,
    comment.thread,
    comment.text,
    comment.author.name,
    comment.author.initials,
    comment.at,
    comment.editedAt,
    comment.resolved ? 1 : 0,
    comment.anchor === null ? null : canonicalJson(comment.anchor),
  )
}
