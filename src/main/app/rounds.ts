import { basename } from 'node:path'
import { nextRoundNumber, turnAfter, type Round } from '../../core/agreement/agreement.ts'
import type { Source } from '../../core/api/values.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { getBlob, putBlob } from '../archive/blobs.ts'
import { closeDraft } from '../archive/drafts.ts'
import { appendRecord } from '../archive/records.ts'
import { findRound, listRounds as roundsOf } from '../archive/rounds.ts'
import { decideStories, editedBody, lastSavedBy, openDocument, saveDocument, type OpenDocument } from './documents.ts'
import { liveDraft, startDraft } from './drafts.ts'
import { readSource, writeFile } from './files.ts'
import { commit, notFound, reading, writing, type LiveDraft, type Session } from './session.ts'

export function listRounds(session: Session, agreement: string): Result<Round[]> {
  const db = reading(session)
  if (!db.ok) return db
  return findAgreement(db.value, agreement) === undefined ? notFound('agreement') : ok(roundsOf(db.value, agreement))
}

/** Opens a package of the archive. It was read before it was stored, so only damage can make this fail. */
export function openStored(session: Session, hash: string): Result<OpenDocument> {
  const db = reading(session)
  if (!db.ok) return db
  const bytes = getBlob(db.value, hash)
  return bytes.ok ? openDocument(bytes.value) : bytes
}

/** The draft as a .docx: with its revisions, tracking on (redline), or with all of them accepted (clean). */
function draftBytes(base: OpenDocument, draft: LiveDraft, clean: boolean): Uint8Array {
  return clean
    ? saveDocument(base, withBody(base, decideStories(base, 'accept', undefined, draft.doc), draft))
    : saveDocument(base, [editedBody(base, draft.doc)], { tracking: true })
}

/** A draft without a revision is the same when decided, and still has to be written. */
function withBody(
  base: OpenDocument,
  edited: ReturnType<typeof decideStories>,
  draft: LiveDraft,
): ReturnType<typeof decideStories> {
  const body = editedBody(base, draft.doc)
  return edited.some((e) => e.part === body.part) ? edited : [...edited, body]
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
  if (findAgreement(db.value, agreement) === undefined) return notFound('agreement')
  const draft = liveDraft(session, agreement)
  if (!draft.ok)
    return err({
      kind: 'no-draft',
      message: 'There is no draft to send: this round was sent already, and their return has not come in',
    })
  const base = openStored(session, draft.value.base)
  if (!base.ok) return base
  const signer = session.deps.signer()
  if (!signer.ok) return signer

  const version = draft.value.version
  const redline = draftBytes(base.value, draft.value, false)
  const clean = cleanPath === null ? null : draftBytes(base.value, draft.value, true)
  const written = await writeBoth(redlinePath, redline, cleanPath, clean)
  if (!written.ok) return written
  if (draft.value.version !== version) {
    return err({
      kind: 'stale-draft',
      message: 'The draft was edited while it was written out. Nothing was sealed; send the round again',
    })
  }

  const rounds = roundsOf(db.value, agreement)
  const id = session.deps.newId()
  const sealed = commit(db.value, () => {
    const payload = {
      round: id,
      seq: nextSeq(rounds),
      number: nextRoundNumber(rounds, 'ours'),
      document: putBlob(db.value, redline),
      clean: clean === null ? null : putBlob(db.value, clean),
      base: draft.value.base,
      fileName: basename(redlinePath),
      author: session.deps.profile(),
    }
    appendRecord(db.value, signer.value, { type: 'round.sealed', agreement, now: session.deps.now(), payload })
    closeDraft(db.value, agreement)
    return ok(undefined)
  })
  if (!sealed.ok) return sealed
  session.drafts.delete(agreement)
  session.deps.emit('agreement-changed', { id: agreement })
  const round = findRound(db.value, agreement, id)
  return round === undefined ? notFound('round') : ok(round)
}

async function writeBoth(
  redlinePath: string,
  redline: Uint8Array,
  cleanPath: string | null,
  clean: Uint8Array | null,
): Promise<Result<unknown>> {
  if (cleanPath === redlinePath) {
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
  if (findAgreement(db.value, agreement) === undefined) return notFound('agreement')
  const rounds = roundsOf(db.value, agreement)
  if (turnAfter(rounds) !== 'theirs') {
    return err({
      kind: 'not-their-turn',
      message: 'It is our turn: send the draft as a round first, then their answer can be received',
    })
  }
  const file = readSource(source)
  if (!file.ok) return file
  const document = openDocument(file.value.bytes)
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
      author: lastSavedBy(document.value),
    }
    appendRecord(db.value, signer.value, { type: 'return.received', agreement, now: session.deps.now(), payload })
    startDraft(db.value, agreement, hash, document.value, session.deps.now())
    return ok(undefined)
  })
  if (!done.ok) return done
  session.deps.emit('agreement-changed', { id: agreement })
  const round = findRound(db.value, agreement, id)
  return round === undefined ? notFound('round') : ok({ round, messages: [...document.value.messages] })
}

/** Writes a sealed round's document, or the draft when `round` is null: as it stands, or clean. Nothing is sealed. */
export async function exportRound(
  session: Session,
  { agreement, round, clean, path }: { agreement: string; round: string | null; clean: boolean; path: string },
): Promise<Result<{ path: string }>> {
  const bytes = round === null ? draftExport(session, agreement, clean) : roundExport(session, agreement, round, clean)
  return bytes.ok ? writeFile(path, bytes.value) : bytes
}

function draftExport(session: Session, agreement: string, clean: boolean): Result<Uint8Array> {
  const draft = liveDraft(session, agreement)
  if (!draft.ok)
    return draft.error.kind === 'not-found'
      ? err({ kind: 'no-draft', message: 'There is no draft of this agreement' })
      : draft
  const base = openStored(session, draft.value.base)
  return base.ok ? ok(draftBytes(base.value, draft.value, clean)) : base
}

function roundExport(session: Session, agreement: string, id: string, clean: boolean): Result<Uint8Array> {
  const db = reading(session)
  if (!db.ok) return db
  const round = findRound(db.value, agreement, id)
  if (round === undefined) return notFound('round')
  if (!clean) return getBlob(db.value, round.document)
  const document = openStored(session, round.document)
  return document.ok ? ok(saveDocument(document.value, decideStories(document.value, 'accept'))) : document
}
