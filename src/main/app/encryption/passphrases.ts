import type { ArchiveInfo } from '../../../core/api/archive.ts'
import { newPassphrase } from '../../../core/passphrase.ts'
import { ok, type Result } from '../../../core/result.ts'
import { type ArchiveKey, deriveKey, newSalt } from '../../archive/encryption/archive-key.ts'
import { createArchive, infoOf, openArchive } from '../archives.ts'
import type { Session } from '../session.ts'
import { saltHexOf } from './salts.ts'

interface Unlocking {
  readonly path: string
  /** Null for none. */
  readonly passphrase: string | null
  /** Keep the key in this computer's keychain. */
  readonly remember: boolean
}

/** Opens an archive, by its passphrase if it has one. Failures: those of opening, `needs-passphrase`, `wrong-passphrase`. */
export async function openWithPassphrase(
  session: Session,
  { path, passphrase, remember }: Unlocking,
): Promise<Result<ArchiveInfo>> {
  const salt = saltHexOf(path)
  if (passphrase === null || salt === null) return openArchive(session, path)
  const key = await deriveKey(passphrase, Buffer.from(salt, 'hex'))
  const opened = openArchive(session, path, key)
  return opened.ok ? remembering(session, key, remember) : opened
}

/** Makes an archive, encrypted where a passphrase is given. Failures: those of creating, `weak-passphrase`. */
export async function createWithPassphrase(
  session: Session,
  { path, passphrase, remember }: Unlocking,
): Promise<Result<ArchiveInfo>> {
  if (passphrase === null) return createArchive(session, path)
  const good = newPassphrase(passphrase)
  if (!good.ok) return good
  const key = await deriveKey(passphrase, newSalt())
  const made = createArchive(session, path, key)
  return made.ok ? remembering(session, key, remember) : made
}

/** What is open is open, also where the keychain's file cannot be written: then it is asked for the next time. */
export async function remembering(session: Session, key: ArchiveKey, remember: boolean): Promise<Result<ArchiveInfo>> {
  const { remembered } = session.deps
  if (remember) await remembered?.remember(key)
  if (session.archive === null) throw new Error('the archive that was just opened is not open')
  return ok(infoOf(session, session.archive))
}
