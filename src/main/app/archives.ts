import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { ArchiveInfo } from '../../core/api/archive.ts'
import { ok, type Result } from '../../core/result.ts'
import { createArchive as create } from '../archive/create-archive.ts'
import { openArchive as open, type ArchiveHandle } from '../archive/database.ts'
import { importAgreement } from './agreements.ts'
import type { Session } from './session.ts'

export function currentArchive(session: Session): { open: ArchiveInfo | null; recent: string[] } {
  return {
    open: session.archive === null ? null : infoOf(session.archive),
    recent: session.deps.recent().filter((p) => existsSync(p)),
  }
}

function infoOf(archive: ArchiveHandle): ArchiveInfo {
  return { path: archive.path, name: basename(archive.path).replace(/\.[^.]+$/, ''), readOnly: archive.readOnly }
}

/** Makes an archive file and opens it in place of the one that was open. */
export function createArchive(session: Session, path: string): Result<ArchiveInfo> {
  const { deps } = session
  const signer = deps.signer()
  if (!signer.ok) return signer
  const made = create(path, { now: deps.now, owner: deps.owner, signer: signer.value, id: deps.newId() })
  return made.ok ? ok(use(session, made.value)) : made
}

export function openArchive(session: Session, path: string): Result<ArchiveInfo> {
  if (session.archive?.path === path) return ok(infoOf(session.archive))
  const opened = open(path, { now: session.deps.now, owner: session.deps.owner })
  return opened.ok ? ok(use(session, opened.value)) : opened
}

export function closeArchive(session: Session): void {
  session.archive?.close()
  session.archive = null
  session.drafts.clear()
}

function use(session: Session, archive: ArchiveHandle): ArchiveInfo {
  closeArchive(session)
  session.archive = archive
  session.deps.opened(archive.path)
  session.deps.emit('archive-changed', {})
  return infoOf(archive)
}

const manifest = z.array(
  z.object({
    file: z.string(),
    title: z.string(),
    counterparty: z.string(),
    paper: z.enum(['ours', 'theirs']),
    open: z.boolean().default(true),
  }),
)

/** The archive with our own sample agreements: made on first use, opened as it was left afterwards. */
export async function openSample(session: Session): Promise<Result<ArchiveInfo>> {
  const { archive, folder } = session.deps.samples
  if (existsSync(archive)) return openArchive(session, archive)
  mkdirSync(dirname(archive), { recursive: true })
  const made = createArchive(session, archive)
  if (!made.ok) return made
  const samples = manifest.parse(JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8')))
  for (const { file, title, counterparty, paper } of samples.filter((s) => s.open)) {
    const imported = await importAgreement(session, {
      source: { path: join(folder, file) },
      title,
      counterparty,
      paper,
    })
    if (!imported.ok) return imported
  }
  return made
}
