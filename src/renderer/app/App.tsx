import { I18nProvider } from 'react-aria-components'
import { useCommandKeys } from '../commands/useCommandKeys.ts'
import { FirstRun } from '../features/welcome/FirstRun.tsx'
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
      </SessionProvider>
      <NoticeRegion />
    </I18nProvider>
  )
}

function Start() {
  const { settings, saveSettings } = useSession()
  if (settings.profile.name.trim() !== '') return <Frame />
  return <FirstRun profile={settings.profile} onSave={(profile) => saveSettings({ ...settings, profile })} />
}
