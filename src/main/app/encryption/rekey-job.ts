import type { Result } from '../../../core/result.ts'
import { ArchiveKey } from '../../archive/encryption/archive-key.ts'
import { rekeyArchive } from '../../archive/encryption/rekey.ts'
import { Thread } from '../../engine/threads/thread.ts'

/** A change of key as it crosses to another thread: keys as their bytes, null for none. */
export interface RekeyJob {
  readonly path: string
  readonly from: Uint8Array | null
  readonly to: Uint8Array | null
  readonly owner: string
}

/** Puts a closed archive under another key (archive/encryption/rekey.ts). */
export type Rekey = (job: RekeyJob) => Promise<Result<null>>

/** In this thread: for the command line, which has nothing else to do. */
export const rekeyHere: Rekey = ({ path, from, to, owner }) => {
  const key = (bytes: Uint8Array | null): ArchiveKey | null => (bytes === null ? null : new ArchiveKey(bytes))
  return Promise.resolve(
    rekeyArchive({ path, from: key(from), to: key(to), owner, now: () => new Date().toISOString() }),
  )
}

/** Beside the main thread, in one that ends with it. @param entry the worker's file (rekey-worker.ts) */
export function rekeyInThread(entry: URL): Rekey {
  return async (job) => {
    const thread = new Thread(entry)
    try {
      return (await thread.call('rekey', [job])) as Result<null>
    } finally {
      await thread.stop()
    }
  }
}
