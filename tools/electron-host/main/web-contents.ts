import { isAbsolute, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ToMain } from '../codec.ts'
import { boot } from '../state.ts'
import { preventable, StrictEmitter } from '../strict.ts'
import { fromChromium, originOf, toChromium } from './addresses.ts'
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from './ipc-main.ts'
import type { Page, PageListener, Size } from './page.ts'
import { pdfParameters } from './print.ts'
import { defaultSession } from './session.ts'
import { shortcuts } from './shortcuts.ts'

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** What web contents need of the window around them. */
export interface Host {
  contentSize(): Size
  /** Closes the window, or lets the app refuse. */
  close(): void
}

const NOT_STARTED_BY_PAGE = ''
const all = new Set<WebContents>()
let lastId = 0
shortcuts.announce = () => {
  for (const contents of all) contents.page.post({ kind: 'shortcuts', chords: shortcuts.chords })
}

/** The main frame: the only frame that speaks to the app. */
export class WebFrameMain
  extends StrictEmitter
  implements Pick<Electron.WebFrameMain, 'url' | 'origin' | 'name' | 'detached' | 'processId' | 'routingId' | 'send'>
{
  readonly parent = null
  readonly top = this
  readonly name = ''
  readonly detached = false
  readonly processId = 1
  readonly routingId = 1
  readonly frameTreeNodeId = 1
  readonly #contents: WebContents

  constructor(contents: WebContents) {
    super()
    this.#contents = contents
  }

  get url(): string {
    return this.#contents.getURL()
  }

  get origin(): string {
    return originOf(this.url)
  }

  send(channel: string, ...args: unknown[]): void {
    this.#contents.send(channel, ...args)
  }

  isDestroyed(): boolean {
    return this.#contents.isDestroyed()
  }
}

type Implemented =
  | ('id' | 'send' | 'getURL' | 'getTitle' | 'loadURL' | 'loadFile' | 'reload' | 'isDestroyed' | 'isLoading')
  | ('isLoadingMainFrame' | 'isCrashed' | 'close' | 'focus' | 'isFocused' | 'executeJavaScript' | 'printToPDF')
  | ('print' | 'setWindowOpenHandler' | 'openDevTools' | 'closeDevTools' | 'isDevToolsOpened' | 'setZoomFactor')
  | ('getZoomFactor' | 'setZoomLevel' | 'getZoomLevel' | 'setVisualZoomLevelLimits' | 'undo' | 'redo' | 'cut')
  | ('copy' | 'paste' | 'pasteAndMatchStyle' | 'delete' | 'selectAll' | 'setBackgroundThrottling' | 'getType')

/** Zoom level n is a factor of 1.2 to the n. */
const ZOOM_STEP = 1.2

export class WebContents extends StrictEmitter implements Pick<Electron.WebContents, Implemented> {
  readonly id = ++lastId
  readonly session = defaultSession
  readonly mainFrame = new WebFrameMain(this)
  /** The stand-in's own: the DevTools side. */
  readonly page: Page
  readonly #host: Host
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'deny' })
  #isDestroyed = false
  #isLoading = false
  #isCrashed = false
  #zoom = 1
  #title = ''
  /** The address that the app itself asked for, which is no navigation started by the page. */
  #expected = NOT_STARTED_BY_PAGE

  constructor(page: Page, host: Host, onLoaded: () => void, onResized: () => void, onGone: () => void) {
    super()
    this.page = page
    this.#host = host
    page.listener = this.#listener(onLoaded, onResized, onGone)
    all.add(this)
  }

  static getAllWebContents(): WebContents[] {
    return [...all]
  }
  static getFocusedWebContents(): WebContents | null {
    return [...all].at(-1) ?? null
  }
  static fromId(id: number): WebContents | undefined {
    return [...all].find((contents) => contents.id === id)
  }
  /** A main frame's id is its target's id. */
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all].find((contents) => contents.page.targetId === targetId)
  }

  getType(): 'window' {
    return 'window'
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  isLoading(): boolean {
    return this.#isLoading
  }
  isLoadingMainFrame(): boolean {
    return this.#isLoading
  }
  isCrashed(): boolean {
    return this.#isCrashed
  }
  getURL(): string {
    return fromChromium(this.page.url)
  }
  getTitle(): string {
    return this.#title
  }

  loadFile(path: string): Promise<void> {
    return this.loadURL(pathToFileURL(isAbsolute(path) ? path : join(boot.appPath, path)).href)
  }

  /** Resolves when the page has loaded. Rejects when it could not be. */
  async loadURL(url: string): Promise<void> {
    const target = toChromium(url)
    const ended = Promise.withResolvers<void>()
    const stop = (): void => {
      this.off('did-finish-load', ended.resolve)
      this.off('did-fail-load', fail)
    }
    const fail = (): void => ended.reject(new Error(`ERR_FAILED (-2) loading '${url}'`))
    this.once('did-finish-load', ended.resolve)
    this.once('did-fail-load', fail)
    this.#expected = target
    this.#begin()
    try {
      await this.page.load(target, this.#host.contentSize())
      await ended.promise
    } finally {
      stop()
    }
  }

  reload(): void {
    this.#expected = this.page.url
    this.#begin()
    this.page.tell('Page.reload')
  }

  close(): void {
    this.#host.close()
  }
  focus(): void {
    this.page.tell('Page.bringToFront')
  }
  isFocused(): boolean {
    return WebContents.getFocusedWebContents() === this
  }

  send(channel: string, ...args: unknown[]): void {
    this.page.post({ kind: 'message', channel, args })
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.page.attached.then(() => this.page.evaluate(code, 'page', userGesture))
  }

  async printToPDF(options: Electron.PrintToPDFOptions = {}): Promise<Buffer<ArrayBuffer>> {
    const { data } = await this.page.send<{ data: string }>('Page.printToPDF', pdfParameters(options))
    return Buffer.from(data, 'base64')
  }

  /** There is no printer behind the debugging protocol, so printing is refused as Electron refuses without one. */
  print(_options?: Electron.WebContentsPrintOptions, done?: (success: boolean, failureReason: string) => void): void {
    done?.(false, 'Print job failed')
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false
  }
  setBackgroundThrottling(_allowed: boolean): void {}
  async setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {}

  getZoomFactor(): number {
    return this.#zoom
  }
  /** Zooms as a browser does: fewer CSS pixels, each of them larger. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoom = factor
    this.applyZoom()
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(ZOOM_STEP)
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(ZOOM_STEP ** level)
  }
  /** The stand-in's own: lays the page out anew after a change of zoom or of the window's size. */
  applyZoom(): void {
    if (this.#zoom === 1) return this.page.tell('Emulation.clearDeviceMetricsOverride')
    const { width, height } = this.#host.contentSize()
    this.page.tell('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / this.#zoom),
      height: Math.round(height / this.#zoom),
      deviceScaleFactor: this.#zoom,
      mobile: false,
    })
  }

  undo(): void {
    this.#edit('undo')
  }
  redo(): void {
    this.#edit('redo')
  }
  cut(): void {
    this.#edit('cut')
  }
  copy(): void {
    this.#edit('copy')
  }
  paste(): void {
    this.#edit('paste')
  }
  pasteAndMatchStyle(): void {
    this.#edit('pasteAndMatchStyle')
  }
  delete(): void {
    this.#edit('delete')
  }
  selectAll(): void {
    this.#edit('selectAll')
  }
  #edit(command: string): void {
    this.page.tell('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] })
  }

  /** The stand-in's own: false when the app prevented a navigation that the page started. Takes Chromium's address. */
  mayNavigate(target: string): boolean {
    const withoutHash = (url: string): string => url.split('#')[0] ?? ''
    // A reload looks the same whether the page or a tool asked for it; Electron lets a tool's pass.
    const known = [this.#expected, this.page.url].map(withoutHash)
    if (known.includes(withoutHash(target))) return true
    const url = fromChromium(target)
    const event = preventable({ url, isMainFrame: true, isSameDocument: false, frame: this.mainFrame })
    this.emit('will-navigate', event, url)
    if (!event.defaultPrevented) this.#begin()
    return !event.defaultPrevented
  }

  #begin(): void {
    this.#isLoading = true
    this.emit('did-start-loading')
  }

  #listener(onLoaded: () => void, onResized: () => void, onGone: () => void): PageListener {
    return {
      navigated: (url, isSameDocument) => {
        this.#isCrashed = false
        const name = isSameDocument ? 'did-navigate-in-page' : 'did-navigate'
        this.emit(name, preventable(), fromChromium(url), isSameDocument || 200)
      },
      failed: (url) => {
        this.#isLoading = false
        this.emit('did-fail-load', preventable(), -2, 'ERR_FAILED', fromChromium(url), true)
      },
      domReady: () => this.emit('dom-ready', preventable()),
      loaded: () => {
        this.#isLoading = false
        this.#expected = NOT_STARTED_BY_PAGE
        this.emit('did-finish-load')
        this.emit('did-stop-loading')
        onLoaded()
      },
      resized: onResized,
      windowOpened: (url, frameName) => this.#windowOpened(fromChromium(url), frameName),
      logged: (level, message) => this.emit('console-message', preventable({ level, message, frame: this.mainFrame })),
      crashed: () => {
        this.#isCrashed = true
        this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 1 })
      },
      message: (message) => void this.#receive(message),
      gone: () => {
        if (this.#isDestroyed) return
        this.#isDestroyed = true
        all.delete(this)
        this.page.forget()
        this.emit('destroyed')
        onGone()
      },
    }
  }

  /** Every new page that nobody asked for is closed by the host; here the app only learns of it. */
  #windowOpened(url: string, frameName: string): void {
    const referrer: Electron.Referrer = { url: this.getURL(), policy: 'default' }
    const { action } = this.#windowOpenHandler({ url, frameName, features: '', disposition: 'new-window', referrer })
    if (action === 'allow') console.warn(`electron stand-in: window.open is always denied (${url})`)
  }

  #event(): IpcMainInvokeEvent {
    const senderFrame = this.mainFrame
    return preventable({ sender: this, senderFrame, processId: 1, frameId: 1, type: 'frame' as const })
  }

  #titled(title: string): void {
    if (title === this.#title || title === '') return
    this.#title = title
    this.emit('page-title-updated', preventable(), title, true)
  }

  async #receive(message: ToMain): Promise<void> {
    if (message.kind === 'shortcut') return shortcuts.run(message.chord)
    if (message.kind === 'title') return this.#titled(message.title)
    if (message.kind === 'send') {
      const event: IpcMainEvent = Object.assign(this.#event(), {
        ports: [],
        returnValue: undefined,
        reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
      })
      ipcMain.emit(message.channel, event, ...message.args)
      return
    }
    const { id, channel, args } = message
    try {
      this.page.post({ kind: 'result', id, value: await ipcMain.answer(channel, this.#event(), args) })
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      this.page.post({ kind: 'failure', id, message: `Error invoking remote method '${channel}': ${String(error)}` })
    }
  }
}
