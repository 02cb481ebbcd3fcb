import type { ArchiveHandle } from '../archive/database.ts'
import { draftVersion, readDraftBase } from '../archive/drafts.ts'
import { guardIo } from '../archive/failures.ts'
import { dataVersion } from '../archive/handle.ts'
import { changedAfter, lastSeq } from '../archive/records.ts'
import type { AppDeps, LiveDraft, Session } from './session.ts'

/** How long somebody who reads may not see what the writer did. Asking costs a look at the shared memory. */
const EVERY_MS = 1000

/**
 * The same archive; while somebody else writes to it, the windows are told which agreements have new records, so that what
 * they show is what is there, and of the drafts that are read here, which went on there. Until it is closed.
 */
export function following(
  { emit }: Pick<AppDeps, 'emit'>,
  archive: ArchiveHandle,
  drafts: Session['drafts'] = new Map(),
): ArchiveHandle {
  if (!archive.readOnly || archive.why !== 'in-use') return archive
  let version = dataVersion(archive.read)
  let last = lastSeq(archive.read)
  const look = (): void => {
    const now = dataVersion(archive.read)
    if (now === version) return
    version = now
    for (const id of changedAfter(archive.read, last)) emit('agreement-changed', { id })
    last = lastSeq(archive.read)
    void tellOfDrafts(emit, archive, drafts)
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

/** Those that are open here and are not the draft any more. */
async function tellOfDrafts(emit: AppDeps['emit'], archive: ArchiveHandle, drafts: Session['drafts']): Promise<void> {
  for (const opening of drafts.values()) {
    const draft = await opening
    // It may have been closed, or the archive, while the draft was being read.
    if (!draft.ok || drafts.get(draft.value.agreement) !== opening) continue
    const behind = guardIo(() => isOutOfDate(archive, draft.value))
    if (behind.ok && behind.value) emit('draft-behind', { id: draft.value.agreement })
  }
}

/** Whether a draft that was read while somebody else writes is not the draft any more. */
export function isOutOfDate({ read, readOnly }: ArchiveHandle, { agreement, base, version }: LiveDraft): boolean {
  return readOnly && (draftVersion(read, agreement) !== version || readDraftBase(read, agreement) !== base)
}
