import type { AgreementDetail, AgreementRow } from '../../core/api/agreements.ts'
import type { Source } from '../../core/api/values.ts'
import { nextRoundNumber, titleFromFileName, type Paper } from '../../core/agreement/agreement.ts'
import { ok, type Result } from '../../core/result.ts'
import { findAgreement, listAgreements as rows } from '../archive/agreements.ts'
import { getBlob } from '../archive/blobs.ts'
import { draftVersion } from '../archive/drafts.ts'
import { purgedOf } from '../archive/purge.ts'
import { listRounds } from '../archive/rounds.ts'
import { listSettlements } from '../archive/settlements.ts'
import { readSource } from './files.ts'
import { writeScaffold } from './scaffold/scaffold.ts'
import { notFound, reading, writing, type Session } from './session.ts'
import { takeIn, type TakenIn } from './taking-in.ts'

/** Every agreement, those that were deleted too. */
export function listAgreements(session: Session): Result<AgreementRow[]> {
  const db = reading(session)
  return db.ok ? ok(rows(db.value)) : db
}

export function getAgreement(session: Session, id: string): Result<AgreementDetail> {
  const db = reading(session)
  if (!db.ok) return db
  const row = findAgreement(db.value, id)
  if (row === undefined) return notFound('agreement')
  const rounds = listRounds(db.value, id)
  const hasDraft = draftVersion(db.value, id) !== undefined
  const purged = purgedOf(db.value, id)
  const settlements = listSettlements(db.value, id).map((said) => ({ ...said, over: [...said.over] }))
  return ok({ ...row, rounds, settlements, hasDraft, purged, nextNumber: nextRoundNumber(rounds, row.turn) })
}

export interface NewAgreement {
  readonly source: Source
  readonly title?: string | undefined
  readonly counterparty: string
  readonly paper: Paper
  /** Refuses a document that is in the archive already. */
  readonly onlyNew?: boolean | undefined
  readonly job?: string | undefined
}

/** Takes the document that the user named in as a new agreement. */
export async function importAgreement(
  session: Session,
  { source, title, counterparty, paper, onlyNew = false, job }: NewAgreement,
): Promise<Result<TakenIn>> {
  const db = writing(session)
  if (!db.ok) return db
  const file = readSource(source)
  if (!file.ok) return file
  const { bytes, fileName } = file.value
  const incoming = {
    bytes,
    fileName,
    title: title?.trim() || titleFromFileName(fileName),
    counterparty,
    paper,
    onlyNew,
  }
  return takeIn(session, incoming, (done) => {
    if (job !== undefined) session.deps.emit('work-progress', { job, step: null, done })
  })
}

/** A new agreement on our own paper, with the bones of one to draft on. */
export async function createBlank(
  session: Session,
  { title, counterparty, kind }: { title: string; counterparty: string; kind: string },
): Promise<Result<TakenIn>> {
  const db = writing(session)
  if (!db.ok) return db
  const { name, organisation } = session.deps.profile()
  const bytes = await writeScaffold({ title, ours: organisation, theirs: counterparty, author: name })
  return takeIn(session, { bytes, fileName: `${title}.docx`, title, counterparty, kind, paper: 'ours' })
}

/** A new agreement from the document that another one began with, or from that of its last round. */
export async function duplicateAgreement(
  session: Session,
  { id, from, title }: { id: string; from: 'first' | 'last'; title: string },
): Promise<Result<TakenIn>> {
  const db = writing(session)
  if (!db.ok) return db
  const row = findAgreement(db.value, id)
  const round = listRounds(db.value, id).at(from === 'first' ? 0 : -1)
  if (row === undefined || round === undefined) return notFound('agreement')
  const bytes = getBlob(db.value, round.document)
  if (!bytes.ok) return bytes
  const { counterparty, paper, kind, owner } = row
  const { fileName } = round
  return takeIn(session, { bytes: bytes.value, fileName, title, counterparty, paper, kind, owner, copiedFrom: id })
}
