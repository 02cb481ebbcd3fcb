import type { InternalComment } from '../../core/agreement/comments.ts'
import type { Output, ParsedInput } from '../../core/api/index.ts'
import type { ListedInternal } from '../../core/api/comments.ts'
import type { TextAnchor } from '../../core/document/text-anchor.ts'
import type { Place } from '../../core/document/place-map.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { getBlob } from '../archive/blobs.ts'
import { commentPlaces, listComments, setCommentPlace } from '../archive/comments.ts'
import type { ReadDb } from '../archive/handle.ts'
import { appendRecord } from '../archive/records.ts'
import { findRound } from '../archive/rounds.ts'
import { liveDraft, staleDraft } from './drafts.ts'
import { commit, notFound, reading, writing, type LiveDraft, type Session } from './session.ts'
import type { DocumentComments } from './work/work.ts'

type Listing = Output<'comment.list'>

/** An agreement's internal comments with their history's outcome. Failures: `no-archive`, `not-found`. */
export function internalComments(session: Session, agreement: string): Result<InternalComment[]> {
  const db = reading(session)
  if (!db.ok) return db
  return findAgreement(db.value, agreement) === undefined
    ? notFound('agreement')
    : ok(listComments(db.value, agreement))
}

/** The comments of the draft, or of a sealed round: what its file says, and our internal ones where they are in it. */
export async function listDocumentComments(
  session: Session,
  { agreement, round }: ParsedInput<'comment.list'>,
): Promise<Result<Listing>> {
  const db = reading(session)
  if (!db.ok) return db
  if (round !== null) return roundComments(session, db.value, agreement, round)
  const draft = await liveDraft(session, agreement)
  if (!draft.ok) return draft
  const { version, key } = draft.value
  const found = await session.deps.work.draftComments(key)
  return found.ok ? ok(listing(session, db.value, agreement, version, found.value)) : found
}

async function roundComments(session: Session, db: ReadDb, agreement: string, id: string): Promise<Result<Listing>> {
  const round = findRound(db, agreement, id)
  if (round === undefined) return notFound('round')
  const bytes = getBlob(db, round.document)
  if (!bytes.ok) return bytes
  const last = new Map(commentPlaces(db, agreement).map((place) => [place.comment, place.anchor]))
  const anchors = listComments(db, agreement).flatMap(({ id: comment, anchor }) => {
    const known = last.get(comment) ?? anchor
    return known === null ? [] : [{ id: comment, anchor: known }]
  })
  const found = await session.deps.work.comments(bytes.value, anchors)
  return found.ok ? ok(listing(session, db, agreement, 0, found.value)) : found
}

function listing(session: Session, db: ReadDb, agreement: string, version: number, found: DocumentComments): Listing {
  const places = new Map(found.places.map(({ id, from, to }) => [id, { from, to }]))
  const internal = listComments(db, agreement).map((comment) =>
    listed(session, comment, places.get(comment.id) ?? null),
  )
  return { version, package: { ...found.package, comments: [...found.package.comments] }, internal }
}

function listed(session: Session, comment: InternalComment, place: Place | null): ListedInternal {
  return { ...comment, isMine: comment.author.name === session.deps.profile().name, place }
}

/** Makes an internal comment: a record of the archive, on disk when this answers. Nothing of it enters the document. */
export async function addComment(
  session: Session,
  { agreement, text, on }: ParsedInput<'comment.add'>,
): Promise<Result<ListedInternal>> {
  const db = writing(session)
  if (!db.ok) return db
  const signer = session.deps.signer()
  if (!signer.ok) return signer
  const id = session.deps.newId()
  const thread = 'thread' in on ? on.thread : null
  if (findAgreement(db.value, agreement) === undefined) return notFound('agreement')
  if (thread !== null && !listComments(db.value, agreement).some((c) => c.id === thread)) return notFound('comment')
  const placed = 'place' in on ? await put(session, agreement, id, on.place) : ok(null)
  if (!placed.ok) return placed
  const anchor = placed.value?.anchor ?? null
  const author = session.deps.profile()
  const done = commit(db.value, () => {
    const payload = { comment: id, thread, text: text.toWellFormed(), anchor, author }
    appendRecord(db.value, signer.value, { type: 'comment.added', agreement, now: session.deps.now(), payload })
    if ('place' in on) setCommentPlace(db.value, agreement, id, on.place.version, on.place)
    return ok(undefined)
  })
  return done.ok ? told(session, agreement, id, 'place' in on ? on.place : null) : done
}

/** Edits, resolves or deletes an internal comment: another record, and the earlier ones stay. */
export function changeComment(
  session: Session,
  { agreement, comment: id, fields }: ParsedInput<'comment.change'>,
): Result<Record<string, never>> {
  const db = writing(session)
  if (!db.ok) return db
  const known = listComments(db.value, agreement).find((c) => c.id === id)
  // One that was deleted is not listed; bringing it back is nobody else's business than its author's.
  if (known === undefined && fields.deleted !== false) return notFound('comment')
  const concernsText = fields.text !== undefined || fields.deleted !== undefined
  if (concernsText && known !== undefined && known.author.name !== session.deps.profile().name) {
    return err({ kind: 'not-yours', message: 'Somebody else wrote this comment. Answer it instead, or resolve it' })
  }
  const signer = session.deps.signer()
  if (!signer.ok) return signer
  const { text, ...others } = fields
  const payload = {
    comment: id,
    fields: { ...defined(others), ...(text === undefined ? {} : { text: text.toWellFormed() }) },
  }
  const done = commit(db.value, () => {
    appendRecord(db.value, signer.value, { type: 'comment.changed', agreement, now: session.deps.now(), payload })
    return ok({})
  })
  if (done.ok) session.deps.emit('agreement-changed', { id: agreement })
  return done
}

/** A record has no undefined in it. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/** Puts an internal comment on another place of the draft. */
export async function placeComment(
  session: Session,
  { agreement, comment: id, place }: ParsedInput<'comment.place'>,
): Promise<Result<ListedInternal>> {
  const db = writing(session)
  if (!db.ok) return db
  if (!listComments(db.value, agreement).some((c) => c.id === id && c.thread === null)) return notFound('comment')
  const signer = session.deps.signer()
  if (!signer.ok) return signer
  const placed = await put(session, agreement, id, place)
  if (!placed.ok) return placed
  const payload = { comment: id, fields: { anchor: placed.value.anchor } }
  const done = commit(db.value, () => {
    appendRecord(db.value, signer.value, { type: 'comment.changed', agreement, now: session.deps.now(), payload })
    setCommentPlace(db.value, agreement, id, place.version, place)
    return ok(undefined)
  })
  return done.ok ? told(session, agreement, id, place) : done
}

/** On a place of the draft as it is now: where others' steps came in between, `stale-draft`. */
async function put(
  session: Session,
  agreement: string,
  id: string,
  { version, from, to }: Place & { version: number },
): Promise<Result<{ draft: LiveDraft; anchor: TextAnchor }>> {
  const draft = await liveDraft(session, agreement)
  if (!draft.ok) return draft
  if (draft.value.version !== version) return staleDraft()
  const anchor = await session.deps.work.placeComment(draft.value.key, { id, from, to })
  return anchor.ok ? ok({ draft: draft.value, anchor: anchor.value }) : anchor
}

function told(session: Session, agreement: string, id: string, place: Place | null): Result<ListedInternal> {
  session.deps.emit('agreement-changed', { id: agreement })
  const db = reading(session)
  if (!db.ok) return db
  const comment = listComments(db.value, agreement).find((c) => c.id === id)
  if (comment === undefined) return notFound('comment')
  return ok(listed(session, comment, place === null ? null : { from: place.from, to: place.to }))
}
