import type { Result } from '../../core/result.ts'
import { getBlob } from '../archive/blobs.ts'
import { findRound, listRounds } from '../archive/rounds.ts'
import { checkpoint, liveDraft } from './drafts.ts'
import { notFound, reading, type Session } from './session.ts'

/** The draft for the editor, its beginning: JSON bytes of a Projection (core/api). */
export async function draftProjection(session: Session, agreement: string): Promise<Result<Uint8Array>> {
  const draft = await liveDraft(session, agreement)
  if (!draft.ok) return draft
  const { key, base, version } = draft.value
  const projected = await session.deps.work.projectDraft(key, { base, version }, ourAuthors(session, agreement))
  // The page comes first: folding the journal may take a while.
  void checkpoint(session, draft.value).catch(() => {})
  return projected
}

/** More of a document that is on its way (core/api restUrl). */
export async function projectionRest(
  session: Session,
  isDraft: boolean,
  key: string,
  from: number,
): Promise<Result<Uint8Array>> {
  const { work } = session.deps
  return isDraft ? work.projectDraftRest(key, from) : work.projectRest(key, from)
}

/** A sealed round, to be read. */
export async function roundProjection(session: Session, agreement: string, id: string): Promise<Result<Uint8Array>> {
  const db = reading(session)
  if (!db.ok) return db
  const round = findRound(db.value, agreement, id)
  if (round === undefined) return notFound('round')
  const bytes = getBlob(db.value, round.document)
  return bytes.ok ? session.deps.work.project(bytes.value, ourAuthors(session, agreement)) : bytes
}

/** A picture of the draft, or of a sealed round. */
export async function picture(
  session: Session,
  agreement: string,
  round: string | null,
  part: string,
): Promise<Result<Uint8Array>> {
  if (round === null) {
    const draft = await liveDraft(session, agreement)
    return draft.ok ? session.deps.work.draftPicture(draft.value.key, part) : draft
  }
  const db = reading(session)
  if (!db.ok) return db
  const sealed = findRound(db.value, agreement, round)
  if (sealed === undefined) return notFound('round')
  const bytes = getBlob(db.value, sealed.document)
  return bytes.ok ? session.deps.work.picture(bytes.value, part) : bytes
}

/** We are who the profile names, and whoever sealed a round of ours. */
export function ourAuthors(session: Session, agreement: string): string[] {
  const db = reading(session)
  const rounds = db.ok ? listRounds(db.value, agreement) : []
  const sealed = rounds.filter((r) => r.kind === 'sent').map((r) => r.author)
  return [...new Set([session.deps.profile().name, ...sealed])].filter((name) => name !== '')
}
