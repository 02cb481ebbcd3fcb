import { err, ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { closeDraft, readDraft } from '../archive/drafts.ts'
import type { ReadDb } from '../archive/handle.ts'
import { listHolds } from '../archive/holds.ts'
import { documentsOf, overwriteDeleted, removeDocument, sizeOfDocument, usersOf } from '../archive/purge.ts'
import { forgetPurged } from '../archive/search/rounds.ts'
import { forgetDraft } from './drafts.ts'
import { recording, tellOf } from './recording.ts'
import { notFound, type Session } from './session.ts'

export interface Purged {
  /** Documents that are gone. */
  readonly removed: number
  readonly bytes: number
  /** Documents that stay because another agreement has them too. */
  readonly kept: number
}

/**
 * Removes the documents and drafts of deleted agreements for good, all of them or none. What was said of them stays: rounds
 * with their hashes, decisions, notes, history. Failures: `held` with the reason, `not-deleted`, `nothing-left`.
 */
export async function purgeAgreements(
  session: Session,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<Result<Purged>> {
  // A draft that is open in the work thread would be written back.
  for (const id of ids) {
    const draft = await session.drafts.get(id)
    if (draft?.ok === true) forgetDraft(session, draft.value)
  }
  const done = recording(session, ({ db, record }) => {
    for (const id of ids) {
      const fault = whyNot(db, id)
      if (fault !== undefined) return fault
    }
    const meant = new Set(ids)
    const all = new Set(ids.flatMap((id) => documentsOf(db, id)))
    if (all.size === 0) return nothingLeft()
    const gone = new Set([...all].filter((hash) => usersOf(db, hash).every((user) => meant.has(user))))
    const bytes = [...gone].reduce((sum, hash) => sum + (sizeOfDocument(db, hash) ?? 0), 0)
    for (const id of meant) {
      const documents = documentsOf(db, id).filter((hash) => gone.has(hash))
      const base = readDraft(db, id)?.base
      if (base !== undefined && gone.has(base)) closeDraft(db, id)
      if (documents.length === 0) continue
      record({
        type: 'document.purged',
        agreement: id,
        payload: { documents, reason, author: session.deps.profile() },
      })
    }
    overwriteDeleted(db)
    for (const hash of gone) removeDocument(db, hash)
    forgetPurged(db)
    return ok({ removed: gone.size, bytes, kept: all.size - gone.size })
  })
  if (done.ok) tellOf(session, ids)
  return done
}

function whyNot(db: ReadDb, id: string): Result<never> | undefined {
  const row = findAgreement(db, id)
  if (row === undefined) return notFound('agreement')
  const holds = listHolds(db, id).filter(({ lifted }) => lifted === null)
  if (holds.length > 0) {
    const reasons = holds.map(({ reason, author }) => `“${reason}” (${author})`).join(', ')
    return err({
      kind: 'held',
      message: `“${row.title}” is on hold: ${reasons}. Nothing was purged. Lift the hold first, or leave this agreement out`,
    })
  }
  if (row.status === 'deleted') return undefined
  return err({
    kind: 'not-deleted',
    message: `“${row.title}” is not deleted. Nothing was purged. Delete it first, or leave it out`,
  })
}

function nothingLeft(): Result<never> {
  return err({ kind: 'nothing-left', message: 'There is no document left to purge: they were purged before' })
}
