import { basename, resolve } from 'node:path'
import { nextRoundNumber, type Round } from '../../core/agreement/agreement.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { getBlob, putBlob } from '../archive/blobs.ts'
import { leaveDraft } from '../archive/comments.ts'
import { closeDraft } from '../archive/drafts.ts'
import { appendRecord } from '../archive/records.ts'
import { findRound, listRounds } from '../archive/rounds.ts'
import { recordDecisions } from './decisions.ts'
import { forgetDraft, liveDraft } from './drafts.ts'
import { asJob, unlessStopped } from './exchange/jobs.ts'
import { CANCELLED } from './exchange/failures.ts'
import type { Pass } from './exchange/take-in.ts'
import { stageFile, type Staged } from './files.ts'
import { nextSeq } from './rounds.ts'
import { indexSoon } from './search/indexing.ts'
import { commit, notFound, notOpen, reading, writing, type LiveDraft, type Session } from './session.ts'
import type { Form } from './work/work.ts'

interface Sending {
  readonly agreement: string
  readonly redlinePath: string
  readonly cleanPath: string | null
  readonly job?: string | undefined
}

/**
 * Seals the draft as our next round and writes what goes out. The files are written first: a round is only sealed when the
 * lawyer holds what was sealed. Until both lie whole on the disk it can be given up (`cancelled`), and then there is neither
 * a round nor a file.
 */
export function sendRound(session: Session, sending: Sending): Promise<Result<Round>> {
  return asJob(session, sending.job, (pass) => seal(session, sending, pass))
}

async function seal(session: Session, sending: Sending, pass: Pass): Promise<Result<Round>> {
  const { agreement, redlinePath, cleanPath } = sending
  const db = writing(session)
  if (!db.ok) return db
  const row = findAgreement(db.value, agreement)
  if (row === undefined) return notFound('agreement')
  if (row.status !== 'open') return notOpen(row)
  if (cleanPath !== null && resolve(cleanPath) === resolve(redlinePath)) return sameFile()
  pass.step?.('loading')
  const draft = await unlessStopped(pass.signal, liveDraft(session, agreement))
  if (!draft.ok) return draft.error.kind === 'cancelled' ? draft : noDraft()
  const signer = session.deps.signer()
  if (!signer.ok) return signer

  const { version } = draft.value
  const isCurrent = (): boolean => draft.value.version === version
  const made = await makeRound(session, draft.value, cleanPath !== null, pass)
  if (!made.ok) return made
  const { redline, clean, decisions, anchors } = made.value
  const written = await writeBoth(redlinePath, redline, cleanPath, clean, {
    ...pass,
    isCurrent,
  })
  if (!written.ok) return written
  if (!isCurrent()) return staleDraft()

  const rounds = listRounds(db.value, agreement)
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
    recordDecisions(session, db.value, signer.value, { agreement, round: id, decisions })
    closeDraft(db.value, agreement)
    leaveDraft(db.value, agreement, anchors)
    return ok(undefined)
  })
  if (!sealed.ok) return sealed
  forgetDraft(session, draft.value)
  session.deps.emit('agreement-changed', { id: agreement })
  indexSoon(session)
  const round = findRound(db.value, agreement, id)
  return round === undefined ? notFound('round') : ok(round)
}

/** All that a round is made of, from the draft as it is now. */
async function makeRound(session: Session, { key }: LiveDraft, withClean: boolean, { signal, step, progress }: Pass) {
  const { work } = session.deps
  const write = (form: Form) => unlessStopped(signal, work.writeDraft(key, form, progress, signal))
  step?.('redline')
  const redline = await write('redline')
  if (!redline.ok) return redline
  if (withClean) step?.('clean')
  const clean = withClean ? await write('clean') : ok(null)
  if (!clean.ok) return clean
  step?.('decisions')
  const decisions = await unlessStopped(signal, work.draftDecisions(key))
  if (!decisions.ok) return decisions
  const anchors = await unlessStopped(signal, work.draftAnchors(key))
  if (!anchors.ok) return anchors
  return ok({ redline: redline.value, clean: clean.value, decisions: decisions.value, anchors: anchors.value })
}

/**
 * Both files, or neither: they are put in their places when both lie whole on the disk, nothing was edited meanwhile and
 * nobody has given it up. From there on it is not given up any more.
 */
async function writeBoth(
  redlinePath: string,
  redline: Uint8Array,
  cleanPath: string | null,
  clean: Uint8Array | null,
  { isCurrent, signal, step }: Pass & { readonly isCurrent: () => boolean },
): Promise<Result<null>> {
  step?.('saving')
  const staged: Staged[] = []
  const discard = async (result: Result<never>): Promise<Result<never>> => {
    for (const file of staged) await file.discard()
    return result
  }
  for (const [path, bytes] of [
    [redlinePath, redline],
    [cleanPath, clean],
  ] as const) {
    if (path === null || bytes === null) continue
    const file = await stageFile(path, bytes)
    if (!file.ok) return discard(file)
    staged.push(file.value)
  }
  if (signal?.aborted === true) return discard(err(CANCELLED))
  if (!isCurrent()) return discard(staleDraft())
  step?.('recording')
  for (const [i, file] of staged.entries()) {
    const placed = await file.place()
    if (placed.ok) continue
    for (const other of staged.slice(i + 1)) await other.discard()
    return placed
  }
  return ok(null)
}

function noDraft(): Result<never> {
  return err({
    kind: 'no-draft',
    message: 'There is no draft to send: this round was sent already, and their return has not come in',
  })
}

function sameFile(): Result<never> {
  return err({
    kind: 'not-writable',
    message: 'The redline and the clean copy cannot be the same file. Choose two names',
  })
}

function staleDraft(): Result<never> {
  return err({
    kind: 'stale-draft',
    message: 'The draft was edited while it was written out. Nothing was sealed; send the round again',
  })
}

interface Exporting {
  readonly agreement: string
  readonly round: string | null
  readonly clean: boolean
  readonly path: string
  readonly job?: string | undefined
}

/**
 * Writes a sealed round's document, or the draft when `round` is null: as it stands, or clean. Nothing is sealed. Given up
 * (`cancelled`), no file is written, and one that was there is as it was.
 */
export function exportRound(session: Session, { agreement, round, clean, path, job }: Exporting) {
  return asJob(session, job, async (pass): Promise<Result<{ path: string }>> => {
    const bytes = await unlessStopped(
      pass.signal,
      round === null
        ? draftExport(session, agreement, clean, pass)
        : roundExport(session, agreement, round, clean, pass),
    )
    if (!bytes.ok) return bytes
    pass.step?.('saving')
    const staged = await stageFile(path, bytes.value)
    if (!staged.ok) return staged
    if (pass.signal?.aborted === true) {
      await staged.value.discard()
      return err(CANCELLED)
    }
    const placed = await staged.value.place()
    return placed.ok ? ok({ path }) : placed
  })
}

async function draftExport(
  session: Session,
  agreement: string,
  clean: boolean,
  { step, progress, signal }: Pass,
): Promise<Result<Uint8Array>> {
  step?.('loading')
  const draft = await liveDraft(session, agreement)
  if (draft.ok) {
    const form = clean ? 'clean' : 'redline'
    step?.(form)
    return session.deps.work.writeDraft(draft.value.key, form, progress, signal)
  }
  return draft.error.kind === 'not-found'
    ? err({ kind: 'no-draft', message: 'There is no draft of this agreement' })
    : draft
}

async function roundExport(
  session: Session,
  agreement: string,
  id: string,
  clean: boolean,
  { step, progress, signal }: Pass,
): Promise<Result<Uint8Array>> {
  const db = reading(session)
  if (!db.ok) return db
  const round = findRound(db.value, agreement, id)
  if (round === undefined) return notFound('round')
  const bytes = getBlob(db.value, round.document)
  if (!bytes.ok) return bytes
  step?.(clean ? 'clean' : 'redline')
  return session.deps.work.write(bytes.value, clean ? 'clean' : 'as-is', progress, signal)
}
