import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Backup, BackupPreview } from '../../../core/api/backups.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import { archiveId } from '../../archive/compare.ts'
import { guardIo } from '../../archive/failures.ts'
import { directCopying, type BackupSettings, type Copying } from './copying.ts'
import { keysFor } from '../encryption/key-ring.ts'
import { saltHexOf } from '../encryption/salts.ts'
import { reading, type Session } from '../session.ts'
import { backupName, backupsIn, backupsOfName, folderName, inExcess } from './names.ts'

/** Backups of an archive, newest first: of the open one by its id, of one that cannot be opened by its name. */
export function listBackups(session: Session, archive: string): { folder: string; backups: Backup[] } {
  const root = settings(session).folder
  const own = ownFolder(session)
  const isOpen = session.archive?.path === archive
  const folder = isOpen && own.ok ? own.value : root
  return { folder, backups: isOpen ? backupsIn(folder) : backupsOfName(root, archive) }
}

/** Where the open archive's backups are. */
function ownFolder(session: Session): Result<string> {
  const db = reading(session)
  if (!db.ok || session.archive === null) return db.ok ? err(GONE) : db
  return ok(join(settings(session).folder, folderName(session.archive.path, archiveId(db.value))))
}

function settings({ deps }: Session): BackupSettings {
  return deps.backups?.() ?? { folder: join(dirname(deps.samples.archive), 'Backups'), keep: 10, automatic: false }
}

/** One at a time: two at once would each count the other's as in excess. */
const underWay = new WeakMap<Session, Promise<unknown>>()

/**
 * Writes a backup of the open archive and checks it; then removes those in excess. With `to` it is a copy at that place, which
 * nobody else ever removes. Failures: `no-archive`, `exists`, `damaged` (what was copied does not verify: then nothing is
 * removed), `no-space`, `not-readable`, `not-found`.
 */
export async function backUp(session: Session, to: string | null = null): Promise<Result<Backup>> {
  const before = underWay.get(session)
  const running = (before ?? Promise.resolve()).catch(() => undefined).then(() => write(session, to))
  underWay.set(session, running)
  return running
}

async function write(session: Session, to: string | null): Promise<Result<Backup>> {
  const { archive, deps } = session
  const folder = ownFolder(session)
  if (!folder.ok || archive === null) return folder.ok ? err(GONE) : folder
  const madeAt = deps.now()
  if (to === null) {
    const made = guardIo(() => mkdirSync(folder.value, { recursive: true }))
    if (!made.ok) return made
  }
  if (to === null) sweep(folder.value)
  const target = to ?? join(folder.value, backupName(archive.path, madeAt))
  const copied = await copying(session).copy(archive.path, target, keysFor(session, archive.path))
  if (!copied.ok) return copied
  if (to === null) {
    for (const { path } of inExcess(backupsIn(folder.value), settings(session).keep)) rmSync(path, { force: true })
    deps.emit('backups-changed', {})
  }
  return ok({ path: target, madeAt, bytes: copied.value.bytes })
}

export function copying({ deps }: Session): Copying {
  return deps.copying ?? directCopying()
}

/** What a copy that was cut short left. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^\..*\.tmp(-\w+)?$/.test(name)) rmSync(join(folder, name), { force: true })
  }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Whether the open archive's last backup is a day old. */
export function isDue(session: Session): boolean {
  const folder = ownFolder(session)
  if (!folder.ok) return false
  const [last] = backupsIn(folder.value)
  return last === undefined || Date.parse(session.deps.now()) - Date.parse(last.madeAt) >= DAY_MS
}

/** A backup that nobody asked for: only its failure is told. */
export async function backUpUnasked(session: Session): Promise<void> {
  const { deps, archive } = session
  if (!settings(session).automatic || archive === null || archive.readOnly) return
  const done = await backUp(session)
  if (!done.ok && session.archive === archive) deps.emit('backup-failed', { message: done.error.message })
}

/** What a backup holds, and what the archive at `archive` has since. */
export async function previewBackup(session: Session, path: string, archive: string): Promise<Result<BackupPreview>> {
  const compared = await copying(session).compare(path, archive, keysFor(session, path, archive))
  if (!compared.ok) return compared
  const folder = join(path, '..')
  const backup = backupsIn(folder).find((known) => known.path === path)
  const [salt, present] = [saltHexOf(path), saltHexOf(archive)]
  const encrypted = salt === null ? 'no' : salt === present ? 'same' : 'other'
  return ok({
    backup: backup ?? { path, madeAt: '', bytes: 0 },
    encrypted,
    isArchiveEncrypted: present !== null,
    ...compared.value,
  })
}

const GONE = { kind: 'no-archive', message: 'No archive is open. Open one, or create one, first' }
