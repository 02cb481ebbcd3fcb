import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportName, roundLabel, turnAfter, type Round } from '../../../core/agreement/agreement.ts'
import { openForks, type Settlement } from '../../../core/agreement/forks.ts'
import type { ImportReport } from '../../../core/api/exchange.ts'
import { ok } from '../../../core/result.ts'
import { findAgreement } from '../../archive/agreements.ts'
import { getBlob } from '../../archive/blobs.ts'
import { closeDraft, draftVersion, readDraft } from '../../archive/drafts.ts'
import type { WriteDb } from '../../archive/handle.ts'
import { listRounds } from '../../archive/rounds.ts'
import { forgetDraft, liveDraft, startDraft } from '../drafts.ts'
import { writeFile } from '../files.ts'
import { commit, type Session } from '../session.ts'

type LeftDraft = ImportReport['drafts'][number]

/**
 * Brings our draft in line with the rounds that came in. A draft that was begun on a round which is not the last any more
 * cannot be sent as an answer: what was written in it goes to a file beside the archive, and the draft begins anew if it is
 * our turn. Where the file cannot be written the draft stays. Answers what happened to a draft somebody had worked on.
 */
export async function alignDraft(session: Session, db: WriteDb, agreement: string): Promise<LeftDraft | undefined> {
  const rounds = listRounds(db, agreement)
  const last = rounds.at(-1)
  if (last === undefined) return undefined
  const stored = readDraft(db, agreement)
  if (stored === undefined) {
    await openOn(session, db, agreement, last)
    return undefined
  }
  if (turnAfter(rounds) === 'ours' && stored.base === last.document) return undefined
  const title = findAgreement(db, agreement)?.title ?? ''
  const isTouched = (draftVersion(db, agreement) ?? 0) > 0
  const path = isTouched ? await writeAside(session, agreement, title) : undefined
  if (path === null) return { id: agreement, title, path }
  const live = await session.drafts.get(agreement)
  const closed = commit(db, () => {
    closeDraft(db, agreement)
    return ok(undefined)
  })
  if (!closed.ok) return { id: agreement, title, path: path ?? null }
  if (live?.ok === true) forgetDraft(session, live.value)
  await openOn(session, db, agreement, last)
  return path === undefined ? undefined : { id: agreement, title, path }
}

/** Null where it could not be written. */
async function writeAside(session: Session, agreement: string, title: string): Promise<string | null> {
  const draft = await liveDraft(session, agreement)
  const redline = draft.ok ? await session.deps.work.writeDraft(draft.value.key, 'redline') : draft
  if (!redline.ok || session.archive === null) return null
  const name = exportName(title, 'My draft', 'Redline', session.deps.now())
  const written = await writeFile(freePath(join(dirname(session.archive.path), name)), redline.value)
  return written.ok ? written.value.path : null
}

function freePath(path: string): string {
  for (let count = 2, free = path; ; count += 1) {
    if (!existsSync(free)) return free
    free = path.replace(/\.docx$/, ` ${count}.docx`)
  }
}

/** A draft for our next round, where it is our turn and the document is there. */
async function openOn(session: Session, db: WriteDb, agreement: string, last: Round): Promise<void> {
  if (last.kind === 'sent') return
  const bytes = getBlob(db, last.document)
  if (!bytes.ok) return
  const inspected = await session.deps.work.inspect(bytes.value)
  if (!inspected.ok || draftVersion(db, agreement) !== undefined) return
  commit(db, () => {
    startDraft(db, agreement, last.document, inspected.value.openRevisions, session.deps.now())
    return ok(undefined)
  })
}

/** Rounds of an agreement that two devices sealed at once and nobody settled, as they are called on screen. */
export function forkedRounds(rounds: readonly Round[], settlements: readonly Settlement[]): string[] {
  return openForks(rounds, settlements)
    .flat()
    .map((round) =>
      // Of a return that names nobody the author is not known.
      [roundLabel(round), round.author, round.sealedAt.slice(0, 10)].filter((part) => part !== '').join(', '),
    )
}
