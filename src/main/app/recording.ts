import type { NewRecord } from '../../core/agreement/record.ts'
import { ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import type { WriteDb } from '../archive/handle.ts'
import { appendRecord } from '../archive/records.ts'
import { commit, notFound, writing, type Session } from './session.ts'

export interface Recorder {
  readonly db: WriteDb
  /** Appends a record, in our name and at this time. */
  readonly record: (record: NewRecord) => void
}

/** Runs a change of the archive as one transaction: every record it appends is on disk when this answers, or none. */
export function recording<T>(session: Session, change: (recorder: Recorder) => Result<T>): Result<T> {
  const db = writing(session)
  if (!db.ok) return db
  const signer = session.deps.signer()
  if (!signer.ok) return signer
  return commit(db.value, () =>
    change({
      db: db.value,
      record: (record) => appendRecord(db.value, signer.value, { ...record, now: session.deps.now() }),
    }),
  )
}

/**
 * Records something about each of these agreements that it does not hold for yet, in one transaction, and tells the windows.
 * Answers how many it was. `not-found` when one of them is not there: then nothing was changed.
 */
export function recordEach(
  session: Session,
  ids: readonly string[],
  about: (id: string, db: WriteDb) => NewRecord | null,
): Result<{ changed: number }> {
  const done = recording(session, ({ db, record }) => {
    let changed = 0
    for (const id of new Set(ids)) {
      if (findAgreement(db, id) === undefined) return notFound('agreement')
      const next = about(id, db)
      if (next === null) continue
      record(next)
      changed++
    }
    return ok({ changed })
  })
  if (done.ok) tellOf(session, ids)
  return done
}

/** One agreement by its id; of many, that the archive changed: each window asks again once. */
export function tellOf(session: Session, ids: readonly string[]): void {
  const [id] = ids
  if (ids.length === 1 && id !== undefined) session.deps.emit('agreement-changed', { id })
  else for (const each of ids.slice(0, MOST_TOLD)) session.deps.emit('agreement-changed', { id: each })
}

/** A window shows one agreement or all of them: after these it has heard enough to ask again. */
const MOST_TOLD = 50
