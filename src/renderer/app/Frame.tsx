import { useEffect, useRef } from 'react'
import { AgreementsScreen } from '../features/agreements/AgreementsScreen.tsx'
import { ActDialogs } from '../features/agreements/ActDialogs.tsx'
import { ImportDialog } from '../features/agreements/importing/ImportDialog.tsx'
import { BackupsSection } from '../features/backups/BackupsSection.tsx'
import { TroubleScreen } from '../features/backups/TroubleScreen.tsx'
import { useBackupCommands } from '../features/backups/useBackups.ts'
import { Exchange } from '../features/exchange/Exchange.tsx'
import { ShortenedNotice } from '../features/exchange/ShortenedNotice.tsx'
import { ExportPanel } from '../features/rounds/ExportPanel.tsx'
import { LikeDialog } from '../features/search/LikeDialog.tsx'
import { SearchScreen } from '../features/search/SearchScreen.tsx'
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx'
import { Welcome } from '../features/welcome/Welcome.tsx'
import { dismissOld } from '../ui/notices.ts'
import { AgreementScreen } from './AgreementScreen.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { go, usePlace, type Place } from './navigation.ts'
import { openClause, openHit } from './opening-hits.ts'
import { Rail } from './Rail.tsx'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'
import { useSession } from './session.tsx'
import { useExchangeCommands } from './useExchangeCommands.ts'
import { useAppCommands } from './useAppCommands.ts'

/** The rail, and beside it the screen of the place we are at. */
export function Frame() {
  useAppCommands()
  useExchangeCommands()
  const main = useFocusOnNavigation()
  const place = usePlace()
  const { archive } = useSession()
  useBackupCommands(archive !== null, () => go({ screen: 'settings' }))
  return (
    <div className="frame">
      <Rail />
      <main className="frame__main" data-pane="main" ref={main}>
        {archive === null ? null : <ReadOnlyNotice archive={archive} />}
        {archive === null ? null : <ShortenedNotice key={archive.path} />}
        <ErrorBoundary key={screenOf(place)}>
          <Screen />
        </ErrorBoundary>
      </main>
      <ImportDialog onImported={openIfOne} />
      <ActDialogs onMade={openAgreement} />
      {archive === null ? null : <Exchange archive={archive} onOpen={openAgreement} />}
      <LikeDialog onOpen={openClause} />
      <ExportPanel />
      <CommandPalette />
    </div>
  )
}

function Screen() {
  const place = usePlace()
  const { archive, trouble, recent, reload, settings, saveSettings } = useSession()
  if (trouble !== null) return <TroubleScreen key={trouble.path} trouble={trouble} onOpened={showArchive(reload)} />
  if (place.screen === 'settings')
    return (
      <SettingsScreen settings={settings} onSave={saveSettings}>
        <BackupsSection settings={settings} archive={archive} onSave={saveSettings} onRestored={showArchive(reload)} />
      </SettingsScreen>
    )
  if (archive === null) return <Welcome recent={recent} onOpened={reload} />
  if (place.screen === 'search') return <SearchScreen key={archive.path} archive={archive} onOpen={openHit} />
  if (place.screen === 'agreement')
    return <AgreementScreen key={place.id} place={place} isReadOnly={archive.readOnly} />
  return (
    <AgreementsScreen
      key={archive.path}
      archive={archive}
      settings={settings.agreements}
      onSettings={(agreements) => saveSettings({ ...settings, agreements })}
      onOpen={openAgreement}
    />
  )
}

/** Another archive may be open now. */
function showArchive(reload: () => void): () => void {
  return () => {
    reload()
    go({ screen: 'agreements' })
  }
}

function openAgreement(id: string): void {
  go({ screen: 'agreement', id, tab: 'document', round: null })
}

function openIfOne(ids: readonly string[]): void {
  const [id] = ids
  if (ids.length === 1 && id !== undefined) openAgreement(id)
  else go({ screen: 'agreements' })
}

function screenOf(place: Place): string {
  return place.screen === 'agreement' ? `agreement ${place.id}` : place.screen
}

/** As long as the second click of a double click may take. */
const SECOND_CLICK_MS = 400

/** Who opens something with two clicks must not press what the second one meets on the screen that came. */
function shield(element: HTMLElement): void {
  element.dataset['arriving'] = ''
  setTimeout(() => delete element.dataset['arriving'], SECOND_CLICK_MS)
}

/** After going somewhere the focus is on its heading: the keyboard goes on from there, and a screen reader says where. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null)
  const place = usePlace()
  const { archive, trouble } = useSession()
  const where = `${trouble?.path ?? archive?.path ?? ''} ${trouble === null ? screenOf(place) : 'trouble'}`
  const last = useRef('')
  useEffect(() => {
    const element = main.current
    if (element === null || last.current === where) return
    const isFirst = last.current === ''
    last.current = where
    dismissOld()
    if (!isFirst) shield(element)
    const focusHeading = (): boolean => {
      const heading = element.querySelector<HTMLElement>('h1[tabindex]')
      heading?.focus({ preventScroll: true })
      return heading !== null
    }
    if (focusHeading()) return
    // The screen is still asking main for what it shows.
    const observer = new MutationObserver(() => {
      if (focusHeading()) observer.disconnect()
    })
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [where])
  return main
}
