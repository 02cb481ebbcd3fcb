import type { Projection } from '../../core/api/projection.ts'
import { readPageSetup } from '../../core/docx/page.ts'
import { grouped } from '../../core/document/groups.ts'
import { ok, type Result } from '../../core/result.ts'
import { findRound } from '../archive/rounds.ts'
import { listRounds } from '../archive/rounds.ts'
import { bodyDoc, type OpenDocument } from './documents.ts'
import { checkpoint, liveDraft } from './drafts.ts'
import { openStored } from './rounds.ts'
import { notFound, reading, type Session } from './session.ts'

/** The draft for the editor. */
export function draftProjection(session: Session, agreement: string): Result<Projection> {
  const draft = liveDraft(session, agreement)
  if (!draft.ok) return draft
  checkpoint(session, draft.value)
  const base = openStored(session, draft.value.base)
  return base.ok ? ok(projection(session, agreement, base.value, draft.value.doc.toJSON(), draft.value.version)) : base
}

/** A sealed round, to be read. */
export function roundProjection(session: Session, agreement: string, id: string): Result<Projection> {
  const db = reading(session)
  if (!db.ok) return db
  const round = findRound(db.value, agreement, id)
  if (round === undefined) return notFound('round')
  const document = openStored(session, round.document)
  return document.ok
    ? ok(projection(session, agreement, document.value, grouped(bodyDoc(document.value)).toJSON(), 0))
    : document
}

function projection(
  session: Session,
  agreement: string,
  document: OpenDocument,
  doc: unknown,
  version: number,
): Projection {
  return {
    doc,
    version,
    context: document.context,
    ourAuthors: ourAuthors(session, agreement),
    ...readPageSetup(document.reading),
    messages: document.messages,
  }
}

/** We are who the profile names, and whoever sealed a round of ours. */
function ourAuthors(session: Session, agreement: string): string[] {
  const db = reading(session)
  const rounds = db.ok ? listRounds(db.value, agreement) : []
  const sealed = rounds.filter((r) => r.kind === 'sent').map((r) => r.author)
  return [...new Set([session.deps.profile().name, ...sealed])].filter((name) => name !== '')
}
