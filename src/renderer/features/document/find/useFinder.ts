import { useEffect, useState } from 'react'
import { useCommand } from '../../../commands/commands.ts'
import type { EditorSession } from '../session.ts'
import { Finder } from './finder.ts'

/** The finder of a session, and its commands. */
export function useFinder(session: EditorSession, isDraft: boolean): Finder {
  const [finder] = useState(() => new Finder(session))
  useEffect(() => () => finder.destroy(), [finder])
  useCommand({ id: 'edit.find', label: 'Find…', shortcut: 'Mod+F', run: () => finder.open(false) })
  useCommand({
    id: 'edit.replace',
    label: 'Find and replace…',
    shortcut: 'Mod+H',
    isDisabled: !isDraft,
    run: () => finder.open(true),
  })
  useCommand({ id: 'edit.find-next', label: 'Find next', shortcut: 'F3', run: () => finder.go(1) })
  useCommand({ id: 'edit.find-previous', label: 'Find previous', shortcut: 'Shift+F3', run: () => finder.go(-1) })
  return finder
}
