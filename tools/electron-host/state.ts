import type { Chromium } from './chromium.ts'

/** What the entry point knows about the app and its command line, shared by every part of the stand-in. */
export interface Boot {
  appPath: string
  execPath: string
  name: string
  version: string
  /** Command-line switches without their dashes; a switch without a value maps to ''. */
  readonly switches: Map<string, string>
  chromium: Chromium | undefined
}

export const boot: Boot = {
  appPath: process.cwd(),
  execPath: '',
  name: 'Electron',
  version: '0.0.0',
  switches: new Map(),
  chromium: undefined,
}

/** The running Chromium. @throws when nothing was started yet, which is a bug of the host or a use before `ready`. */
export function browser(): Chromium {
  if (!boot.chromium) throw new Error('electron stand-in: used before the app is ready')
  return boot.chromium
}

/** Programs of the desktop (a browser, zenity) are out of reach where nobody sees a screen. */
export const isHeadless = (): boolean =>
  process.env['ELECTRON_STANDIN_HEADLESS'] === '1' ||
  (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])

export const isLogging = (): boolean => Boolean(process.env['ELECTRON_ENABLE_LOGGING'])
