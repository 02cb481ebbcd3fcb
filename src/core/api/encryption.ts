import { z } from 'zod'
import { archiveInfo, passphrase } from './archive.ts'
import { operation } from './operation.ts'

/** Locking an encrypted archive, and changing what it is locked with. */
export const encryption = {
  /** Closes the archive and lets go of everything read from it; `archive.current` then has it as locked. */
  'archive.lock': operation(z.object({}), z.object({}), ['no-archive', 'not-encrypted']),
  /**
   * Sets, changes (both given) or removes (`next` null) the passphrase of the open archive. Answers with the copies beside it
   * that can be read without any passphrase.
   */
  'archive.rekey': operation(
    z.object({ current: passphrase.nullable(), next: passphrase.nullable(), remember: z.boolean() }),
    z.object({ archive: archiveInfo, readable: z.array(z.string()) }),
    [
      'no-archive',
      'read-only',
      'wrong-passphrase',
      'weak-passphrase',
      'not-found',
      'locked',
      'no-space',
      'damaged',
      'not-readable',
    ],
  ),
  /** Whether reading an archive, such as a backup, needs a passphrase that is not at hand. */
  'archive.needsPassphrase': operation(z.object({ path: z.string().min(1) }), z.object({ needed: z.boolean() }), []),
  /** Has another archive's passphrase at hand for what reads it, such as merging, until the open one is closed. */
  'archive.unlockOther': operation(z.object({ path: z.string().min(1), passphrase }), z.object({}), [
    'wrong-passphrase',
    'not-found',
    'not-an-archive',
    'newer-archive',
    'damaged',
    'locked',
    'not-readable',
  ]),
  /** Keeps the open archive's key in this computer's keychain, or forgets it. */
  'archive.remember': operation(z.object({ remember: z.boolean() }), archiveInfo, [
    'no-archive',
    'not-encrypted',
    'no-keychain',
    'not-writable',
  ]),
  /** Deletes the copies beside the open archive that can be read without any passphrase. */
  'archive.deleteReadable': operation(z.object({}), z.object({ deleted: z.array(z.string()) }), [
    'no-archive',
    'not-readable',
  ]),
}
