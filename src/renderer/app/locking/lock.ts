import { call } from '../../api.ts'
import { flushDraft } from '../../features/document/autosave.ts'
import { caretNow } from '../../features/document/returning.ts'
import { notify, notifyError } from '../../ui/notices.ts'
import { currentPlace } from '../navigation.ts'
import { forgetPlace, keepPlace } from './kept-place.ts'

/**
 * Saves, closes the archive, and begins the window anew: nothing of what was on screen or in its memory is left. The archive
 * stays open when what was typed last cannot be saved.
 */
export async function lockNow(archive: string): Promise<void> {
  try {
    await flushDraft()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    notify({ tone: 'error', title: `The archive was not locked, for the draft could not be saved: ${why}` })
    return
  }
  keepPlace({ archive, place: currentPlace(), caret: caretNow() })
  const locked = await call('archive.lock', {})
  if (locked.ok) return window.location.reload()
  forgetPlace()
  notifyError(locked.error)
}
