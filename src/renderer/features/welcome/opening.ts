import type { OperationResult } from '../../../core/api/index.ts'
import { call } from '../../api.ts'
import { askProtection, openUnlocked } from '../../app/asking.ts'

type Opened = OperationResult<'archive.open'> | OperationResult<'archive.create'> | 'cancelled'

/** Asks where to keep a new archive and whether to encrypt it, makes it and opens it. */
export async function createArchive(): Promise<Opened> {
  const picked = await call('host.pickNewArchive', {})
  if (!picked.ok) return picked
  const { path } = picked.value
  if (path === null) return 'cancelled'
  const protection = await askProtection(path)
  return protection === null ? 'cancelled' : call('archive.create', { path, ...protection })
}

/** Opens an archive; asks which one when there is no path, and for its passphrase where it has one. */
export async function openArchive(path: string | null): Promise<Opened> {
  if (path !== null) return openUnlocked(path)
  const picked = await call('host.pickArchive', {})
  if (!picked.ok) return picked
  return picked.value.path === null ? 'cancelled' : openUnlocked(picked.value.path)
}
