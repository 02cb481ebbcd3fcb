import { roundLabel } from '../../core/agreement/agreement.ts'
import { agreementHistory } from '../../core/agreement/history.ts'
import type { AgreementDetails } from '../../core/api/agreement-life.ts'
import { ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import type { ReadDb } from '../archive/handle.ts'
import { listHolds } from '../archive/holds.ts'
import { listNotes } from '../archive/notes.ts'
import { listProfiles } from '../archive/profiles.ts'
import { purgedOf, sizeOfDocument } from '../archive/purge.ts'
import { recordsOf } from '../archive/records.ts'
import { listRounds } from '../archive/rounds.ts'
import { notFound, reading, type Session } from './session.ts'

/** What the archive knows of an agreement beside its text: notes, holds, files and everything that was done to it. */
export function agreementDetails(session: Session, id: string): Result<AgreementDetails> {
  const db = reading(session)
  if (!db.ok) return db
  if (findAgreement(db.value, id) === undefined) return notFound('agreement')
  return ok({
    notes: listNotes(db.value, id).map(({ anchor: _anchor, ...note }) => note),
    holds: listHolds(db.value, id),
    files: filesOf(db.value, id),
    history: agreementHistory(id, recordsOf(db.value, id), listProfiles(db.value)),
  })
}

function filesOf(db: ReadDb, id: string): AgreementDetails['files'] {
  const purged = new Set(purgedOf(db, id))
  const sizeOf = (hash: string): number | null => (purged.has(hash) ? null : (sizeOfDocument(db, hash) ?? null))
  return listRounds(db, id).flatMap((round) => {
    const common = { round: round.id, label: roundLabel(round), fileName: round.fileName }
    const document = { ...common, hash: round.document, isClean: false, size: sizeOf(round.document) }
    if (round.clean === null) return [document]
    return [document, { ...common, hash: round.clean, isClean: true, size: sizeOf(round.clean) }]
  })
}
