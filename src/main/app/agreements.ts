import type { AgreementDetail, AgreementRow } from '../../core/api/agreements.ts'
import type { Source } from '../../core/api/values.ts'
import { nextRoundNumber, titleFromFileName, type Paper } from '../../core/agreement/agreement.ts'
import { ok, type Result } from '../../core/result.ts'
import { findAgreement, listAgreements as rows } from '../archive/agreements.ts'
import { putBlob } from '../archive/blobs.ts'
import { draftVersion } from '../archive/drafts.ts'
import { appendRecord } from '../archive/records.ts'
import { listRounds } from '../archive/rounds.ts'
import { startDraft } from './drafts.ts'
import { readSource } from './files.ts'
import { commit, notFound, reading, writing, type Session } from './session.ts'

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
  return ok({ ...row, rounds, hasDraft, nextNumber: nextRoundNumber(rounds, row.turn) })
}

export interface NewAgreement {
  readonly source: Source
  readonly title?: string | undefined
  readonly counterparty: string
  readonly paper: Paper
  readonly job?: string | undefined
}

/** Takes a .docx in as a new agreement: its bytes are kept for ever, and a draft for our first round is opened on it. */
export async function importAgreement(
  session: Session,
  { source, title, counterparty, paper, job }: NewAgreement,
): Promise<Result<{ id: string; title: string; messages: string[] }>> {
  const db = writing(session)
  if (!db.ok) return db
  const file = readSource(source)
  if (!file.ok) return file
  const document = await session.deps.work.inspect(file.value.bytes, (done) => {
    if (job !== undefined) session.deps.emit('work-progress', { job, done })
  })
  if (!document.ok) return document
  const signer = session.deps.signer()
  if (!signer.ok) return signer

  const { deps } = session
  const id = deps.newId()
  const { fileName, bytes } = file.value
  const named = title?.trim() || titleFromFileName(fileName)
  const messages = [...document.value.messages]
  const done = commit(db.value, () => {
    const write = db.value
    const hash = putBlob(write, bytes)
    const common = { agreement: id, now: deps.now() }
    appendRecord(write, signer.value, {
      ...common,
      type: 'agreement.opened',
      payload: { title: named, counterparty, paper },
    })
    appendRecord(write, signer.value, {
      ...common,
      type: 'document.imported',
      payload: {
        round: deps.newId(),
        document: hash,
        fileName,
        author: document.value.author,
        messages: messages.length,
      },
    })
    startDraft(write, id, hash, document.value.openRevisions, deps.now())
    return ok(undefined)
  })
  if (!done.ok) return done
  deps.emit('archive-changed', {})
  return ok({ id, title: named, messages })
}

export function updateAgreement(
  session: Session,
  { id, ...fields }: { id: string; title: string; counterparty: string; paper: Paper },
): Result<Record<string, never>> {
  const db = writing(session)
  if (!db.ok) return db
  if (findAgreement(db.value, id) === undefined) return notFound('agreement')
  const signer = session.deps.signer()
  if (!signer.ok) return signer
  const done = commit(db.value, () => {
    appendRecord(db.value, signer.value, {
      type: 'agreement.changed',
      agreement: id,
      now: session.deps.now(),
      payload: { fields },
    })
    return ok({})
  })
  if (done.ok) session.deps.emit('agreement-changed', { id })
  return done
}
