import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { ORIGIN } from './origin.ts'

/** The app's window: sandboxed, isolated, and shown once there is something to see. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    show: false,
    title: 'Counterpart',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1d21' : '#eceef1',
    webPreferences: {
      preload: join(preload),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      // The host's speller fetches its dictionaries from the network.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${ORIGIN}/index.html`)
  return window
}
