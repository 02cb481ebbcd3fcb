import { z } from 'zod'
import { operation } from './operation.ts'

const info = z.object({
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
})
export type ArchiveInfo = z.infer<typeof info>

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
] as const

export const archive = {
  /** The archive that is open now, and those opened before (newest first). */
  'archive.current': operation(
    z.object({}),
    z.object({ open: info.nullable(), recent: z.array(z.string()), trouble: trouble.nullable() }),
    [],
  ),
  'archive.create': operation(z.object({ path: z.string().min(1) }), info, ['exists', ...openErrors]),
  'archive.open': operation(z.object({ path: z.string().min(1) }), info, openErrors),
  /** Creates (or opens, if there already) an archive with our own sample agreements beside the app's settings. */
  'archive.openSample': operation(z.object({}), info, openErrors),
  /** Opens the archive again that is open for reading only: to write to it, if whoever did has let go of it. */
  'archive.retry': operation(z.object({}), info, ['no-archive', ...openErrors]),
  /** The user has seen why an archive could not be opened. */
  'archive.dismissTrouble': operation(z.object({}), z.object({}), []),
  'archive.close': operation(z.object({}), z.object({}), []),
}
