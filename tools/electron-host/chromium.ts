import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { CdpPipe } from './cdp-pipe.ts'
import { isHeadless, isLogging } from './state.ts'

/** Debian's /usr/bin/chromium is a wrapper that adds flags of its own, so the program itself comes first. */
const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--no-service-autorun',
  '--test-type',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-extensions',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-infobars',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** An app window behaves the same whether or not it is in front, and never asks a browser's questions. */
const LIKE_AN_APP = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-ipc-flooding-protection',
  '--disable-dev-shm-usage',
  '--allow-pre-commit-input',
  '--allow-file-access-from-files',
  '--autoplay-policy=no-user-gesture-required',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

const DISABLED_FEATURES = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'AutofillServerCommunication',
  'NetworkTimeServiceQuerying',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'PaintHolding',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** Switches of the app's command line that mean something to Chromium; the others stay with the app. */
const FORWARDED = new Set([
  'disable-gpu',
  'disable-software-rasterizer',
  'force-color-profile',
  'force-device-scale-factor',
  'lang',
  'force-dark-mode',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'js-flags',
  'enable-unsafe-swiftshader',
])

/** @throws when no Chromium is installed. */
export function findChromium(): string {
  const found = CANDIDATES.find((path) => path && existsSync(path))
  if (!found) {
    throw new Error('electron stand-in: no Chromium found (Debian: apt-get install chromium; or set CHROMIUM_PATH)')
  }
  return found
}

export interface LaunchOptions {
  profile: string
  headless: boolean
  isRoot: boolean
  switches: ReadonlyMap<string, string>
  /** Origin of the development server; its host alone may be resolved. */
  devUrl: string | undefined
}

/** The switches that both the browser process and a second process handing it a window must share. */
export function chromiumSwitches({ profile, headless, isRoot, switches, devUrl }: LaunchOptions): string[] {
  const exclude = devUrl ? ` , EXCLUDE ${new URL(devUrl).hostname}` : ''
  const forwarded = [...switches].filter(([name]) => FORWARDED.has(name))
  return [
    `--user-data-dir=${profile}`,
    ...QUIET,
    ...LIKE_AN_APP,
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    // The last line of defence: requests are refused one by one, and no name resolves should one slip through.
    `--host-resolver-rules=MAP * ~NOTFOUND${exclude}`,
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(headless ? ['--headless', '--disable-gpu', '--screen-info={1920x1080}'] : []),
    ...forwarded.map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
  ]
}

/** The profile lives in userData; while another Chromium holds it, a throwaway one is used instead. */
export function chooseProfile(userData: string): { path: string; isTemporary: boolean } {
  const path = join(userData, 'chromium-standin')
  const busy = isProfileBusy(path)
  const chosen = busy ? join(userData, `chromium-standin-${process.pid}`) : path
  mkdirSync(chosen, { recursive: true })
  return { path: chosen, isTemporary: busy }
}

/** Chromium marks a profile in use with a link to `<host>-<pid>`. */
function isProfileBusy(profile: string): boolean {
  try {
    const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1))
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The browser process. It ends with this process, however that ends: Chromium exits when its pipe closes. */
export class Chromium extends EventEmitter<{ exit: [] }> {
  readonly headless = isHeadless()
  readonly pipe: CdpPipe
  readonly #program = findChromium()
  readonly #process: ChildProcess
  readonly #switches: string[]

  constructor(userData: string, switches: ReadonlyMap<string, string>) {
    super()
    const profile = chooseProfile(userData)
    this.#switches = chromiumSwitches({
      profile: profile.path,
      headless: this.headless,
      isRoot: process.getuid?.() === 0,
      switches,
      devUrl: process.env['ELECTRON_RENDERER_URL'],
    })
    const port = switches.get('remote-debugging-port')
    const own = ['--remote-debugging-pipe', ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])]
    this.#process = spawn(this.#program, [...this.#switches, ...own, '--no-startup-window'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.#process.stderr?.on('data', (data: Buffer) => relayLog(data.toString()))
    this.pipe = new CdpPipe(this.#process.stdio[3] as Writable, this.#process.stdio[4] as Readable)
    this.#process.on('exit', () => {
      this.pipe.close()
      if (profile.isTemporary) rmSync(profile.path, { recursive: true, force: true })
      this.emit('exit')
    })
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  get hasExited(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null
  }

  /** A window without tabs or address bar: Chromium opens one only when a second process asks with --app. */
  openAppWindow(url: string, width: number, height: number): void {
    spawn(this.#program, [...this.#switches, `--app=${url}`, `--window-size=${width},${height}`], { stdio: 'ignore' })
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }
}

/** Playwright waits for the DevTools line; the rest is noise unless logging was asked for. */
function relayLog(text: string): void {
  for (const line of text.split('\n')) {
    if (line.startsWith('DevTools listening on ') || (line && isLogging())) process.stderr.write(`${line}\n`)
  }
}
