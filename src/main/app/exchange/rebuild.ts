import { ok, type Result } from '../../../core/result.ts'
import { projectionDigest } from '../../archive/projected-tables.ts'
import { rebuildProjections } from '../../archive/projections.ts'
import { countRecords } from '../../archive/verify.ts'
import { commit, writing, type Session } from '../session.ts'

/** Derives every list from the log again, and says whether that changed any. */
export function rebuildArchive(session: Session): Result<{ records: number; changed: boolean }> {
  const db = writing(session)
  if (!db.ok) return db
  const before = projectionDigest(db.value)
  const done = commit(db.value, () => {
    rebuildProjections(db.value)
    return ok(undefined)
  })
  if (!done.ok) return done
  const changed = projectionDigest(db.value) !== before
  if (changed) session.deps.emit('archive-changed', {})
  return ok({ records: countRecords(db.value).records, changed })
}
