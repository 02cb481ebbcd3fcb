import { useEffect, useState } from 'react'
import type { UntrackedEdit } from '../../../../core/revision/untracked-edits.ts'
import { UNTRACKED } from '../../../../core/revision/track.ts'
import { call } from '../../../api.ts'
import type { Autosave } from '../autosave.ts'
import type { EditorSession } from '../session.ts'

const NONE: readonly UntrackedEdit[] = []
/** The whole draft is compared: not while one types. */
const REST_MS = 800

/** What the draft changed without tracking. Looked for when it is opened, and after edits that may have changed it. */
export function useUntracked(session: EditorSession, autosave: Autosave): readonly UntrackedEdit[] {
  const [edits, setEdits] = useState(NONE)
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    // Then undo and redo may bring some back.
    let wasAny = false
    const look = async (): Promise<void> => {
      await autosave.flush().catch(() => undefined)
      const found = await call('draft.untracked', { agreement: session.agreement })
      if (!isCurrent || !found.ok) return
      wasAny ||= found.value.length > 0
      setEdits(found.value.length > 0 ? found.value : NONE)
    }
    const soon = (): void => {
      clearTimeout(rest)
      rest = setTimeout(() => void look(), REST_MS)
    }
    // The rest of the document comes from the same thread, and first.
    void session.arrival.whole.then(() => isCurrent && soon())
    const stop = session.onUpdate((_state, tr) => {
      if (tr.docChanged && (wasAny || tr.getMeta(UNTRACKED) !== undefined)) soon()
    })
    return () => {
      isCurrent = false
      clearTimeout(rest)
      stop()
    }
  }, [session, autosave])
  return edits
}
