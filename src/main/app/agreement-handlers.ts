import type { agreementLife } from '../../core/api/agreement-life.ts'
import { findDocuments } from '../engine/find-documents.ts'
import { agreementDetails } from './agreement-details.ts'
import {
  changeAgreement,
  closeAgreements,
  deleteAgreements,
  reopenAgreements,
  restoreAgreements,
  tagAgreements,
} from './agreement-life.ts'
import { createBlank, duplicateAgreement } from './agreements.ts'
import type { Handlers } from './handlers.ts'
import { liftHold, placeHold } from './holds.ts'
import { addNote, changeNote } from './notes.ts'
import { purgeAgreements } from './purge.ts'
import type { Session } from './session.ts'

/** What becomes of agreements from their making to their end. */
export function agreementHandlers(session: Session): Handlers<keyof typeof agreementLife | 'agreement.findDocuments'> {
  return {
    'agreement.findDocuments': ({ folder }) => findDocuments(folder),
    'agreement.createBlank': (input) => createBlank(session, input),
    'agreement.duplicate': (input) => duplicateAgreement(session, input),
    'agreement.change': (input) => changeAgreement(session, input),
    'agreement.close': (input) => closeAgreements(session, input),
    'agreement.reopen': ({ ids }) => reopenAgreements(session, ids),
    'agreement.delete': (input) => deleteAgreements(session, input),
    'agreement.restore': ({ ids }) => restoreAgreements(session, ids),
    'agreement.tag': (input) => tagAgreements(session, input),
    'agreement.hold': (input) => placeHold(session, input),
    'agreement.liftHold': (input) => liftHold(session, input),
    'agreement.purge': (input) => purgeAgreements(session, input),
    'agreement.details': ({ id }) => agreementDetails(session, id),
    'note.add': (input) => addNote(session, input),
    'note.change': (input) => changeNote(session, input),
  }
}
