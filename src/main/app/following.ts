import type { ArchiveHandle } from '../archive/database.ts'
import { draftVersion, readDraftBase } from '../archive/drafts.ts'
import { guardIo } from '../archive/failures.ts'
import { dataVersion } from '../archive/handle.ts'
import { changedAfter, lastSeq } from '../archive/records.ts'
import type { AppDeps, LiveDraft } from './session.ts'

/** How long somebody who reads may not see what the writer did. Asking costs a look at the shared memory. */
const EVERY_MS = 1000

/**
 * The same archive; while somebody else writes to it, the windows are told which agreements have new records, so that what
 * they show is what is there. Until it is closed.
 */
export function following({ emit }: Pick<AppDeps, 'emit'>, archive: ArchiveHandle): ArchiveHandle {
  if (!archive.readOnly || archive.why !== 'in-use') return archive
  let version = dataVersion(archive.read)
  let last = lastSeq(archive.read)
  const look = (): void => {
    const now = dataVersion(archive.read)
    if (now === version) return
    version = now
    for (const id of changedAfter(archive.read, last)) emit('agreement-changed', { id })
    last = lastSeq(archive.read)
  }
  // The disk may fail for a moment: the next look makes up for it.
  const timer = setInterval(() => guardIo(look), EVERY_MS)
  timer.unref()
  const close = (): void => {
    clearInterval(timer)
    archive.close()
  }
  return { ...archive, close }
}

/** Whether a draft that was read while somebody else writes is not the draft any more. */
export function isOutOfDate({ read, readOnly }: ArchiveHandle, { agreement, base, version }: LiveDraft): boolean {
  return readOnly && (draftVersion(read, agreement) !== version || readDraftBase(read, agreement) !== base)
}
