import { browser } from '../state.ts'
import { originOf } from './addresses.ts'
import { defaultSession } from './session.ts'
import type { WebContents } from './web-contents.ts'

type Permission = Parameters<NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>>[1]

/** Electron's names for what a page may ask, with the DevTools protocol's descriptors for them. */
const PERMISSIONS: [Permission, object][] = [
  ['clipboard-read', { name: 'clipboard-read' }],
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['geolocation', { name: 'geolocation' }],
  ['notifications', { name: 'notifications' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['midi', { name: 'midi' }],
  ['midiSysex', { name: 'midi', sysex: true }],
  ['idle-detection', { name: 'idle-detection' }],
  ['persistent-storage', { name: 'persistent-storage' }],
  ['local-fonts', { name: 'local-fonts' }],
  ['window-management', { name: 'window-management' }],
  ['storage-access', { name: 'storage-access' }],
]

/** Electron asks the handlers at each request; Chromium must know beforehand, so they are asked when a page loads. */
function isGranted(contents: WebContents, permission: Permission, url: string): Promise<boolean> {
  const { checkHandler, requestHandler } = defaultSession
  const asElectron = contents as unknown as Electron.WebContents
  const details = { isMainFrame: true, requestingUrl: url }
  if (checkHandler && !checkHandler(asElectron, permission, originOf(url), details)) {
    return Promise.resolve(false)
  }
  if (!requestHandler) return Promise.resolve(true) // as in Electron, where nobody objects
  return new Promise((resolve) => requestHandler(asElectron, permission, resolve, details))
}

/** Tells Chromium what the app allows the page that is loading. */
export async function applyPermissions(contents: WebContents): Promise<void> {
  const { origin } = new URL(contents.page.url)
  if (origin === 'null') return
  await Promise.all(
    PERMISSIONS.map(async ([name, permission]) => {
      const setting = (await isGranted(contents, name, contents.getURL())) ? 'granted' : 'denied'
      // Not every Chromium knows every name.
      await browser()
        .pipe.send('Browser.setPermission', { origin, permission, setting })
        .catch(() => {})
    }),
  )
}
