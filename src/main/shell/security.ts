import { app, session } from 'electron'
import { ORIGIN, SCHEME } from './origin.ts'
import { log } from './log.ts'

/** Chromium's own background connections: looked-up hosts, updates, reports. The app makes none, and neither does its engine. */
const QUIET = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-pings',
] as const

/** To be called before the app is ready. */
export function goOffline(): void {
  for (const name of QUIET) app.commandLine.appendSwitch(name)
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/** Every page of every kind: no navigation away, no new window, no webview. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event, url) => {
      if (!url.startsWith(`${ORIGIN}/`)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Denies what a page could ask of the system or the network. @param devServer the one origin that `npm run dev` needs. */
export function lockSession(devServer: string | undefined): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  const own = [`${SCHEME}:`, 'blob:', 'data:', 'devtools:']
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const { protocol, origin } = new URL(details.url)
    const allowed = own.includes(protocol) || (devServer !== undefined && origin === new URL(devServer).origin)
    if (!allowed) log(`refused a request to ${protocol}//…`)
    answer({ cancel: !allowed })
  })
}
