import type { Codec, ToMain, ToPage, makeCodec } from '../codec.ts'
import type { bridgeEnd } from './bridge.ts'

export interface PreloadConfig {
  outName: string
  inName: string
  /** Name of the function that Chromium puts into this world; called with text, it reaches the host. */
  binding: string
  /** Name under which this world takes text from the host. */
  receiver: string
  /** How many characters of a message go over in one piece. */
  partLength: number
  /** What the preload sees as `process`. */
  process: Record<string, unknown>
}

type Preload = (require: unknown, module: unknown, exports: unknown, process: unknown) => void

/**
 * Sets up the isolated world (`ipcRenderer`, `contextBridge`, accelerators) and runs the app's preload in it.
 * Injected as source text: it may name nothing outside itself.
 */
export function preloadWorld(
  config: PreloadConfig,
  end: typeof bridgeEnd,
  codecOf: typeof makeCodec,
  preload: Preload,
): void {
  if (window !== window.top || location.protocol === 'about:' || location.protocol === 'data:') return
  type Listener = (event: Electron.IpcRendererEvent, ...args: unknown[]) => void
  type Base64 = { toBase64(): string }
  type FromBase64 = { fromBase64(text: string): Uint8Array<ArrayBuffer> }

  const world = globalThis as unknown as Record<string, (text: string) => void>
  const post = world[config.binding]
  delete world[config.binding]
  const codec: Codec = codecOf(
    (bytes) => (bytes as unknown as Base64).toBase64(),
    (text) => (Uint8Array as unknown as FromBase64).fromBase64(text),
  )
  // In parts, so that the processes on the way work on a long message side by side; the last is marked.
  const send = (message: ToMain): void => {
    const text = codec.encode(message)
    for (let from = 0; from < text.length; from += config.partLength) {
      const isLast = from + config.partLength >= text.length
      post?.((isLast ? '.' : '+') + text.slice(from, from + config.partLength))
    }
  }

  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let chords: string[] = []
  let lastId = 0

  const listen = (channel: string, listener: Listener, once: boolean): Electron.IpcRenderer => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer as Electron.IpcRenderer
  }
  const unlisten = (channel: string, listener: Listener): Electron.IpcRenderer => {
    const others = (listeners.get(channel) ?? []).filter((known) => known.listener !== listener)
    listeners.set(channel, others)
    return ipcRenderer as Electron.IpcRenderer
  }
  const tell = (channel: string, args: unknown[]): void => {
    const known = listeners.get(channel) ?? []
    const stay = known.filter(({ once }) => !once)
    listeners.set(channel, stay)
    const event = { sender: ipcRenderer, ports: [], defaultPrevented: false, preventDefault() {} }
    for (const { listener } of known) listener(event as unknown as Electron.IpcRendererEvent, ...args)
  }

  let received: string[] = []
  world[config.receiver] = (part) => {
    received.push(part.slice(1))
    if (!part.startsWith('.')) return
    const message = codec.decode(received.join('')) as ToPage
    received = []
    if (message.kind === 'message') tell(message.channel, message.args)
    else if (message.kind === 'shortcuts') chords = message.chords
    else {
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if (message.kind === 'result') waiting?.resolve(message.value)
      else waiting?.reject(new Error(message.message))
    }
  }

  // Chromium's protocol does not tell when a page changes its title.
  const tellTitle = (): void => send({ kind: 'title', title: document.title })
  document.addEventListener('DOMContentLoaded', () => {
    tellTitle()
    new MutationObserver(tellTitle).observe(document.head, { childList: true, subtree: true, characterData: true })
  })

  const chordOf = (event: KeyboardEvent): string => {
    const held = [event.ctrlKey && 'ctrl', event.altKey && 'alt', event.shiftKey && 'shift', event.metaKey && 'meta']
    return [...held.filter(Boolean), event.key.toLowerCase()].join('+')
  }
  // Like Electron's menu, an accelerator acts only on a key that the page did not handle. The listener is added anew
  // for each key press, so that it comes after all of the page's own.
  window.addEventListener(
    'keydown',
    (pressed) => {
      const chord = chordOf(pressed)
      if (!chords.includes(chord)) return
      let isDone = false
      const finish = (): void => {
        if (isDone) return
        isDone = true
        window.removeEventListener('keydown', finish)
        if (pressed.defaultPrevented) return
        pressed.preventDefault()
        send({ kind: 'shortcut', chord })
      }
      window.addEventListener('keydown', finish)
      setTimeout(finish) // the page stopped the event on its way up, but did not handle it
    },
    true,
  )

  const ipcRenderer: Pick<
    Electron.IpcRenderer,
    'invoke' | 'send' | 'on' | 'once' | 'off' | 'addListener' | 'removeListener' | 'removeAllListeners'
  > = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        send({ kind: 'invoke', id, channel, args })
        pending.set(id, { resolve, reject })
      }),
    send: (channel, ...args) => send({ kind: 'send', channel, args }),
    on: (channel, listener) => listen(channel, listener, false),
    addListener: (channel, listener) => listen(channel, listener, false),
    once: (channel, listener) => listen(channel, listener, true),
    off: (channel, listener) => unlisten(channel, listener),
    removeListener: (channel, listener) => unlisten(channel, listener),
    removeAllListeners(channel) {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer as Electron.IpcRenderer
    },
  }

  const bridge = end(config.outName, config.inName)
  const contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld: (key, api) => bridge.expose(key, api),
  }
  // Chromium tells no page where a file lies; callers fall back to the file's bytes.
  const webUtils: Pick<Electron.WebUtils, 'getPathForFile'> = { getPathForFile: () => '' }

  const strict = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get(target, key): unknown {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key)
        throw new Error(`electron stand-in: ${name}.${key} is not implemented`)
      },
    })
  const electron = strict('electron', {
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    contextBridge: strict('contextBridge', contextBridge),
    webUtils: strict('webUtils', webUtils),
  })
  const require = (id: string): unknown => {
    if (/^electron(\/renderer|\/common)?$/.test(id)) return electron
    throw new Error(`module not found: ${id}`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports, config.process)
}
