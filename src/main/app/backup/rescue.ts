import type { RescueReport } from '../../../core/api/rescue.ts'
import { ok, type Result } from '../../../core/result.ts'
import { findAgreement, listAgreements } from '../../archive/agreements.ts'
import { getBlob } from '../../archive/blobs.ts'
import { appendSteps, draftVersion, openDraft } from '../../archive/drafts.ts'
import type { WriteDb } from '../../archive/handle.ts'
import type { DraftRemains } from '../../archive/rescue/drafts.ts'
import { listRounds } from '../../archive/rounds.ts'
import { closeArchive, openArchive } from '../archives.ts'
import { keyAtHand, keysFor } from '../encryption/key-ring.ts'
import { PROJECTION_VERSION, startDraft } from '../drafts.ts'
import { commit, writing, type Session } from '../session.ts'
import { copying } from './backups.ts'

/**
 * Takes what is whole in a damaged archive into a new one at `to`, opens that, and says what was lost. The damaged file is
 * only read. Failures: `exists`, `nothing-found`, `no-space`, `not-readable`, `not-found`.
 */
export async function rescueArchive(
  session: Session,
  { path, to }: { path: string; to: string },
): Promise<Result<RescueReport & { path: string }>> {
  const { now, owner } = session.deps
  const key = keyAtHand(session, path)
  const keys = keysFor(session, path)
  // Two ways into one file at once would undo each other's locks.
  if (session.archive?.path === path) closeArchive(session)
  const salvaged = await copying(session).salvage(path, to, { now: now(), owner }, keys)
  if (!salvaged.ok) return salvaged
  const { trouble } = session
  const opened = openArchive(session, to, key)
  if (!opened.ok) return opened
  // The report is read where the damage was told of; who has read it turns to the new archive.
  if (trouble?.path === path) session.trouble = trouble
  const db = writing(session)
  if (!db.ok) return db
  const { drafts: remains, records, documents } = salvaged.value
  const drafts: RescueReport['drafts'] = []
  for (const remain of remains) {
    const draft = await restoredDraft(session, db.value, remain)
    if (draft !== undefined) drafts.push(draft)
  }
  const lostDrafts = await begunAnew(session, db.value)
  session.deps.emit('archive-changed', {})
  return ok({
    path: to,
    records,
    documents,
    lostRecords: [...salvaged.value.lostRecords],
    lostDocuments: [...salvaged.value.lostDocuments],
    agreements: listAgreements(db.value).length,
    drafts,
    lostDrafts,
  })
}

/** The draft as far as it replays, on the newest of its documents that can be read. Undefined where none can. */
async function restoredDraft(
  session: Session,
  db: WriteDb,
  remains: DraftRemains,
): Promise<RescueReport['drafts'][number] | undefined> {
  const { agreement, steps } = remains
  const row = findAgreement(db, agreement)
  const base = remains.base ?? listRounds(db, agreement).at(-1)?.document
  if (row === undefined || base === undefined || draftVersion(db, agreement) !== undefined) return undefined
  const bytes = getBlob(db, base)
  if (!bytes.ok) return undefined
  // Without one that was found, the document it began with: then every step from the first must be there.
  for (const checkpoint of [...remains.checkpoints, { version: 0, doc: '' }]) {
    const next = following(steps, checkpoint.version)
    const replayed = await replay(session, bytes.value, checkpoint.doc, next)
    if (replayed === undefined) continue
    const now = session.deps.now()
    const kept = commit(db, () => {
      const { projectionVersion, openedAt } = remains
      openDraft(db, {
        agreement,
        base,
        doc: checkpoint.doc,
        projectionVersion: projectionVersion ?? PROJECTION_VERSION,
        now: openedAt ?? now,
      })
      return replayed === 0 ? ok({ version: 0 }) : appendSteps(db, agreement, 0, next.slice(0, replayed), now)
    })
    if (!kept.ok) return undefined
    const lostSteps = steps.filter(({ version }) => version > checkpoint.version).length - replayed
    return { title: row.title, steps: replayed, lostSteps }
  }
  return undefined
}

/** The whole steps that come after a version without a gap. */
function following(steps: DraftRemains['steps'], version: number): string[] {
  const known = new Map(steps.filter(({ isWhole }) => isWhole).map((step) => [step.version, step.step]))
  const found: string[] = []
  for (let next = known.get(version + 1); next !== undefined; next = known.get(version + 1 + found.length))
    found.push(next)
  return found
}

/** How many steps apply; undefined where the document itself cannot be read. */
export async function replay(
  session: Session,
  base: Uint8Array,
  checkpoint: string,
  steps: readonly string[],
): Promise<number | undefined> {
  const { work } = session.deps
  const key = `rescue#${session.deps.newId()}`
  try {
    // The thread takes the bytes over.
    const opened = await work.openDraft(key, { base: base.slice(), checkpoint, steps: [] })
    if (!opened.ok) return undefined
    let applied = 0
    for (const step of steps) {
      if (!(await work.applySteps(key, [step])).ok) break
      applied += 1
    }
    // What applies may still make no document: then the page would not show it.
    return (await work.draftState(key)).ok ? applied : undefined
  } catch {
    // A damaged document is not one of the schema.
    return undefined
  } finally {
    void work.closeDraft(key).catch(() => {})
  }
}

/** Where it is our turn and no draft is left, one begins on the last round: else nobody could go on. Answers the titles. */
async function begunAnew(session: Session, db: WriteDb): Promise<string[]> {
  const anew: string[] = []
  for (const { id, title, turn } of listAgreements(db)) {
    const last = listRounds(db, id).at(-1)
    if (turn !== 'ours' || last === undefined || draftVersion(db, id) !== undefined) continue
    anew.push(title)
    const bytes = getBlob(db, last.document)
    const document = bytes.ok ? await session.deps.work.inspect(bytes.value.slice()) : bytes
    if (!document.ok) continue
    commit(db, () => {
      startDraft(db, id, last.document, document.value.openRevisions, session.deps.now())
      return ok(undefined)
    })
  }
  return anew
}
