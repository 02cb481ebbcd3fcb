import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { boot } from '../state.ts'
import { notImplemented, preventable, strict, StrictEmitter } from '../strict.ts'
import { InstanceLock } from './single-instance.ts'

type PathName = Parameters<Electron.App['getPath']>[0]

type Implemented =
  | ('whenReady' | 'isReady' | 'quit' | 'exit' | 'getPath' | 'setPath' | 'getAppPath' | 'getVersion' | 'getName')
  | ('setName' | 'name' | 'getLocale' | 'getSystemLocale' | 'getPreferredSystemLanguages' | 'isPackaged' | 'focus')
  | ('requestSingleInstanceLock' | 'hasSingleInstanceLock' | 'releaseSingleInstanceLock' | 'setAppUserModelId')
  | ('enableSandbox' | 'disableHardwareAcceleration' | 'isAccessibilitySupportEnabled' | 'setAboutPanelOptions')
  | ('addRecentDocument' | 'clearRecentDocuments')

/** How long Chromium may take to save its profile before it is killed. */
const EXIT_PATIENCE_MS = 3000

/** The windows as `app` needs them; browser-window.ts adds and removes itself. */
export const openWindows = new Set<{ close(): void }>()

export class App extends StrictEmitter implements Pick<Electron.App, Implemented> {
  name = ''
  readonly isPackaged = false
  /** Switches set after start-up stay with the app: Chromium is already running. */
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value = ''): void => void boot.switches.set(name, value),
    appendArgument: (_value: string): void => {},
    hasSwitch: (name: string): boolean => boot.switches.has(name),
    getSwitchValue: (name: string): string => boot.switches.get(name) ?? '',
    removeSwitch: (name: string): void => void boot.switches.delete(name),
  } satisfies Electron.CommandLine)
  readonly #ready = Promise.withResolvers<void>()
  readonly #paths = new Map<string, string>()
  #lock: InstanceLock | undefined
  #isReady = false
  #isQuitting = false

  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  isReady(): boolean {
    return this.#isReady
  }
  /** The stand-in's own: the host calls it once Chromium answers and the app's main module has run. */
  becomeReady(): void {
    this.#isReady = true
    this.emit('ready', preventable(), {})
    this.#ready.resolve()
  }

  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return boot.version
  }
  getAppPath(): string {
    return boot.appPath
  }
  getLocale(): string {
    return boot.switches.get('lang') ?? Intl.DateTimeFormat().resolvedOptions().locale
  }
  getSystemLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getSystemLocale()]
  }

  // These concern other systems, or a desktop shell that the stand-in does not join.
  focus(): void {}
  setAppUserModelId(_id: string): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {}
  addRecentDocument(_path: string): void {}
  clearRecentDocuments(): void {}
  isAccessibilitySupportEnabled(): boolean {
    return false
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }
  /** @throws for a name that the stand-in has no folder for. */
  getPath(name: PathName): string {
    return this.#paths.get(name) ?? this.#defaultPath(name)
  }
  #defaultPath(name: PathName): string {
    const home = homedir()
    switch (name) {
      case 'home':
        return home
      case 'appData':
        if (process.platform === 'darwin') return join(home, 'Library/Application Support')
        return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
      case 'userData':
        return boot.switches.get('user-data-dir') ?? join(this.getPath('appData'), this.name)
      case 'sessionData':
        return this.getPath('userData')
      case 'logs':
        return join(this.getPath('userData'), 'logs')
      case 'crashDumps':
        return join(this.getPath('userData'), 'Crashpad')
      case 'temp':
        return tmpdir()
      case 'exe':
        return boot.execPath
      case 'documents':
      case 'downloads':
      case 'desktop':
      case 'pictures':
        return join(home, name.charAt(0).toUpperCase() + name.slice(1))
      default:
        return notImplemented(`app.getPath('${name}')`)
    }
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#lock ??= new InstanceLock(this.getPath('userData'), ({ argv, workingDirectory, additionalData: data }) =>
      this.emit('second-instance', preventable(), argv, workingDirectory, data),
    )
    process.once('exit', () => this.#lock?.release())
    return this.#lock.acquire({ argv: process.argv, workingDirectory: process.cwd(), additionalData })
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock?.isHeld ?? false
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release()
  }

  /** The stand-in's own: true while windows close because the app quits. */
  get isQuitting(): boolean {
    return this.#isQuitting
  }

  quit(): void {
    if (this.#isQuitting || this.#isPrevented('before-quit')) return
    this.#isQuitting = true
    for (const window of openWindows) window.close()
    // A window that refused to close, or a listener, calls the whole thing off.
    if (openWindows.size > 0 || this.#isPrevented('will-quit')) this.#isQuitting = false
    else this.exit(0)
  }
  #isPrevented(name: string): boolean {
    const event = preventable()
    this.emit(name, event)
    return event.defaultPrevented
  }

  exit(code = 0): void {
    this.#isQuitting = true
    this.emit('quit', preventable(), code)
    const { chromium } = boot
    if (!chromium || chromium.hasExited) process.exit(code)
    chromium.once('exit', () => process.exit(code))
    chromium.pipe.send('Browser.close').catch(() => {})
    setTimeout(() => {
      chromium.kill()
      process.exit(code)
    }, EXIT_PATIENCE_MS)
  }

  /** The stand-in's own: called when a window has closed. */
  windowClosed(): void {
    if (openWindows.size > 0 || this.#isQuitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
}

export const app = new App()
