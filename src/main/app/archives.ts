import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { exportName } from '../../core/agreement/agreement.ts'
import type { ArchiveInfo } from '../../core/api/archive.ts'
import type { Output } from '../../core/api/index.ts'
import { err, ok, type Failure, type Result } from '../../core/result.ts'
import { createArchive as create } from '../archive/create-archive.ts'
import { openArchive as open, type ArchiveHandle } from '../archive/database.ts'
import type { ArchiveKey } from '../archive/encryption/archive-key.ts'
import { checkAfterCrash } from './after-crash.ts'
import { getAgreement, importAgreement } from './agreements.ts'
import { keyAtHand } from './encryption/key-ring.ts'
import { saltHexOf } from './encryption/salts.ts'
import { receiveReturn } from './rounds.ts'
import { sendRound } from './sending.ts'
import { indexSoon } from './search/indexing.ts'
import { declareWith } from './declaring.ts'
import { cancelJobs } from './exchange/jobs.ts'
import { following } from './following.ts'
import { watched } from './seen.ts'
import { createSession, noArchive, type Session } from './session.ts'

export function currentArchive(session: Session): Output<'archive.current'> {
  const { archive, locked, deps } = session
  return {
    open: archive === null ? null : infoOf(session, archive),
    locked: locked === null ? null : { path: locked, name: nameOf(locked) },
    recent: deps
      .recent()
      .filter((path) => existsSync(path))
      // Of the one that is open it is known: its file is best left alone.
      .map((path) => ({ path, encrypted: path === archive?.path ? archive.key !== null : saltHexOf(path) !== null })),
    canRemember: deps.remembered != null,
    trouble: session.trouble,
  }
}

export function infoOf(session: Session, archive: ArchiveHandle): ArchiveInfo {
  const { path, readOnly, key } = archive
  const holder = archive.readOnly && archive.why === 'in-use' ? archive.holder : null
  const remembered = key !== null && session.deps.remembered?.recall(key.saltHex) != null
  return {
    path,
    name: nameOf(path),
    readOnly,
    encrypted: key !== null,
    remembered,
    holder: holder && { owner: holder.owner, since: holder.since },
  }
}

function nameOf(path: string): string {
  return basename(path).replace(/\.[^.]+$/, '')
}

/** Makes an archive file, encrypted where there is a key, and opens it in place of the one that was open. */
export function createArchive(session: Session, path: string, key: ArchiveKey | null = null): Result<ArchiveInfo> {
  const { deps } = session
  const signer = deps.signer()
  if (!signer.ok) return signer
  const made = create(path, { now: deps.now, owner: deps.owner, signer: signer.value, id: deps.newId(), key })
  return made.ok ? ok(use(session, made.value)) : made
}

/** @param given what opens it where it is encrypted; without one, the key that this computer remembers, if any */
export function openArchive(session: Session, path: string, given: ArchiveKey | null = null): Result<ArchiveInfo> {
  if (session.archive?.path === path) return ok(infoOf(session, session.archive))
  const { now, owner } = session.deps
  const opened = open(path, { now, owner, key: given ?? keyAtHand(session, path) })
  if (opened.ok) return ok(use(session, opened.value))
  // To rescue what is in it, should it be damaged.
  if (given !== null && opened.error.kind !== 'wrong-passphrase') session.keys.set(given.saltHex, given)
  return troubled(session, path, opened.error)
}

/** Opens the archive again that is open for reading only. It is closed first, for two connections of a process share locks. */
export function retryArchive(session: Session): Result<ArchiveInfo> {
  const { archive } = session
  if (archive === null) return noArchive()
  if (!archive.readOnly) return ok(infoOf(session, archive))
  closeArchive(session)
  return openArchive(session, archive.path, archive.key)
}

export function dismissTrouble(session: Session): Result<Record<string, never>> {
  session.trouble = null
  session.deps.emit('archive-changed', {})
  return ok({})
}

/** Kept until it is dealt with: an archive that cannot be opened when the app starts has nobody to answer to yet. */
function troubled(session: Session, path: string, { kind, message }: Failure): Result<never> {
  // Of a passphrase one is asked for there and then.
  if (kind === 'needs-passphrase' || kind === 'wrong-passphrase') return err({ kind, message })
  session.trouble = { path, kind, message }
  // It is past waiting for its passphrase.
  if (session.locked === path) session.locked = null
  session.deps.emit('archive-changed', {})
  return err({ kind, message })
}

export function closeArchive(session: Session): void {
  cancelJobs()
  session.archive?.close()
  session.archive = null
  session.locked = null
  session.keys.clear()
  for (const draft of session.drafts.values()) {
    void draft.then((d) => (d.ok ? session.deps.work.closeDraft(d.value.key) : d)).catch(() => {})
  }
  session.drafts.clear()
}

function use(session: Session, archive: ArchiveHandle): ArchiveInfo {
  closeArchive(session)
  session.archive = watched(session.deps, following(session.deps, archive, session.drafts))
  declareWith(session.deps, archive)
  session.trouble = null
  session.deps.opened(archive.path)
  session.deps.emit('archive-changed', {})
  indexSoon(session)
  // Elsewhere nobody is there who could be told later.
  if (session.deps.isIndexing === true) void checkAfterCrash(session).catch(() => {})
  return infoOf(session, archive)
}

const manifest = z.array(
  z.object({
    file: z.string(),
    title: z.string(),
    counterparty: z.string(),
    paper: z.enum(['ours', 'theirs']),
    /** The agreement this file is the counterparty's answer to. */
    answers: z.string().optional(),
  }),
)

/** The archive with our own sample agreements: made on first use, opened as it was left afterwards. */
export async function openSample(session: Session): Promise<Result<ArchiveInfo>> {
  const { archive, folder } = session.deps.samples
  if (existsSync(archive)) return openArchive(session, archive)
  const made = await makeSample(session, archive, folder)
  return made.ok ? openArchive(session, archive) : made
}

/** Out of sight until it is whole: a window that showed an agreement half-made could edit a draft that is then replaced. */
async function makeSample(session: Session, path: string, folder: string): Promise<Result<unknown>> {
  const workshop = mkdtempSync(join(tmpdir(), 'counterpart-sample-'))
  const silent = createSession({ ...session.deps, emit: () => {}, opened: () => {}, closed: () => {} })
  try {
    const made = createArchive(silent, join(workshop, basename(path)))
    const filled = made.ok ? await fillSample(silent, folder) : made
    closeArchive(silent)
    if (!filled.ok) return filled
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(join(workshop, basename(path)), path, constants.COPYFILE_EXCL)
    return ok(undefined)
  } finally {
    closeArchive(silent)
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** A negotiation under way: agreements imported, one of them sent and answered. */
async function fillSample(session: Session, folder: string): Promise<Result<unknown>> {
  const ids = new Map<string, string>()
  for (const { file, answers, ...about } of manifest.parse(
    JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8')),
  )) {
    const source = { path: join(folder, file) }
    const agreement = answers === undefined ? undefined : ids.get(answers)
    if (agreement !== undefined) {
      const answered = await answer(session, agreement, source)
      if (!answered.ok) return answered
      continue
    }
    const imported = await importAgreement(session, { source, ...about })
    if (!imported.ok) return imported
    ids.set(file, imported.value.id)
  }
  return ok(undefined)
}

/** Sends our first round of a sample and takes the answer in. What goes out stays in a folder that is cleared at once. */
async function answer(session: Session, agreement: string, source: { path: string }): Promise<Result<unknown>> {
  const outbox = mkdtempSync(join(tmpdir(), 'counterpart-sample-'))
  try {
    const detail = getAgreement(session, agreement)
    if (!detail.ok) return detail
    const { title, counterparty } = detail.value
    const redlinePath = join(outbox, exportName(title, counterparty, 'Redline', session.deps.now()))
    const sent = await sendRound(session, { agreement, redlinePath, cleanPath: null })
    return sent.ok ? await receiveReturn(session, { agreement, source }) : sent
  } finally {
    rmSync(outbox, { recursive: true, force: true })
  }
}
