import { I18nProvider } from 'react-aria-components'
import { useCommandKeys } from '../commands/useCommandKeys.ts'
import { FirstRun } from '../features/welcome/FirstRun.tsx'
import { LockScreen } from '../features/encryption/LockScreen.tsx'
import { Questions } from '../features/encryption/Questions.tsx'
import { NoticeRegion } from '../ui/NoticeRegion.tsx'
import { Frame } from './Frame.tsx'
import { usePaneKeys } from './panes.ts'
import { SessionProvider, useSession } from './session.tsx'
import './App.css'

export function App() {
  useCommandKeys()
  usePaneKeys()
  return (
    <I18nProvider locale="en-GB">
      <SessionProvider>
        <Start />
        <Questions />
      </SessionProvider>
      <NoticeRegion />
    </I18nProvider>
  )
}

function Start() {
  const { settings, locked, reload, saveSettings } = useSession()
  const isKnown = settings.profile.name.trim() !== ''
  if (isKnown && locked !== null) return <LockScreen key={locked.path} archive={locked} onUnlocked={reload} />
  if (isKnown) return <Frame />
  return <FirstRun profile={settings.profile} onSave={(profile) => saveSettings({ ...settings, profile })} />
}
