import { useEffect } from 'react'
import { call } from '../api.ts'
import { useCommand } from '../commands/commands.ts'
import { isMac } from '../commands/shortcut.ts'
import { ask } from '../features/agreements/acting.ts'
import { pickFolder, pickForImport } from '../features/agreements/importing/candidates.ts'
import { flushDraft } from '../features/document/autosave.ts'
import { createArchive, openArchive } from '../features/welcome/opening.ts'
import { notifyError } from '../ui/notices.ts'
import { arriveIn } from './locking/arrive.ts'
import { useLocking } from './locking/useLocking.ts'
import { go, goBack, goForward } from './navigation.ts'
import { useSession, useThemeSwitch } from './session.tsx'

// On a Mac, Alt with an arrow goes by words.
const BACK = isMac ? 'Mod+[' : 'Alt+ArrowLeft'
const FORWARD = isMac ? 'Mod+]' : 'Alt+ArrowRight'

/** The commands that are there on every screen. */
export function useAppCommands(): void {
  const { archive, reload } = useSession()
  const switchTheme = useThemeSwitch()
  const path = archive?.path
  useEffect(() => arriveIn(path), [path])
  useLocking()

  const open = async (ask: typeof createArchive) => {
    await flushDraft()
    const result = await ask()
    if (result === 'cancelled') return
    if (!result.ok) return notifyError(result.error)
    reload()
    go({ screen: 'agreements' })
  }
  const close = async () => {
    await flushDraft()
    const closed = await call('archive.close', {})
    if (!closed.ok) return notifyError(closed.error)
    reload()
  }

  useCommand({ id: 'archive.new', label: 'New archive…', run: () => void open(createArchive) })
  useCommand({
    id: 'archive.open',
    label: 'Open archive…',
    shortcut: 'Mod+O',
    run: () => void open(() => openArchive(null)),
  })
  useCommand({ id: 'archive.close', label: 'Close archive', isDisabled: archive === null, run: () => void close() })
  useCommand({
    id: 'agreement.import',
    label: 'Import agreement…',
    shortcut: 'Mod+Shift+O',
    isDisabled: archive === null || archive.readOnly,
    run: () => void pickForImport(),
  })
  useCommand({
    id: 'agreement.import-folder',
    label: 'Import a folder of contracts…',
    isDisabled: archive === null || archive.readOnly,
    run: () => void pickFolder(),
  })
  useCommand({
    id: 'agreement.blank',
    label: 'New blank agreement…',
    shortcut: 'Mod+Alt+N',
    isDisabled: archive === null || archive.readOnly,
    run: () => ask({ kind: 'blank' }),
  })
  useCommand({ id: 'go.agreements', label: 'Go to agreements', run: () => go({ screen: 'agreements' }) })
  useCommand({
    id: 'go.search',
    label: 'Search the archive',
    shortcut: 'Mod+Shift+F',
    isDisabled: archive === null,
    run: () => go({ screen: 'search' }),
  })
  useCommand({ id: 'go.back', label: 'Back', shortcut: BACK, run: goBack })
  useCommand({ id: 'go.forward', label: 'Forward', shortcut: FORWARD, run: goForward })
  useCommand({ id: 'view.theme', label: 'Switch theme', run: switchTheme })
  useCommand({
    id: 'app.settings',
    label: 'Settings…',
    shortcut: 'Mod+Comma',
    run: () => go({ screen: 'settings' }),
  })
}
