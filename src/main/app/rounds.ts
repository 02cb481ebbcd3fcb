import { nextRoundNumber, turnAfter, type Round } from '../../core/agreement/agreement.ts'
import type { Source } from '../../core/api/values.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { putBlob } from '../archive/blobs.ts'
import { appendRecord } from '../archive/records.ts'
import { findRound, listRounds as roundsOf } from '../archive/rounds.ts'
import { asJob, unlessStopped } from './exchange/jobs.ts'
import type { Pass } from './exchange/take-in.ts'
import { startDraft } from './drafts.ts'
import { readSource } from './files.ts'
import { indexSoon } from './search/indexing.ts'
import { commit, notFound, notOpen, reading, writing, type Session } from './session.ts'

export function listRounds(session: Session, agreement: string): Result<Round[]> {
  const db = reading(session)
  if (!db.ok) return db
  return findAgreement(db.value, agreement) === undefined ? notFound('agreement') : ok(roundsOf(db.value, agreement))
}

/** Rounds are counted through, whoever sent them. */
export function nextSeq(rounds: readonly Round[]): number {
  return 1 + Math.max(0, ...rounds.map((r) => r.seq))
}

/** Takes the counterparty's answer in as their next round, and opens our next draft on it. `cancelled` while it is read: nothing changed. */
export function receiveReturn(session: Session, receiving: Receiving): Promise<Result<Received>> {
  return asJob(session, receiving.job, (pass) => receive(session, receiving, pass))
}

interface Receiving {
  readonly agreement: string
  readonly source: Source
  readonly job?: string | undefined
}

interface Received {
  readonly round: Round
  readonly messages: string[]
}

async function receive(
  session: Session,
  { agreement, source }: Receiving,
  { progress, signal }: Pass,
): Promise<Result<Received>> {
  const db = writing(session)
  if (!db.ok) return db
  const row = findAgreement(db.value, agreement)
  if (row === undefined) return notFound('agreement')
  if (row.status !== 'open') return notOpen(row)
  const rounds = roundsOf(db.value, agreement)
  if (turnAfter(rounds) !== 'theirs') {
    return err({
      kind: 'not-their-turn',
      message: 'It is our turn: send the draft as a round first, then their answer can be received',
    })
  }
  const file = readSource(source)
  if (!file.ok) return file
  const document = await unlessStopped(signal, session.deps.work.inspect(file.value.bytes, progress, signal))
  if (!document.ok) return document
  const signer = session.deps.signer()
  if (!signer.ok) return signer
  const sent = rounds.at(-1)!
  const id = session.deps.newId()
  const done = commit(db.value, () => {
    const hash = putBlob(db.value, file.value.bytes)
    if (hash === sent.document || hash === sent.clean) {
      return err({
        kind: 'same-as-sent',
        message: `This is the very file we sent (${sent.fileName}), not an answer to it. Choose the file that came back`,
      })
    }
    const payload = {
      round: id,
      seq: nextSeq(rounds),
      number: nextRoundNumber(rounds, 'theirs'),
      document: hash,
      fileName: file.value.fileName,
      author: document.value.author,
    }
    appendRecord(db.value, signer.value, { type: 'return.received', agreement, now: session.deps.now(), payload })
    startDraft(db.value, agreement, hash, document.value.openRevisions, session.deps.now())
    return ok(undefined)
  })
  if (!done.ok) return done
  session.deps.emit('agreement-changed', { id: agreement })
  indexSoon(session)
  const round = findRound(db.value, agreement, id)
  return round === undefined ? notFound('round') : ok({ round, messages: [...document.value.messages] })
}
