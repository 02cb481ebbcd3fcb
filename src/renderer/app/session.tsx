import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { ArchiveInfo } from '../../core/api/archive.ts'
import type { Settings } from '../../core/api/host.ts'
import { call, on } from '../api.ts'
import { notifyError } from '../ui/notices.ts'

/** What every screen knows: this machine's settings, and the archive that is open. */
export interface Session {
  readonly settings: Settings
  readonly archive: ArchiveInfo | null
  /** Paths of archives opened before, newest first. */
  readonly recent: readonly string[]
  /** @returns the message to show if it failed */
  saveSettings(settings: Settings): Promise<string | undefined>
  reload(): Promise<void>
}

const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('useSession outside of SessionProvider')
  return session
}

interface SessionProviderProps {
  readonly children: ReactNode
  /** Shown when not even the settings can be had. */
  failed(message: string): ReactNode
}

export function SessionProvider({ children, failed }: SessionProviderProps) {
  const [settings, setSettings] = useState<Settings>()
  const [open, setOpen] = useState<{ archive: ArchiveInfo | null; recent: readonly string[] }>()
  const [failure, setFailure] = useState<string>()

  const reload = useCallback(async () => {
    const current = await call('archive.current', {})
    if (current.ok) setOpen({ archive: current.value.open, recent: current.value.recent })
    else setFailure(current.error.message)
  }, [])

  useEffect(() => {
    void reload()
    void call('host.settings', {}).then((result) => {
      if (result.ok) setSettings(result.value)
      else setFailure(result.error.message)
    })
    return on('archive-changed', () => void reload())
  }, [reload])

  const theme = settings?.theme
  useEffect(() => {
    if (theme !== undefined) document.documentElement.dataset['theme'] = theme
  }, [theme])

  const saveSettings = useCallback(async (next: Settings) => {
    const saved = await call('host.saveSettings', next)
    if (!saved.ok) return saved.error.message
    setSettings(saved.value)
    return undefined
  }, [])

  const session = useMemo(
    () => (settings === undefined || open === undefined ? null : { settings, ...open, saveSettings, reload }),
    [settings, open, saveSettings, reload],
  )
  if (failure !== undefined && session === null) return failed(failure)
  return session === null ? null : <SessionContext value={session}>{children}</SessionContext>
}

/** Light, dark, as the system has it, and round again. */
export function useThemeSwitch(): () => void {
  const { settings, saveSettings } = useSession()
  return () => {
    const theme = settings.theme === 'system' ? 'light' : settings.theme === 'light' ? 'dark' : 'system'
    void saveSettings({ ...settings, theme }).then((message) => {
      if (message !== undefined) notifyError({ message })
    })
  }
}
