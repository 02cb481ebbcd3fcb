import { copying } from './backup/backups.ts'
import { keysFor } from './encryption/key-ring.ts'
import { rebuildSearch } from './search/indexing.ts'
import type { Session } from './session.ts'

/**
 * After a crash all of an archive is checked; of a large one, what nobody waits for is read beside the rest, once it is open.
 * What search reads is made anew should it be damaged; of documents the user is told.
 */
export async function checkAfterCrash(session: Session): Promise<void> {
  const { archive, deps } = session
  if (archive === null || archive.readOnly || !archive.wasLeftOpen) return
  const checked = await copying(session).checkRest(archive.path, keysFor(session, archive.path))
  if (!checked.ok || session.archive !== archive) return
  const { documents, search } = checked.value
  if (!documents) deps.emit('archive-unsound', { message: DOCUMENTS })
  if (search) return
  const rebuilt = await rebuildSearch(session)
  if (!rebuilt.ok && session.archive === archive) deps.emit('archive-unsound', { message: SEARCH })
}

const DOCUMENTS =
  'Parts of the archive’s file where documents are kept were damaged, perhaps when the computer went off. Nothing was changed. Verify the archive: it names the documents.'
const SEARCH =
  'What search reads in the archive’s file was damaged and could not be made anew. Agreements, rounds and drafts are not affected. Restore a backup to search again.'
