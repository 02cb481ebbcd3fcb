import { call } from '../../api.ts'
import { flushDraft } from '../../features/document/autosave.ts'
import { caretNow } from '../../features/document/returning.ts'
import { allDone, runningNow } from '../../running.ts'
import { notify, notifyError } from '../../ui/notices.ts'
import { currentPlace } from '../navigation.ts'
import { forgetPlace, keepPlace } from './kept-place.ts'

let isWaiting = false

/**
 * Saves, closes the archive, and begins the window anew: nothing of what was on screen or in its memory is left. What is under
 * way, such as an import or an export, is waited for, and the user is told. The archive stays open when what was typed last
 * cannot be saved, or when `isWanted` says after such a wait that somebody is back.
 */
export async function lockNow(archive: string, isWanted: () => boolean = () => true): Promise<void> {
  if (isWaiting) return
  isWaiting = true
  try {
    if (await isFree(isWanted)) await lock(archive)
  } finally {
    isWaiting = false
  }
}

async function isFree(isWanted: () => boolean): Promise<boolean> {
  const running = runningNow()
  if (running.length === 0) return true
  const what = new Intl.ListFormat('en').format(running)
  notify({ tone: 'info', title: `The archive is locked as soon as ${what} is done.` })
  await allDone()
  return isWanted()
}

async function lock(archive: string): Promise<void> {
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
