import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { ArchiveInfo, Trouble } from '../../core/api/archive.ts'
import type { Output } from '../../core/api/index.ts'
import type { Settings } from '../../core/api/host.ts'
import { call } from '../api.ts'
import { setChosenShortcuts } from '../commands/keymap.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { notifyError } from '../ui/notices.ts'
import { useOperation } from '../useOperation.ts'

/** What every screen knows: this machine's settings, and the archive that is open. */
export interface Session {
  readonly settings: Settings
  readonly archive: ArchiveInfo | null
  /** An archive that could not be opened, until something is done about it. */
  readonly trouble: Trouble | null
  /** The archive that waits for its passphrase in the open one's place. */
  readonly locked: Output<'archive.current'>['locked']
  /** Archives opened before, newest first. */
  readonly recent: Output<'archive.current'>['recent']
  /** Whether this computer has a keychain to remember passphrases in. */
  readonly canRemember: boolean
  /** @returns the message to show if it failed */
  readonly saveSettings: (settings: Settings) => Promise<string | undefined>
  /** Asks again which archive is open. */
  readonly reload: () => void
}

const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('useSession outside of SessionProvider')
  return session
}

interface SessionProviderProps {
  readonly children: ReactNode
}

export function SessionProvider({ children }: SessionProviderProps) {
  const current = useOperation('archive.current', {}, ['archive-changed'])
  const stored = useOperation('host.settings', {})
  const [saved, setSaved] = useState<Settings>()
  const settings = saved ?? stored.value

  const theme = settings?.theme
  useEffect(() => {
    if (theme !== undefined) document.documentElement.dataset['theme'] = theme
  }, [theme])

  const shortcuts = settings?.shortcuts
  useEffect(() => {
    if (shortcuts !== undefined) setChosenShortcuts(shortcuts)
  }, [shortcuts])

  const saveSettings = useCallback(async (next: Settings) => {
    const result = await call('host.saveSettings', next)
    if (!result.ok) return result.error.message
    setSaved(result.value)
    return undefined
  }, [])

  const { value: archive, reload } = current
  const session = useMemo(
    () =>
      settings === undefined || archive === undefined
        ? null
        : { settings, ...archive, archive: archive.open, trouble: archive.trouble, saveSettings, reload },
    [settings, archive, saveSettings, reload],
  )
  if (session !== null) return <SessionContext value={session}>{children}</SessionContext>
  const failure = current.error ?? stored.error
  return failure === undefined ? null : <CannotStart message={failure} />
}

function CannotStart({ message }: { readonly message: string }) {
  return (
    <main className="frame__failure">
      <h1 className="visually-hidden">Counterpart could not start</h1>
      <Banner tone="error" actions={<Button onPress={() => window.location.reload()}>Try again</Button>}>
        {message}
      </Banner>
    </main>
  )
}

/** Light, dark, as the system has it, and round again. */
export function useThemeSwitch(): () => void {
  const { settings, saveSettings } = useSession()
  return () => {
    const theme = settings.theme === 'system' ? 'light' : settings.theme === 'light' ? 'dark' : 'system'
    const save = async () => {
      const message = await saveSettings({ ...settings, theme })
      if (message !== undefined) notifyError({ message })
    }
    void save()
  }
}
