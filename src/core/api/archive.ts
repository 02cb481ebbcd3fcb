import { z } from 'zod'
import { operation } from './operation.ts'

const info = z.object({ path: z.string(), name: z.string(), readOnly: z.boolean() })
export type ArchiveInfo = z.infer<typeof info>

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
  'archive.current': operation(z.object({}), z.object({ open: info.nullable(), recent: z.array(z.string()) }), []),
  'archive.create': operation(z.object({ path: z.string().min(1) }), info, ['exists', ...openErrors]),
  'archive.open': operation(z.object({ path: z.string().min(1) }), info, openErrors),
  /** Creates (or opens, if there already) an archive with our own sample agreements beside the app's settings. */
  'archive.openSample': operation(z.object({}), info, openErrors),
  'archive.close': operation(z.object({}), z.object({}), []),
}
