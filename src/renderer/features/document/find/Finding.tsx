import type { EditorSession } from '../session.ts'
import { FindBar } from './FindBar.tsx'
import { useFinder } from './useFinder.ts'

interface FindingProps {
  readonly session: EditorSession
  readonly isDraft: boolean
}

/** Finding and replacing in the document of a session. */
export function Finding({ session, isDraft }: FindingProps) {
  return <FindBar finder={useFinder(session, isDraft)} />
}
