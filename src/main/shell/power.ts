import { powerMonitor } from 'electron'

/** Tells when the computer goes to sleep, or its screen is locked (which Linux does not say). To be called once the app is ready. */
export function onLeftAlone(tell: () => void): void {
  powerMonitor.on('suspend', tell)
  powerMonitor.on('lock-screen', tell)
}
