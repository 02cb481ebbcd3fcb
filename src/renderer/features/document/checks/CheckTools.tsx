import type { EditorSession } from '../session.ts'
import { PeekCard } from './PeekCard.tsx'
import { useCheckCommands } from './useCheckCommands.ts'

interface CheckToolsProps {
  readonly session: EditorSession
  readonly isDraft: boolean
}

/** What the checks put beside the page: commands, and the card that shows definitions. */
export function CheckTools({ session }: CheckToolsProps) {
  useCheckCommands(session)
  return <PeekCard session={session} />
}
