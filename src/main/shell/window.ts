import { BrowserWindow, app, dialog, nativeTheme } from 'electron'
import { log } from './log.ts'
import { ORIGIN } from './origin.ts'

/** How long a window may take to save before it is closed all the same: the journal is at most a few keystrokes behind. */
const PATIENCE_MS = 3000

let patience: ReturnType<typeof setTimeout> | undefined

/** The window that was to close stays, for it has something that is nowhere else. A second attempt closes it at once. */
export function keepWindow(): void {
  clearTimeout(patience)
}

/** The app's window: sandboxed, isolated, shown once there is something to see, and closed once it has saved. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    show: false,
    title: 'Counterpart',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#131619' : '#eceae6',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      // The host's speller fetches its dictionaries from the network.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  saveBeforeClosing(window)
  void window.loadURL(`${ORIGIN}/index.html`)
  return window
}

/** The first attempt to close asks the page to save, which answers with host.closeWindow; a second one closes at once. */
function saveBeforeClosing(window: BrowserWindow): void {
  let asked = false
  window.on('close', (event) => {
    if (asked) return
    asked = true
    event.preventDefault()
    window.webContents.send('counterpart', 'closing', {})
    patience = setTimeout(() => {
      if (!window.isDestroyed()) window.destroy()
    }, PATIENCE_MS)
  })
}

/** Says why there is no window, instead of showing none. */
export function refuseToStart(error: unknown): void {
  log('the app could not start', error)
  const why = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox(
    'Counterpart cannot start',
    `${why}\n\nNo archive was touched. Check that the folder for its settings can be written to: ${app.getPath('userData')}`,
  )
  app.exit(1)
}
