import { ok, type Result } from '../../../core/result.ts'
import { openToRead } from '../../archive/database.ts'
import { type ArchiveKey, deriveKey } from '../../archive/encryption/archive-key.ts'
import type { Session } from '../session.ts'
import { saltHexOf } from './salts.ts'

/** The key of an encrypted archive, if its passphrase was entered for this session or this computer remembers it. */
export function keyAtHand({ archive, keys, deps }: Session, path: string): ArchiveKey | null {
  if (archive?.path === path) return archive.key
  const salt = saltHexOf(path)
  if (salt === null) return null
  // A backup opens with the archive's own key, until that is changed.
  if (archive?.key?.saltHex === salt) return archive.key
  return keys.get(salt) ?? deps.remembered?.recall(salt) ?? null
}

/** Those at hand for these files, as they cross to another thread. */
export function keysFor(session: Session, ...paths: string[]): Uint8Array[] {
  return paths.flatMap((path) => keyAtHand(session, path)?.bytes() ?? [])
}

/**
 * Has the key of another archive than the open one at hand, for as long as that one is open, so that it can be read.
 * Failures: those of opening it to read.
 */
export async function unlockOther(session: Session, path: string, passphrase: string): Promise<Result<null>> {
  const salt = saltHexOf(path)
  if (salt === null) return ok(null)
  const key = await deriveKey(passphrase, Buffer.from(salt, 'hex'))
  const opened = openToRead(path, { now: session.deps.now, owner: session.deps.owner, key })
  if (!opened.ok) return opened
  opened.value.close()
  session.keys.set(salt, key)
  return ok(null)
}
