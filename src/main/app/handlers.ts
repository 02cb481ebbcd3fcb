import type { OperationName, Output, ParsedInput } from '../../core/api/index.ts'
import { ok, type Result } from '../../core/result.ts'
import { agreementHandlers } from './agreement-handlers.ts'
import { getAgreement, importAgreement, listAgreements } from './agreements.ts'
import { closeArchive, currentArchive, dismissTrouble, openSample, retryArchive } from './archives.ts'
import { backupHandlers, thenBackUp } from './backup/handlers.ts'
import { addComment, changeComment, listDocumentComments, placeComment } from './comments.ts'
import { decisionsOf } from './decisions.ts'
import { appendSteps, untrackedInDraft } from './drafts.ts'
import { encryptionHandlers } from './encryption/handlers.ts'
import { createWithPassphrase, openWithPassphrase } from './encryption/passphrases.ts'
import { exchangeHandlers } from './exchange/handlers.ts'
import { listRounds, receiveReturn } from './rounds.ts'
import { exportRound, sendRound } from './sending.ts'
import { findInArchive, findSimilar, searchChoices } from './search/search.ts'
import { keepWhole } from './keep-whole.ts'
import type { Session } from './session.ts'
import { settleFork } from './settling.ts'
import { exportUnsaved } from './unsaved.ts'

/** What answers an operation. An expected failure is a value; whatever is thrown is a bug. */
export type Handler<N extends OperationName> = (input: ParsedInput<N>) => Result<Output<N>> | Promise<Result<Output<N>>>

export type Handlers<N extends OperationName = OperationName> = { readonly [K in N]: Handler<K> }

/** Operations that only the desktop can answer: the shell brings them. */
export type HostOperation = Extract<OperationName, `host.${string}`>

/** Every operation that needs no window, over one session. */
export function appHandlers(session: Session): Handlers<Exclude<OperationName, HostOperation>> {
  return {
    ...backupHandlers(session),
    'archive.current': () => ok(currentArchive(session)),
    'archive.create': (input) => createWithPassphrase(session, input),
    'archive.open': (input) => openWithPassphrase(session, input),
    'archive.openSample': () => openSample(session),
    'archive.retry': () => retryArchive(session),
    'archive.dismissTrouble': () => dismissTrouble(session),
    'archive.close': () => {
      closeArchive(session)
      session.deps.closed()
      session.deps.emit('archive-changed', {})
      return ok({})
    },
    ...encryptionHandlers(session),
    ...exchangeHandlers(session),
    'agreement.list': () => listAgreements(session),
    'agreement.get': ({ id }) => getAgreement(session, id),
    'agreement.import': (input) => importAgreement(session, input),
    'agreement.cancelImport': () => {
      session.deps.work.cancel()
      return ok({})
    },
    ...agreementHandlers(session),
    'draft.append': (input) => appendSteps(session, input),
    'draft.keepWhole': ({ agreement }) => keepWhole(session, agreement),
    'draft.exportUnsaved': (input) => exportUnsaved(session, input),
    'draft.untracked': ({ agreement }) => untrackedInDraft(session, agreement),
    'comment.list': (input) => listDocumentComments(session, input),
    'comment.add': (input) => addComment(session, input),
    'comment.change': (input) => changeComment(session, input),
    'comment.place': (input) => placeComment(session, input),
    'round.list': ({ agreement }) => listRounds(session, agreement),
    'round.decisions': ({ agreement }) => decisionsOf(session, agreement),
    'round.send': (input) => thenBackUp(session, sendRound(session, input)),
    'round.receive': (input) => thenBackUp(session, receiveReturn(session, input)),
    'round.settle': (input) => settleFork(session, input),
    'round.export': (input) => exportRound(session, input),
    'search.find': (input) => findInArchive(session, input),
    'search.like': (input) => findSimilar(session, input),
    'search.choices': () => searchChoices(session),
  }
}
