import { useState } from 'react'
import type { EditorSession } from '../session.ts'
import { useReadingCommands } from './useReadingCommands.ts'
import { WordCountDialog } from './WordCountDialog.tsx'

/** The commands for looking at a document, and the dialog that one of them opens. */
export function Reading({ session }: { readonly session: EditorSession }) {
  const [isCounting, setCounting] = useState(false)
  useReadingCommands(session, () => setCounting(true))
  return isCounting ? <WordCountDialog session={session} onClose={() => setCounting(false)} /> : null
}
