import { useState } from 'react'
import type { EditorSession } from '../session.ts'
import { DefineDialog } from './DefineDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { PeekCard } from './PeekCard.tsx'
import { ReferenceDialog } from './ReferenceDialog.tsx'
import { useCheckCommands, type CheckDialog } from './useCheckCommands.ts'

interface CheckToolsProps {
  readonly session: EditorSession
  readonly isDraft: boolean
}

/** What the checks put beside the page: commands, their dialogs, and the card that shows definitions. */
export function CheckTools({ session, isDraft }: CheckToolsProps) {
  const [dialog, setDialog] = useState<CheckDialog | null>(null)
  useCheckCommands(session, isDraft, setDialog)
  const close = () => {
    setDialog(null)
    session.view.focus()
  }
  return (
    <>
      <PeekCard session={session} />
      {dialog === 'reference' ? <ReferenceDialog session={session} onClose={close} /> : null}
      {dialog === 'note' ? <NoteDialog session={session} onClose={close} /> : null}
      {dialog === 'define' ? <DefineDialog session={session} onClose={close} /> : null}
    </>
  )
}
