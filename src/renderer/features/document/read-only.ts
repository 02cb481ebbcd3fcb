import { notify } from './notices.ts'
import type { EditorSession } from './session.ts'

/*
 * Why a draft cannot be edited just now. In a sealed round nothing looks as if it could be.
 */

export const ORIGINAL = 'The original is only read: it is the text before all changes. Show all markup to edit.'
export const STOPPED = 'Nothing can be edited until the draft is loaded again.'

/** Says why an edit that was asked for was not made, and how it can be. */
export function refuseEdit(session: EditorSession): void {
  if (session.tracking === null) return
  if (!session.original.isWanted) return notify({ tone: 'info', title: STOPPED })
  notify({
    tone: 'info',
    title: ORIGINAL,
    action: { label: 'Show all markup', run: () => session.changes.showAll() },
  })
}
