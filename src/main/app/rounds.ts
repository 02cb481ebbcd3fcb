import { basename, resolve } from 'node:path'
import { nextRoundNumber, turnAfter, type Round } from '../../core/agreement/agreement.ts'
import type { Source } from '../../core/api/values.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { getBlob, putBlob } from '../archive/blobs.ts'
import { leaveDraft } from '../archive/comments.ts'
import { closeDraft } from '../archive/drafts.ts'
import { appendRecord } from '../archive/records.ts'
import { findRound, listRounds as roundsOf } from '../archive/rounds.ts'
import { forgetDraft, liveDraft, startDraft } from './drafts.ts'
import { readSource, writeFile } from './files.ts'
import { recordDecisions } from './decisions.ts'
import { indexSoon } from './search/indexing.ts'
import { commit, notFound, notOpen, reading, writing, type Session } from './session.ts'

export function listRounds(session: Session, agreement: string): Result<Round[]> {
  const db = reading(session)
  if (!db.ok) return db
  return findAgreement(db.value, agreement) === undefined ? notFound('agreement') : ok(roundsOf(db.value, agreement))
}

/**
 * Seals the draft as our next round and writes what goes out. The files are written first: a round is only sealed when the
 * lawyer holds what was sealed.
 */
export async function sendRound(
  session: Session,
  { agreement, redlinePath, cleanPath }: { agreement: string; redlinePath: string; cleanPath: string | null },
): Promise<Result<Round>> {
  const db = writing(session)
  if (!db.ok) return db
  const row = findAgreement(db.value, agreement)
  if (row === undefined) return notFound('agreement')
  if (row.status !== 'open') return notOpen(row)
  const draft = await liveDraft(session, agreement)
  if (!draft.ok)
    return err({
      kind: 'no-draft',
      message: 'There is no draft to send: this round was sent already, and their return has not come in',
    })
  const signer = session.deps.signer()
  if (!signer.ok) return signer

  const { version, key } = draft.value
  const redline = await session.deps.work.writeDraft(key, 'redline')
  if (!redline.ok) return redline
  const clean = cleanPath === null ? ok(null) : await session.deps.work.writeDraft(key, 'clean')
  if (!clean.ok) return clean
  const decisions = await session.deps.work.draftDecisions(key)
  if (!decisions.ok) return decisions
  const written = await writeBoth(redlinePath, redline.value, cleanPath, clean.value)
  if (!written.ok) return written
  if (draft.value.version !== version) {
    return err({
      kind: 'stale-draft',
      message: 'The draft was edited while it was written out. Nothing was sealed; send the round again',
    })
  }

  const anchors = await session.deps.work.draftAnchors(key)
  if (!anchors.ok) return anchors

  const rounds = roundsOf(db.value, agreement)
  const id = session.deps.newId()
  const sealed = commit(db.value, () => {
    const payload = {
      round: id,
      seq: nextSeq(rounds),
      number: nextRoundNumber(rounds, 'ours'),
      document: putBlob(db.value, redline.value),
      clean: clean.value === null ? null : putBlob(db.value, clean.value),
      base: draft.value.base,
      fileName: basename(redlinePath),
      author: session.deps.profile(),
    }
    appendRecord(db.value, signer.value, { type: 'round.sealed', agreement, now: session.deps.now(), payload })
    recordDecisions(session, db.value, signer.value, { agreement, round: id, decisions: decisions.value })
    closeDraft(db.value, agreement)
    leaveDraft(db.value, agreement, anchors.value)
    return ok(undefined)
  })
  if (!sealed.ok) return sealed
  forgetDraft(session, draft.value)
  session.deps.emit('agreement-changed', { id: agreement })
  indexSoon(session)
  const round = findRound(db.value, agreement, id)
  return round === undefined ? notFound('round') : ok(round)
}

async function writeBoth(
  redlinePath: string,
  redline: Uint8Array,
  cleanPath: string | null,
  clean: Uint8Array | null,
): Promise<Result<unknown>> {
  if (cleanPath !== null && resolve(cleanPath) === resolve(redlinePath)) {
    return err({
      kind: 'not-writable',
      message: 'The redline and the clean copy cannot be the same file. Choose two names',
    })
  }
  const first = await writeFile(redlinePath, redline)
  return !first.ok || cleanPath === null || clean === null ? first : writeFile(cleanPath, clean)
}

function nextSeq(rounds: readonly Round[]): number {
  return 1 + Math.max(0, ...rounds.map((r) => r.seq))
}

/** Takes the counterparty's answer in as their next round, and opens our next draft on it. */
export async function receiveReturn(
  session: Session,
  { agreement, source }: { agreement: string; source: Source },
): Promise<Result<{ round: Round; messages: string[] }>> {
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
  const document = await session.deps.work.inspect(file.value.bytes)
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

/** Writes a sealed round's document, or the draft when `round` is null: as it stands, or clean. Nothing is sealed. */
export async function exportRound(
  session: Session,
  { agreement, round, clean, path }: { agreement: string; round: string | null; clean: boolean; path: string },
): Promise<Result<{ path: string }>> {
  const bytes = await (round === null
    ? draftExport(session, agreement, clean)
    : roundExport(session, agreement, round, clean))
  return bytes.ok ? writeFile(path, bytes.value) : bytes
}

async function draftExport(session: Session, agreement: string, clean: boolean): Promise<Result<Uint8Array>> {
  const draft = await liveDraft(session, agreement)
  if (draft.ok) return session.deps.work.writeDraft(draft.value.key, clean ? 'clean' : 'redline')
  return draft.error.kind === 'not-found'
    ? err({ kind: 'no-draft', message: 'There is no draft of this agreement' })
    : draft
}

async function roundExport(
  session: Session,
  agreement: string,
  id: string,
  clean: boolean,
): Promise<Result<Uint8Array>> {
  const db = reading(session)
  if (!db.ok) return db
  const round = findRound(db.value, agreement, id)
  if (round === undefined) return notFound('round')
  const bytes = getBlob(db.value, round.document)
  return bytes.ok ? session.deps.work.write(bytes.value, clean ? 'clean' : 'as-is') : bytes
}
