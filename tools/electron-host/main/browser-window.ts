import { setTimeout as sleep } from 'node:timers/promises'
import { browser } from '../state.ts'
import { preventable, type Preventable, StrictEmitter } from '../strict.ts'
import { app, openWindows } from './app.ts'
import { Page, type Size } from './page.ts'
import { WebContents } from './web-contents.ts'

type Implemented =
  | ('id' | 'loadURL' | 'loadFile' | 'reload' | 'show' | 'showInactive' | 'hide' | 'focus' | 'blur' | 'close')
  | ('destroy' | 'isDestroyed' | 'isVisible' | 'isFocused' | 'isMinimized' | 'minimize' | 'restore' | 'maximize')
  | ('unmaximize' | 'isMaximized' | 'isFullScreen' | 'setFullScreen' | 'isNormal' | 'setTitle' | 'getTitle')
  | ('setMenu' | 'removeMenu' | 'setMenuBarVisibility' | 'setAutoHideMenuBar' | 'isMenuBarVisible' | 'setBounds')
  | ('getBounds' | 'getNormalBounds' | 'setContentBounds' | 'getContentBounds' | 'setSize' | 'getSize')
  | ('setContentSize' | 'getContentSize' | 'setPosition' | 'getPosition' | 'setMinimumSize' | 'getMinimumSize')
  | ('center' | 'moveTop' | 'setDocumentEdited' | 'isDocumentEdited' | 'setRepresentedFilename')
  | ('setBackgroundColor' | 'setProgressBar' | 'flashFrame' | 'isModal' | 'getParentWindow' | 'setIcon')

/** The window closed meanwhile, so there is nothing left to do. */
const ignore = (): void => {}

type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** How much larger a Chromium window is than its page: the toolbar of a headless one; otherwise learnt from the first. */
const HEADLESS_FRAME: Size = { width: 0, height: 87 }
let frame: Size | undefined
let lastId = 0
/** A window manager reports sizes on the way to the one asked for; these are not the user's. */
const SETTLING_MS = 500
const MAX_FITS = 4
const READING_MS = 30
const STILL_READINGS = 8

/** A window whose bounds, like those of Electron on X11, are those of its page: decorations come on top. */
export class BrowserWindow extends StrictEmitter implements Pick<Electron.BrowserWindow, Implemented> {
  readonly id = ++lastId
  readonly webContents: WebContents
  readonly #options: Electron.BrowserWindowConstructorOptions
  readonly #page: Page
  #bounds: Electron.Rectangle
  #minimum: [number, number]
  #state: WindowState = 'normal'
  #title: string
  #isVisible: boolean
  #isDestroyed = false
  /** True once the app closes the window, as against the user. */
  #isClosing = false
  #isEdited = false
  #wasShown = false
  #lastFit = 0

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options
    this.#options = options
    this.#bounds = { x, y, width, height }
    this.#minimum = [minWidth, minHeight]
    this.#title = options.title ?? app.name
    this.#isVisible = options.show !== false
    this.#page = new Page(options.webPreferences?.preload, () => this.#applyBounds())
    void this.#page.attached.then(() => this.#fit()).catch(ignore)
    const host = { contentSize: (): Size => this.#bounds, close: () => this.close() }
    const shown = (): void => this.#firstShown()
    const resized = (): void => void this.#followUser()
    this.webContents = new WebContents(this.#page, host, shown, resized, () => this.#gone())
    this.webContents.on('page-title-updated', (event: Preventable, title: string) => {
      if (!event.defaultPrevented) this.#title = title
    })
    openWindows.add(this)
    app.emit('web-contents-created', preventable(), this.webContents)
    app.emit('browser-window-created', preventable(), this)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows] as BrowserWindow[]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().at(-1) ?? null
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  loadFile(path: string): Promise<void> {
    return this.webContents.loadFile(path)
  }
  reload(): void {
    this.webContents.reload()
  }

  // Chromium shows a window as soon as it has one, so showing and hiding are only told, not done.
  show(): void {
    this.#isVisible = true
    this.emit('show')
    this.focus()
  }
  showInactive(): void {
    this.#isVisible = true
    this.emit('show')
  }
  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }
  isVisible(): boolean {
    return this.#isVisible
  }
  focus(): void {
    this.webContents.focus()
    this.emit('focus')
  }
  blur(): void {
    this.emit('blur')
  }
  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this
  }
  moveTop(): void {
    this.webContents.focus()
  }

  minimize(): void {
    this.#setState('minimized', 'minimize')
  }
  restore(): void {
    this.#setState('normal', 'restore')
  }
  maximize(): void {
    this.#setState('maximized', 'maximize')
  }
  unmaximize(): void {
    this.#setState('normal', 'unmaximize')
  }
  setFullScreen(isFull: boolean): void {
    this.#setState(isFull ? 'fullscreen' : 'normal', isFull ? 'enter-full-screen' : 'leave-full-screen')
  }
  isMinimized(): boolean {
    return this.#state === 'minimized'
  }
  isMaximized(): boolean {
    return this.#state === 'maximized'
  }
  isFullScreen(): boolean {
    return this.#state === 'fullscreen'
  }
  isNormal(): boolean {
    return this.#state === 'normal'
  }

  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  setDocumentEdited(isEdited: boolean): void {
    this.#isEdited = isEdited
  }
  isDocumentEdited(): boolean {
    return this.#isEdited
  }

  // There is no menu bar, task bar entry or title bar to act on.
  setMenu(_menu: unknown): void {}
  removeMenu(): void {}
  setMenuBarVisibility(_isVisible: boolean): void {}
  setAutoHideMenuBar(_hides: boolean): void {}
  isMenuBarVisible(): boolean {
    return false
  }
  setRepresentedFilename(_path: string): void {}
  setBackgroundColor(_color: string): void {}
  setProgressBar(_progress: number): void {}
  flashFrame(_on: boolean): void {}
  setIcon(_icon: unknown): void {}
  isModal(): boolean {
    return this.#options.modal ?? false
  }
  getParentWindow(): null {
    return null
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  getContentBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds
    this.#bounds = { ...before, ...bounds }
    this.#fit().catch(ignore)
    if (before.x !== this.#bounds.x || before.y !== this.#bounds.y) this.emit('move')
    if (before.width !== this.#bounds.width || before.height !== this.#bounds.height) this.#resized()
  }
  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds)
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height]
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getContentSize(): [number, number] {
    return this.getSize()
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }
  getPosition(): [number, number] {
    return [this.#bounds.x, this.#bounds.y]
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height]
  }
  getMinimumSize(): [number, number] {
    return [...this.#minimum]
  }
  center(): void {}

  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  close(): void {
    if (this.#isDestroyed) return
    const event = preventable()
    this.#isClosing = true
    this.emit('close', event)
    if (event.defaultPrevented) this.#isClosing = false
    else this.destroy()
  }
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isClosing = true
    const { targetId } = this.#page
    // When the app quits, Chromium closes as a whole.
    if (targetId && !app.isQuitting) void closeTarget(targetId)
    this.webContents.page.listener?.gone()
  }

  /** The page went away: by `destroy`, or because the user closed the window, which cannot be refused any more. */
  #gone(): void {
    if (this.#isDestroyed) return
    if (!this.#isClosing) this.emit('close', preventable())
    this.#isDestroyed = true
    openWindows.delete(this)
    this.emit('closed')
    app.windowClosed()
  }

  #firstShown(): void {
    if (this.#wasShown) return
    this.#wasShown = true
    this.emit('ready-to-show')
  }

  #resized(): void {
    if (this.webContents.getZoomFactor() !== 1) this.webContents.applyZoom()
    this.emit('resize')
    this.emit('resized')
  }

  #setState(state: WindowState, event: string): void {
    this.#state = state
    void this.#setChromiumBounds({ windowState: state })
    this.emit(event)
  }

  async #setChromiumBounds(bounds: object): Promise<void> {
    if (!this.#page.isAttached) return
    const { targetId } = this.#page
    const { pipe } = browser()
    try {
      const { windowId } = await pipe.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId })
      await pipe.send('Browser.setWindowBounds', { windowId, bounds })
    } catch {
      // the window closed meanwhile
    }
  }

  async #innerSize(): Promise<Size> {
    const [width, height] = (await this.#page.evaluate('[innerWidth, innerHeight]')) as [number, number]
    return { width, height }
  }

  /** Gives Chromium's window the size that should make the page as large as the app wants it. */
  #applyBounds(): Promise<void> {
    frame ??= browser().headless ? HEADLESS_FRAME : { width: 0, height: 0 }
    const { x, y, width, height } = this.#bounds
    return this.#setChromiumBounds({ left: x, top: y, width: width + frame.width, height: height + frame.height })
  }

  /** Corrects the window until the page has exactly the size asked for: decorations are only known by their effect. */
  async #fit(): Promise<void> {
    for (let attempt = 0; attempt < MAX_FITS; attempt++) {
      if (!this.#page.isAttached || this.#state !== 'normal' || this.webContents.getZoomFactor() !== 1) return
      this.#lastFit = performance.now()
      await this.#applyBounds()
      const { width, height } = await this.#settledSize()
      const missing = { width: this.#bounds.width - width, height: this.#bounds.height - height }
      if (!frame || (missing.width === 0 && missing.height === 0)) return
      frame = { width: frame.width + missing.width, height: frame.height + missing.height }
    }
  }

  /** The page's size once it is the wanted one, or has stopped changing. */
  async #settledSize(): Promise<Size> {
    let last = await this.#innerSize()
    for (let unchanged = 0; unchanged < STILL_READINGS;) {
      if (last.width === this.#bounds.width && last.height === this.#bounds.height) break
      await sleep(READING_MS)
      const next = await this.#innerSize()
      unchanged = next.width === last.width && next.height === last.height ? unchanged + 1 : 0
      last = next
    }
    return last
  }

  /** Takes over the size that a user gave the window. */
  async #followUser(): Promise<void> {
    const isSettling = performance.now() - this.#lastFit < SETTLING_MS
    if (browser().headless || isSettling || this.webContents.getZoomFactor() !== 1 || this.#state !== 'normal') return
    try {
      const inner = await this.#innerSize()
      if (inner.width === this.#bounds.width && inner.height === this.#bounds.height) return
      this.#bounds = { ...this.#bounds, ...inner }
      this.#resized()
    } catch {
      // the window closed meanwhile
    }
  }
}

async function closeTarget(targetId: string): Promise<void> {
  await browser()
    .pipe.send('Target.closeTarget', { targetId })
    .catch(() => {})
}
