import type { ArchiveInfo } from '../../../core/api/archive.ts'
import { err, ok, type Failure, type Result } from '../../../core/result.ts'
import { closeArchive, infoOf, openArchive } from '../archives.ts'
import { NO_ARCHIVE, type Session } from '../session.ts'

const NOT_ENCRYPTED: Failure = {
  kind: 'not-encrypted',
  message: 'This archive has no passphrase. Set one in Settings, under Archive, first',
}

/**
 * Closes the archive and lets go of all that was read from it, until its passphrase is entered. What a window has not sent
 * by then is lost: it saves first.
 */
export async function lockArchive(session: Session): Promise<Result<Record<string, never>>> {
  const { archive } = session
  if (archive === null) return err(NO_ARCHIVE)
  if (archive.key === null) return err(NOT_ENCRYPTED)
  const { path } = archive
  closeArchive(session)
  session.locked = path
  session.deps.emit('archive-changed', {})
  // Its threads still hold documents in memory; the next work starts others.
  await session.deps.work.stop()
  return ok({})
}

/** Opens the archive that was open when the app was left, or waits for its passphrase. One that is gone is not missed. */
export function openLast(session: Session, path: string): void {
  const opened = openArchive(session, path)
  if (!opened.ok && opened.error.kind === 'needs-passphrase') session.locked = path
}

/** Keeps the open archive's key in this computer's keychain, or forgets it. */
export async function rememberKey(session: Session, remember: boolean): Promise<Result<ArchiveInfo>> {
  const { archive, deps } = session
  if (archive === null) return err(NO_ARCHIVE)
  if (archive.key === null) return err(NOT_ENCRYPTED)
  if (deps.remembered == null) return err(NO_KEYCHAIN)
  const { remembered } = deps
  const done = await (remember ? remembered.remember(archive.key) : remembered.forget(archive.key.saltHex))
  return done.ok ? ok(infoOf(session, archive)) : done
}

const NO_KEYCHAIN: Failure = {
  kind: 'no-keychain',
  message: 'This computer has no keychain that passphrases could be kept in. Nothing was changed',
}
