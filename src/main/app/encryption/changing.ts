import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ArchiveInfo } from '../../../core/api/archive.ts'
import { newPassphrase } from '../../../core/passphrase.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import type { ArchiveHandle } from '../../archive/database.ts'
import { deriveKey, newSalt } from '../../archive/encryption/archive-key.ts'
import { WRONG_PASSPHRASE, guardIo } from '../../archive/failures.ts'
import { headerFault } from '../../archive/file-header.ts'
import { listBackups } from '../backup/backups.ts'
import { closeArchive, infoOf, openArchive } from '../archives.ts'
import { NO_ARCHIVE, writing, type Session } from '../session.ts'
import { rekeyHere } from './rekey-job.ts'
import { saltHexOf } from './salts.ts'

interface Change {
  /** Null where there is none yet. */
  readonly current: string | null
  /** Null to have none from now on. */
  readonly next: string | null
  readonly remember: boolean
}

/**
 * Sets, changes or removes the passphrase of the open archive, which is closed meanwhile. Failures: `wrong-passphrase` when
 * `current` is not the archive's, `weak-passphrase`, and those of archive/encryption/rekey.ts: then all is as it was.
 */
export async function changePassphrase(
  session: Session,
  { current, next, remember }: Change,
): Promise<Result<{ archive: ArchiveInfo; readable: string[] }>> {
  const mayWrite = writing(session)
  if (!mayWrite.ok) return mayWrite
  const { archive, deps } = session
  if (archive === null) return err(NO_ARCHIVE)
  const { path, key: from } = archive
  if (!(await isPassphraseOf(archive, current))) return err(WRONG_PASSPHRASE)
  const good = next === null ? ok(null) : newPassphrase(next)
  if (!good.ok) return good
  const to = next === null ? null : await deriveKey(next, newSalt())

  closeArchive(session)
  const done = await (deps.rekey ?? rekeyHere)({
    path,
    from: from?.bytes() ?? null,
    to: to?.bytes() ?? null,
    owner: deps.owner,
  })
  const reopened = openArchive(session, path, done.ok ? to : from)
  if (!reopened.ok) deps.emit('archive-changed', {})
  if (!done.ok) return done
  if (from !== null) await deps.remembered?.forget(from.saltHex)
  if (to !== null && remember) await deps.remembered?.remember(to)
  if (!reopened.ok || session.archive === null) return reopened.ok ? err(NO_ARCHIVE) : reopened
  return ok({ archive: infoOf(session, session.archive), readable: to === null ? [] : readableCopies(session, path) })
}

/** Whoever finds an unlocked window must not be able to change what it is locked with. */
async function isPassphraseOf({ key }: ArchiveHandle, passphrase: string | null): Promise<boolean> {
  if (key === null) return true
  if (passphrase === null) return false
  return (await deriveKey(passphrase, Buffer.from(key.saltHex, 'hex'))).equals(key)
}

/** Deletes the copies beside the open archive that can be read without a passphrase. */
export function deleteReadable(session: Session): Result<{ deleted: string[] }> {
  const { archive } = session
  if (archive === null) return err(NO_ARCHIVE)
  const copies = archive.key === null ? [] : readableCopies(session, archive.path)
  return guardIo(() => {
    for (const copy of copies) rmSync(copy)
    return { deleted: copies }
  })
}

/** Copies that were made before it was encrypted: backups, and those beside it from before a migration. */
function readableCopies(session: Session, path: string): string[] {
  const folder = dirname(path)
  const beside = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.backup'))
    .map((name) => join(folder, name))
  return [...beside, ...listBackups(session, path).backups.map((backup) => backup.path)].filter(
    (copy) => saltHexOf(copy) === null && headerFault(copy) === undefined,
  )
}
