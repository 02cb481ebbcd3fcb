import type { Note } from '../../core/agreement/notes.ts'
import { ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { listNotes } from '../archive/notes.ts'
import { recording, tellOf } from './recording.ts'
import { notFound, type Session } from './session.ts'

/** Keeps a note on an agreement. It stays in the archive: no document and no package has it. */
export function addNote(
  session: Session,
  { agreement, text }: { agreement: string; text: string },
): Result<Omit<Note, 'anchor'>> {
  const note = session.deps.newId()
  const done = recording(session, ({ db, record }) => {
    if (findAgreement(db, agreement) === undefined) return notFound('agreement')
    const payload = { note, text, author: session.deps.profile(), round: null, anchor: null }
    record({ type: 'note.added', agreement, payload })
    const added = listNotes(db, agreement).find(({ id }) => id === note)
    return added === undefined ? notFound('note') : ok(added)
  })
  if (!done.ok) return done
  tellOf(session, [agreement])
  const { anchor: _anchor, ...added } = done.value
  return ok(added)
}

/** Edits or deletes a note. What it said before stays in history. */
export function changeNote(
  session: Session,
  input: { agreement: string; note: string; fields: { text?: string | undefined; deleted?: boolean | undefined } },
): Result<Record<string, never>> {
  const { agreement, note } = input
  const { text, deleted } = input.fields
  const done = recording(session, ({ db, record }) => {
    if (findAgreement(db, agreement) === undefined) return notFound('agreement')
    // A deleted one is not among them, and may come back.
    if (deleted !== false && !listNotes(db, agreement).some(({ id }) => id === note)) return notFound('note')
    const fields = { ...(text === undefined ? {} : { text }), ...(deleted === undefined ? {} : { deleted }) }
    if (Object.keys(fields).length > 0) record({ type: 'note.changed', agreement, payload: { note, fields } })
    return ok({})
  })
  if (done.ok) tellOf(session, [agreement])
  return done
}
