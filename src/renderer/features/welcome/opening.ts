import type { OperationResult } from '../../../core/api/index.ts'
import { call } from '../../api.ts'

type Opened = OperationResult<'archive.open'> | OperationResult<'archive.create'> | 'cancelled'

/** Asks where to keep a new archive, makes it and opens it. */
export async function createArchive(): Promise<Opened> {
  const picked = await call('host.pickNewArchive', {})
  if (!picked.ok) return picked
  return picked.value.path === null ? 'cancelled' : call('archive.create', { path: picked.value.path })
}

/** Opens an archive; asks which one when there is no path. */
export async function openArchive(path: string | null): Promise<Opened> {
  if (path !== null) return call('archive.open', { path })
  const picked = await call('host.pickArchive', {})
  if (!picked.ok) return picked
  return picked.value.path === null ? 'cancelled' : call('archive.open', { path: picked.value.path })
}
