import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CdpEvent } from '../cdp-events.ts'
import { codec, makeCodec, type ToMain, type ToPage } from '../codec.ts'
import { bridgeEnd } from '../renderer/bridge.ts'
import { mainWorld, type MainWorldConfig } from '../renderer/main-world.ts'
import { type PreloadConfig, preloadWorld } from '../renderer/preload-world.ts'
import { browser, isLogging } from '../state.ts'
import { protocolHandlers } from './protocol.ts'
import { shortcuts } from './shortcuts.ts'

const WORLD = 'Electron Isolated Context'
const BINDING = '__standinSend'
/** Long messages travel in parts of this many characters, so that the processes on the way work side by side. */
const PART_LENGTH = 1 << 17
const RECEIVER = '__standinReceive'
/** The bridge's event names are secret, so that no script of the page can speak on it. */
const SECRET = randomBytes(12).toString('hex')

/** What a page reports to the Electron-facing objects built on it. Addresses are Chromium's. */
export interface PageListener {
  navigated(url: string, isSameDocument: boolean): void
  failed(url: string): void
  domReady(): void
  loaded(): void
  resized(): void
  windowOpened(url: string, name: string): void
  logged(level: string, text: string): void
  crashed(): void
  message(message: ToMain): void
  gone(): void
}

export interface Size {
  width: number
  height: number
}

/** Pages that were asked for and not yet attached, in order; Chromium reports new pages in that order too. */
const awaited: Page[] = []
const bySession = new Map<string, Page>()

export const pageOfSession = (sessionId: string): Page | undefined => bySession.get(sessionId)
export const nextAwaitedPage = (): Page | undefined => awaited.shift()

/** One page of Chromium: the DevTools side of a window. */
export class Page {
  listener: PageListener | undefined
  url = ''
  targetId = ''
  readonly #preloadPath: string | undefined
  readonly #beforeStart: () => Promise<void>
  #sessionId = ''
  /** Execution context of the preload's world in the main frame; 0 while there is none. */
  #context = 0
  /** Parts of a message that has not arrived as a whole. */
  #parts: string[] = []
  readonly #attached = Promise.withResolvers<void>()
  #isOpened = false

  /** @param beforeStart runs before the first document is answered */
  constructor(preloadPath: string | undefined, beforeStart: () => Promise<void>) {
    this.#preloadPath = preloadPath
    this.#beforeStart = beforeStart
  }

  /** Resolves once the page exists and is ready for a document: requests.ts answers none before. */
  get attached(): Promise<void> {
    return this.#attached.promise
  }

  get isAttached(): boolean {
    return this.#sessionId !== ''
  }

  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    return browser().pipe.send<T>(method, params, this.#sessionId)
  }

  /** Sends a command whose failure only means that the page has gone or does not support it. */
  tell(method: string, params: object = {}): void {
    if (!this.isAttached) return
    this.send(method, params).catch((error: unknown) => {
      if (isLogging()) console.error(error)
    })
  }

  /** Loads `url`, opening the page the first time. */
  async load(url: string, size: Size): Promise<void> {
    if (this.#isOpened) {
      await this.attached
      await this.send('Page.navigate', { url })
      return
    }
    this.#isOpened = true
    awaited.push(this)
    const { width, height } = size
    const chromium = browser()
    if (chromium.headless) await chromium.pipe.send('Target.createTarget', { url, width, height, newWindow: true })
    else chromium.openAppWindow(url, width, height)
    await this.attached
  }

  /** Prepares the page while Chromium holds it before its first navigation, then lets it go. */
  async attach(targetId: string, sessionId: string): Promise<void> {
    this.targetId = targetId
    this.#sessionId = sessionId
    bySession.set(sessionId, this)
    // All at once: a debugger beside this one may let the page go at any time, but its document waits for `attached`.
    await Promise.all([
      this.#beforeStart(),
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource() }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: this.#preloadSource(), worldName: WORLD }),
      this.send('Runtime.runIfWaitingForDebugger'),
    ])
    this.#attached.resolve()
  }

  /** Posts a message to the preload's world; without one (nothing loaded yet) it is lost, as in Electron. */
  post(message: ToPage): void {
    if (this.#context === 0) return
    const text = codec.encode(message)
    for (let from = 0; from < text.length; from += PART_LENGTH) {
      const isLast = from + PART_LENGTH >= text.length
      this.tell('Runtime.callFunctionOn', {
        functionDeclaration: `function (part) { ${RECEIVER}(part) }`,
        executionContextId: this.#context,
        arguments: [{ value: (isLast ? '.' : '+') + text.slice(from, from + PART_LENGTH) }],
        silent: true,
      })
    }
  }

  /** Evaluates an expression by value, in the preload's world or the page's own. @throws what the page threw. */
  async evaluate(expression: string, world: 'page' | 'preload' = 'page', userGesture = false): Promise<unknown> {
    const context = world === 'preload' && this.#context ? { contextId: this.#context } : {}
    const { result, exceptionDetails } = await this.send<{
      result: { value?: unknown }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture, ...context })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Forgets the page; its target is closed elsewhere or has gone by itself. */
  forget(): void {
    bySession.delete(this.#sessionId)
    this.#sessionId = ''
    this.#context = 0
  }

  handle({ method, params }: CdpEvent): void {
    switch (method) {
      case 'Page.frameNavigated':
        if (params.frame.parentId === undefined) this.#navigated(params.frame.url, params.frame.unreachableUrl)
        break
      case 'Page.navigatedWithinDocument':
        if (params.frameId === this.targetId) this.listener?.navigated((this.url = params.url), true)
        break
      case 'Page.domContentEventFired':
        this.listener?.domReady()
        break
      case 'Page.loadEventFired':
        this.listener?.loaded()
        break
      case 'Page.frameResized':
        this.listener?.resized()
        break
      case 'Page.windowOpen':
        this.listener?.windowOpened(params.url, params.windowName)
        break
      case 'Runtime.executionContextCreated':
        if (params.context.name === WORLD && params.context.auxData?.frameId === this.targetId) {
          this.#context = params.context.id
          this.#parts = []
          this.post({ kind: 'shortcuts', chords: shortcuts.chords })
        }
        break
      case 'Runtime.executionContextDestroyed':
        if (params.executionContextId === this.#context) this.#context = 0
        break
      case 'Runtime.executionContextsCleared':
        this.#context = 0
        break
      case 'Runtime.bindingCalled':
        // Only the preload's world of the main frame may speak; the page cannot reach the binding.
        if (params.name === BINDING && params.executionContextId === this.#context) {
          this.#receive(params.payload)
        }
        break
      case 'Runtime.consoleAPICalled':
        this.listener?.logged(params.type, params.args.map((arg) => describe(arg)).join(' '))
        break
      case 'Runtime.exceptionThrown': {
        const { exception, text } = params.exceptionDetails
        if (isLogging()) process.stderr.write(`[page] ${exception?.description ?? text}\n`)
        break
      }
      case 'Inspector.targetCrashed':
        this.listener?.crashed()
        break
      default:
    }
  }

  #receive(part: string): void {
    this.#parts.push(part.slice(1))
    if (!part.startsWith('.')) return
    const text = this.#parts.join('')
    this.#parts = []
    this.listener?.message(codec.decode(text) as ToMain)
  }

  #navigated(url: string, unreachableUrl: string | undefined): void {
    if (unreachableUrl) this.listener?.failed(unreachableUrl)
    else this.listener?.navigated((this.url = url), false)
  }

  #preloadSource(): string {
    const code = this.#preloadPath ? readFileSync(this.#preloadPath, 'utf8') : ''
    const { platform, arch, versions } = process
    const config: PreloadConfig = {
      outName: `out${SECRET}`,
      inName: `in${SECRET}`,
      binding: BINDING,
      receiver: RECEIVER,
      partLength: PART_LENGTH,
      process: {
        type: 'renderer',
        platform,
        arch,
        versions,
        env: {},
        argv: [],
        sandboxed: true,
        contextIsolated: true,
      },
    }
    const preload = `function (require, module, exports, process) {${code}\n}`
    const call = `(${sourceOf(preloadWorld)})(${JSON.stringify(config)}, ${sourceOf(bridgeEnd)}, ${sourceOf(makeCodec)}, ${preload})`
    return `${call}\n//# sourceURL=${this.#preloadPath ?? 'electron-preload'}`
  }
}

/** The text of a function that runs in the page; Node has already blanked out its types. */
const sourceOf = (fn: (...args: never[]) => unknown): string => Function.prototype.toString.call(fn)

const describe = ({ value, description }: { value?: unknown; description?: string }): string =>
  typeof value === 'string' ? value : (description ?? JSON.stringify(value) ?? 'undefined')

function mainWorldSource(): string {
  const schemes = [...protocolHandlers.keys()]
  const config: MainWorldConfig = { outName: `in${SECRET}`, inName: `out${SECRET}`, schemes }
  return `(${sourceOf(mainWorld)})(${JSON.stringify(config)}, ${sourceOf(bridgeEnd)})`
}
