import { ok, type Result } from '../../core/result.ts'
import { getBlob } from '../archive/blobs.ts'
import { closeDraft, cutDraft, readDraft, type StoredDraft } from '../archive/drafts.ts'
import type { WriteDb } from '../archive/handle.ts'
import { backUp } from './backup/backups.ts'
import { replay } from './backup/rescue.ts'
import { forgetDraft, startDraft } from './drafts.ts'
import { commit, notFound, writing, type Session } from './session.ts'

/** What is left of a draft in whose journal something was altered, or does not apply. */
interface Whole {
  /** Edits behind its folded document that are what was written; null where not even that is. */
  readonly kept: number | null
  readonly lost: number
}

/**
 * Goes on with the part of a draft that comes before what was damaged. The archive is backed up first, as it is. Answers how
 * many of the draft's last edits stay and how many go; `kept` is null where it begins anew from its document. Failures:
 * `no-archive`, `read-only`, `not-found`, and those of backing up: then nothing was changed.
 */
export async function keepWhole(session: Session, agreement: string): Promise<Result<Whole & { backup: string }>> {
  const db = writing(session)
  if (!db.ok) return db
  const stored = readDraft(db.value, agreement)
  if (stored === undefined) return notFound('draft')
  const base = getBlob(db.value, stored.base)
  if (!base.ok) return base
  const inspected = await session.deps.work.inspect(base.value.slice())
  if (!inspected.ok) return inspected
  const whole = await wholeOf(session, base.value, stored)
  const backup = await backUp(session)
  if (!backup.ok) return backup
  const live = await session.drafts.get(agreement)
  if (live?.ok === true) forgetDraft(session, live.value)
  session.drafts.delete(agreement)
  const cut = commit(db.value, () => {
    if (whole.kept === null) beginAnew(db.value, agreement, stored.base, inspected.value.openRevisions, session)
    else cutDraft(db.value, agreement, stored.checkpoint.version + whole.kept)
    return ok(undefined)
  })
  if (!cut.ok) return cut
  session.deps.emit('agreement-changed', { id: agreement })
  return ok({ ...whole, backup: backup.value.path })
}

function beginAnew(db: WriteDb, agreement: string, base: string, openRevisions: number, session: Session): void {
  closeDraft(db, agreement)
  startDraft(db, agreement, base, openRevisions, session.deps.now())
}

async function wholeOf(session: Session, base: Uint8Array, { checkpoint, steps, damage }: StoredDraft): Promise<Whole> {
  const none = { kept: null, lost: steps.length }
  if (damage?.in === 'document') return none
  const before = steps.filter(({ version }) => damage === null || version < damage.version).map(({ step }) => step)
  const kept = await replay(session, base, checkpoint.doc, before)
  return kept === undefined ? none : { kept, lost: steps.length - kept }
}
