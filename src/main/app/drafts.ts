import { err, ok, type Result } from '../../core/result.ts'
import type { UntrackedEdit } from '../../core/revision/untracked-edits.ts'
import { commentPlaces, listComments, setCommentPlace } from '../archive/comments.ts'
import { setOpenRevisions } from '../archive/agreements.ts'
import { getBlob } from '../archive/blobs.ts'
import { appendSteps as journal, checkpointDraft, openDraft, readDraft } from '../archive/drafts.ts'
import type { ReadDb, WriteDb } from '../archive/handle.ts'
import type { StoredPlaces } from './work/places.ts'
import { damagedDraft } from './damaged-draft.ts'
import { isOutOfDate } from './following.ts'
import { commit, notFound, reading, writing, type LiveDraft, type Session } from './session.ts'

/** Goes up when a stored projection cannot be read by a newer schema any more. */
export const PROJECTION_VERSION = 1

/** How many steps may follow a checkpoint: what opening a draft after a crash has to replay at most. */
const STEPS_PER_CHECKPOINT = 500

/** Opens a draft on a package that is in the archive already: until it is edited it is the package as it reads. In a transaction. */
export function startDraft(db: WriteDb, agreement: string, base: string, openRevisions: number, now: string): void {
  openDraft(db, { agreement, base, doc: '', projectionVersion: PROJECTION_VERSION, now })
  setOpenRevisions(db, agreement, openRevisions)
}

/** The draft of an agreement as its journal has it. Failures: `no-archive`, `not-found` without a draft, `damaged-draft`, `damaged`. */
export async function liveDraft(session: Session, agreement: string): Promise<Result<LiveDraft>> {
  const open = session.drafts.get(agreement)
  if (open !== undefined && !(await isLeftBehind(session, open))) return open
  const opening = loadDraft(session, agreement)
  session.drafts.set(agreement, opening)
  const draft = await opening
  if (!draft.ok && session.drafts.get(agreement) === opening) session.drafts.delete(agreement)
  return draft
}

/** Who only reads has no part in what is written to the draft: it is read again. */
async function isLeftBehind(session: Session, opening: Promise<Result<LiveDraft>>): Promise<boolean> {
  if (session.archive?.readOnly !== true) return false
  const draft = await opening
  if (session.archive === null || !draft.ok || !isOutOfDate(session.archive, draft.value)) return false
  forgetDraft(session, draft.value)
  return true
}

async function loadDraft(session: Session, agreement: string): Promise<Result<LiveDraft>> {
  const db = reading(session)
  if (!db.ok) return db
  const stored = readDraft(db.value, agreement)
  if (stored === undefined) return notFound('draft')
  if (stored.damage !== null) return err(damagedDraft(db.value, agreement, stored))
  const base = getBlob(db.value, stored.base)
  if (!base.ok) return base
  // A key of its own, so that an answer to an older opening of the same agreement cannot reach this one.
  const key = `${agreement}#${session.deps.newId()}`
  const { doc } = stored.checkpoint
  const opened = await session.deps.work.openDraft(key, {
    base: base.value,
    checkpoint: doc,
    steps: stored.steps.map((s) => s.step),
    places: storedPlaces(db.value, agreement, stored.checkpoint.version),
  })
  if (!opened.ok) return opened.error.kind === 'damaged' ? err(damagedDraft(db.value, agreement, stored)) : opened
  const version = stored.checkpoint.version + stored.steps.length
  return ok({ agreement, key, base: stored.base, version, journalled: stored.steps.length })
}

/**
 * Writes steps to the draft's journal; when this answers, they are on disk. Failures: `stale-draft` when other steps came
 * first, `bad-step` when one does not fit the document; then nothing was written.
 */
export async function appendSteps(
  session: Session,
  { agreement, base, version, steps }: { agreement: string; base: string; version: number; steps: unknown[] },
): Promise<Result<{ version: number }>> {
  const db = writing(session)
  if (!db.ok) return db
  const draft = await liveDraft(session, agreement)
  if (!draft.ok) return draft
  // A return may have begun another draft, whose steps are counted from 0 again.
  if (draft.value.base !== base || draft.value.version !== version) return staleDraft()
  // Taken at once: of two senders with the same version the second is stale, whatever the thread is doing.
  draft.value.version += steps.length
  const json = steps.map((s) => (typeof s === 'string' ? s : JSON.stringify(s)))
  const fits = await session.deps.work.applySteps(draft.value.key, json)
  if (!fits.ok) {
    draft.value.version = version
    return fits
  }
  const written = journal(db.value, agreement, version, json, session.deps.now())
  if (!written.ok) {
    // What is in memory is ahead of what is on disk: the draft is read from the disk again.
    forgetDraft(session, draft.value)
    return written
  }
  draft.value.journalled += steps.length
  if (draft.value.journalled >= STEPS_PER_CHECKPOINT) await checkpoint(session, draft.value)
  return written
}

export function staleDraft(): Result<never> {
  return err({
    kind: 'stale-draft',
    message: 'The draft was changed elsewhere in the meantime. Your last edits were not saved; open it again',
  })
}

/** What the draft changed since it began without tracking it: nobody sees it in the redline. */
export async function untrackedInDraft(session: Session, agreement: string): Promise<Result<UntrackedEdit[]>> {
  const draft = await liveDraft(session, agreement)
  if (!draft.ok) return draft
  const found = await session.deps.work.untrackedEdits(draft.value.key)
  return found.ok ? ok([...found.value]) : found
}

/** Folds the journal into the stored document, and brings the count of open revisions up to date. */
export async function checkpoint(session: Session, draft: LiveDraft): Promise<void> {
  const db = writing(session)
  if (!db.ok || draft.journalled === 0) return
  const { version } = draft
  const state = await session.deps.work.draftState(draft.key)
  // Steps that came meanwhile are in the state but perhaps not yet on disk: the next checkpoint has them.
  if (!state.ok || draft.version !== version) return
  const { doc, openRevisions, places } = state.value
  const folded = commit(db.value, () => {
    // Where comments are goes with the document they are in: the steps that led there are dropped.
    for (const place of places) setCommentPlace(db.value, draft.agreement, place.id, version, place)
    setOpenRevisions(db.value, draft.agreement, openRevisions)
    return checkpointDraft(db.value, draft.agreement, version, doc)
  })
  // A checkpoint that fails costs nothing but a longer replay: the journal still has every step.
  if (folded.ok) draft.journalled = 0
}

/** Where the first comments of our internal threads are in the draft, or what they are found by. */
function storedPlaces(db: ReadDb, agreement: string, version: number): StoredPlaces {
  const known = new Map(commentPlaces(db, agreement).map((place) => [place.comment, place]))
  const threads = listComments(db, agreement).filter((comment) => comment.thread === null)
  const places = threads.map(({ id, anchor }) => {
    const { inDraft = null, anchor: last = null } = known.get(id) ?? {}
    return { id, inDraft, anchor: last ?? anchor }
  })
  return { version, places }
}

/** Lets go of what the thread holds of a draft; its journal stays. */
export function forgetDraft(session: Session, draft: LiveDraft): void {
  session.drafts.delete(draft.agreement)
  void session.deps.work.closeDraft(draft.key).catch(() => {})
}
