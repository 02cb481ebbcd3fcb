import { z } from 'zod'
import { operation } from './operation.ts'

export const archiveInfo = z.object({
  path: z.string(),
  name: z.string(),
  readOnly: z.boolean(),
  /** Who writes to it while we read. Null where we write ourselves, or where its file may not be written to by anybody. */
  holder: z
    .object({
      /** Such as "ada on laptop-7". */
      owner: z.string(),
      /** ISO 8601, UTC; null where it is not known. */
      since: z.string().nullable(),
    })
    .nullable(),
  encrypted: z.boolean(),
  /** Its key is kept in this computer's keychain, so that it opens without its passphrase. */
  remembered: z.boolean(),
})
export type ArchiveInfo = z.infer<typeof archiveInfo>

/** What the user enters for an encrypted archive; null for none. It goes no further than to the key derived from it. */
export const passphrase = z.string().max(1024)
const unlocking = { passphrase: passphrase.nullable().default(null), remember: z.boolean().default(false) }

/** An archive that could not be opened, until the user has dealt with it or turned away. */
const trouble = z.object({ path: z.string(), kind: z.string(), message: z.string() })
export type Trouble = z.infer<typeof trouble>

const openErrors = [
  'not-found',
  'not-an-archive',
  'newer-archive',
  'locked',
  'damaged',
  'not-readable',
  'no-space',
  'needs-passphrase',
  'wrong-passphrase',
] as const

export const archive = {
  /** The archive that is open now, and those opened before (newest first). */
  'archive.current': operation(
    z.object({}),
    z.object({
      open: archiveInfo.nullable(),
      /** One that is waiting for its passphrase, where the archive that was open would be. */
      locked: z.object({ path: z.string(), name: z.string() }).nullable(),
      recent: z.array(z.object({ path: z.string(), encrypted: z.boolean() })),
      /** Whether this computer has a keychain to remember keys in. */
      canRemember: z.boolean(),
      trouble: trouble.nullable(),
    }),
    [],
  ),
  /** With a passphrase, it is encrypted. */
  'archive.create': operation(z.object({ path: z.string().min(1), ...unlocking }), archiveInfo, [
    'exists',
    'weak-passphrase',
    ...openErrors,
  ]),
  'archive.open': operation(z.object({ path: z.string().min(1), ...unlocking }), archiveInfo, openErrors),
  /** Creates (or opens, if there already) an archive with our own sample agreements beside the app's settings. */
  'archive.openSample': operation(z.object({}), archiveInfo, openErrors),
  /** Opens the archive again that is open for reading only: to write to it, if whoever did has let go of it. */
  'archive.retry': operation(z.object({}), archiveInfo, ['no-archive', ...openErrors]),
  /** The user has seen why an archive could not be opened. */
  'archive.dismissTrouble': operation(z.object({}), z.object({}), []),
  'archive.close': operation(z.object({}), z.object({}), []),
}
