import { ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { listHolds } from '../archive/holds.ts'
import { recordEach, recording, tellOf } from './recording.ts'
import { notFound, type Session } from './session.ts'

/** Puts agreements under a hold: as long as it stands nothing of them may be purged. Several may stand, each with its reason. */
export function placeHold(
  session: Session,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Result<{ changed: number }> {
  return recordEach(session, ids, (agreement) => ({
    type: 'hold.placed',
    agreement,
    payload: { hold: session.deps.newId(), reason, author: session.deps.profile() },
  }))
}

/** Lifts one hold, for good. */
export function liftHold(
  session: Session,
  { id: agreement, hold, reason }: { id: string; hold: string; reason: string },
): Result<Record<string, never>> {
  const done = recording(session, ({ db, record }) => {
    if (findAgreement(db, agreement) === undefined) return notFound('agreement')
    const placed = listHolds(db, agreement).find(({ id }) => id === hold)
    if (placed === undefined) return notFound('hold')
    if (placed.lifted === null) {
      record({ type: 'hold.lifted', agreement, payload: { hold, reason, author: session.deps.profile() } })
    }
    return ok({})
  })
  if (done.ok) tellOf(session, [agreement])
  return done
}
