import type { encryption } from '../../../core/api/encryption.ts'
import { ok } from '../../../core/result.ts'
import type { Handlers } from '../handlers.ts'
import type { Session } from '../session.ts'
import { changePassphrase, deleteReadable } from './changing.ts'
import { keyAtHand, unlockOther } from './key-ring.ts'
import { lockArchive, rememberKey } from './locking.ts'
import { saltHexOf } from './salts.ts'

/** Locking, and changing the passphrase. */
export function encryptionHandlers(session: Session): Handlers<keyof typeof encryption> {
  return {
    'archive.lock': () => lockArchive(session),
    'archive.rekey': (input) => changePassphrase(session, input),
    'archive.remember': ({ remember }) => rememberKey(session, remember),
    'archive.needsPassphrase': ({ path }) =>
      ok({ needed: saltHexOf(path) !== null && keyAtHand(session, path) === null }),
    'archive.unlockOther': async ({ path, passphrase }) => {
      const unlocked = await unlockOther(session, path, passphrase)
      return unlocked.ok ? ok({}) : unlocked
    },
    'archive.deleteReadable': () => deleteReadable(session),
  }
}
