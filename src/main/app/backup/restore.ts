import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { err, ok, type Result } from '../../../core/result.ts'
import { openArchive as open, placeFault } from '../../archive/database.ts'
import { guardIo } from '../../archive/failures.ts'
import { closeArchive, openArchive } from '../archives.ts'
import { keyAtHand, keysFor } from '../encryption/key-ring.ts'
import type { Session } from '../session.ts'
import { copying } from './backups.ts'
import { archiveName } from './names.ts'

/** Where a backup goes: to a new file, or to the place of an archive, which is put aside. */
export type Target = { readonly to: string } | { readonly replaces: string }

/**
 * Makes an archive of a backup and opens it. The backup stays. The archive whose place it takes gets another name (`aside`)
 * once the copy is whole and on disk, and gets its own back should that fail. Failures: `exists`, `read-only` (another
 * process writes to that archive), `damaged` (the backup), and those of reading, writing and opening.
 */
export async function restoreBackup(
  session: Session,
  { path, target }: { path: string; target: Target },
): Promise<Result<{ path: string; aside: string | null }>> {
  return 'to' in target
    ? restoreTo(session, path, resolve(target.to))
    : replace(session, path, resolve(target.replaces))
}

async function restoreTo(session: Session, backup: string, to: string): Promise<Result<{ path: string; aside: null }>> {
  const fault = placeFault(dirname(to), session.deps)
  if (fault !== undefined) return err(fault)
  const key = keyAtHand(session, backup)
  const copied = await copying(session).copy(backup, to, keysFor(session, backup))
  if (!copied.ok) return copied
  const opened = openArchive(session, to, key)
  return opened.ok ? ok({ path: to, aside: null }) : opened
}

async function replace(
  session: Session,
  backup: string,
  archive: string,
): Promise<Result<{ path: string; aside: string | null }>> {
  const { deps } = session
  if (isInUse(session, archive)) return err(IN_USE)
  const whole = `${archive}.restoring`
  rmSync(whole, { force: true })
  const key = keyAtHand(session, backup)
  const keyBefore = keyAtHand(session, archive)
  const copied = await copying(session).copy(backup, whole, keysFor(session, backup))
  if (!copied.ok) return copied
  const wasOpen = session.archive?.path === archive
  if (wasOpen) closeArchive(session)
  const aside = asideName(archive, deps.now())
  const moved = guardIo(() => swap(archive, aside, whole))
  if (!moved.ok) rmSync(whole, { force: true })
  const opened = moved.ok || wasOpen ? openArchive(session, archive, moved.ok ? key : keyBefore) : moved
  if (!moved.ok) return moved
  return opened.ok ? ok({ path: archive, aside: existsSync(aside) ? aside : null }) : opened
}

/** Whether another process writes to it. One that cannot be opened is not known to be. */
function isInUse(session: Session, archive: string): boolean {
  if (session.archive?.path === archive) return session.archive.readOnly
  const there = open(archive, { ...session.deps, key: keyAtHand(session, archive) })
  if (!there.ok) return false
  there.value.close()
  return there.value.readOnly && there.value.why === 'in-use'
}

/** With its log and what it shares, which belong to it and to no other file. */
const PARTS = ['', '-wal', '-shm', '-journal']

function swap(archive: string, aside: string, whole: string): void {
  const there = PARTS.filter((part) => existsSync(archive + part))
  for (const part of there) renameSync(archive + part, aside + part)
  try {
    renameSync(whole, archive)
  } catch (error) {
    for (const part of there) renameSync(aside + part, archive + part)
    throw error
  }
}

function asideName(archive: string, now: string): string {
  const at = now.slice(0, 19).replaceAll(':', '')
  const stem = join(dirname(archive), `${archiveName(archive)} put aside ${at}`)
  const name = (count: number): string => `${stem}${count === 1 ? '' : ` ${count}`}${extname(archive)}`
  let count = 1
  while (existsSync(name(count))) count += 1
  return name(count)
}

const IN_USE = {
  kind: 'read-only',
  message: 'Somebody else has this archive open, so it was not put aside. Close it there, or restore to a new file.',
}
