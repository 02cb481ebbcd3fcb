import type { AgreementOutcome } from '../../core/agreement/agreement.ts'
import type { AgreementFields, FieldName } from '../../core/agreement/fields.ts'
import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import type { AgreementRow } from '../../core/api/agreements.ts'
import { ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import type { ReadDb } from '../archive/handle.ts'
import { listTags } from '../archive/tags.ts'
import { recordEach, recording, tellOf } from './recording.ts'
import { notFound, type Session } from './session.ts'

/** Fields by name; what is undefined was not asked for. */
type Asked = { readonly [K in FieldName]?: AgreementFields[K] | undefined }

/** Sets fields of an agreement. A value that is so already is no change, and leaves no record. */
export function changeAgreement(
  session: Session,
  { id, fields }: { id: string; fields: Asked },
): Result<Record<string, never>> {
  const done = recording(session, ({ db, record }) => {
    const row = findAgreement(db, id)
    if (row === undefined) return notFound('agreement')
    const news = changedFields(row, fields)
    if (Object.keys(news).length > 0) record({ type: 'agreement.changed', agreement: id, payload: { fields: news } })
    return ok({})
  })
  if (done.ok) tellOf(session, [id])
  return done
}

function changedFields(row: AgreementRow, fields: Asked): Partial<AgreementFields> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) => value !== undefined && canonicalJson(value) !== canonicalJson(row[field as FieldName]),
    ),
  )
}

/** Ends agreements that are open. Their documents and drafts stay as they are. */
export function closeAgreements(
  session: Session,
  { ids, outcome, reason }: { ids: readonly string[]; outcome: AgreementOutcome; reason: string },
): Result<{ changed: number }> {
  const payload = { outcome, reason, author: session.deps.profile() }
  return recordEach(session, ids, (agreement, db) =>
    statusOf(db, agreement) === 'open' ? { type: 'agreement.closed', agreement, payload } : null,
  )
}

export function reopenAgreements(session: Session, ids: readonly string[]): Result<{ changed: number }> {
  const payload = { author: session.deps.profile() }
  return recordEach(session, ids, (agreement, db) =>
    statusOf(db, agreement) === 'closed' ? { type: 'agreement.reopened', agreement, payload } : null,
  )
}

/** Takes agreements out of the list. Nothing of them goes: that takes a purge. */
export function deleteAgreements(
  session: Session,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Result<{ changed: number }> {
  const payload = { reason, author: session.deps.profile() }
  return recordEach(session, ids, (agreement, db) =>
    statusOf(db, agreement) === 'deleted' ? null : { type: 'agreement.deleted', agreement, payload },
  )
}

export function restoreAgreements(session: Session, ids: readonly string[]): Result<{ changed: number }> {
  const payload = { author: session.deps.profile() }
  return recordEach(session, ids, (agreement, db) =>
    statusOf(db, agreement) === 'deleted' ? { type: 'agreement.restored', agreement, payload } : null,
  )
}

/** Puts a tag on agreements, or takes it off. */
export function tagAgreements(
  session: Session,
  { ids, tag, on }: { ids: readonly string[]; tag: string; on: boolean },
): Result<{ changed: number }> {
  return recordEach(session, ids, (agreement, db) =>
    listTags(db, agreement).includes(tag) === on ? null : { type: 'tag.set', agreement, payload: { tag, on } },
  )
}

function statusOf(db: ReadDb, id: string): AgreementRow['status'] | undefined {
  return findAgreement(db, id)?.status
}
