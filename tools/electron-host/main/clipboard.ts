import { browser } from '../state.ts'
import { strict } from '../strict.ts'
import { WebContents } from './web-contents.ts'

type Payload = string | Blob | Electron.ClipboardBookmark
type Content = Record<string, Blob>

/** One entry of the clipboard: payloads by MIME type. */
export class ClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  readonly types: string[]
  readonly #payloads: Record<string, Payload | Promise<Blob | string>>

  constructor(payloads: Record<string, Payload | Promise<Blob | string>>) {
    this.#payloads = payloads
    this.types = Object.keys(payloads)
  }

  /** Rejects when the item has no such type. */
  async getType(type: string): Promise<Blob> {
    const payload = await this.#payloads[type]
    if (payload === undefined) throw new Error(`The type '${type}' was not found`)
    return payload instanceof Blob ? payload : new Blob([payload as string], { type })
  }
}

/** What the app wrote last; it stands in for the system's clipboard while no window can reach that. */
let own: Content = {}

const WEB_TYPES = new Set(['text/plain', 'text/html', 'image/png'])

/**
 * Runs a script in a window, which alone can reach the system's clipboard. The page's origin is allowed to only for
 * that moment. Rejects without a window, or when the window has no focus.
 */
async function inWindow(script: string): Promise<unknown> {
  const contents = WebContents.getFocusedWebContents()
  if (!contents?.page.isAttached) throw new Error('no window')
  const { page } = contents
  const { origin } = new URL(page.url)
  const setPermission = (setting: string): Promise<unknown> =>
    browser().pipe.send('Browser.setPermission', { origin, permission: { name: 'clipboard-read' }, setting })
  await setPermission('granted')
  if (browser().headless) await page.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  try {
    return await page.evaluate(script, 'preload', true)
  } finally {
    await setPermission('denied')
  }
}

async function writeSystem(content: Content): Promise<void> {
  const entries: [string, string][] = []
  for (const [type, blob] of Object.entries(content)) {
    if (WEB_TYPES.has(type)) entries.push([type, Buffer.from(await blob.arrayBuffer()).toString('base64')])
  }
  await inWindow(`(async () => {
    const blobs = ${JSON.stringify(entries)}.map(([type, data]) => [type, new Blob([Uint8Array.fromBase64(data)], { type })])
    await navigator.clipboard.write(blobs.length ? [new ClipboardItem(Object.fromEntries(blobs))] : [])
  })()`)
}

async function readSystem(): Promise<Content> {
  const entries = (await inWindow(`(async () => {
    const found = []
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) {
        found.push([type, new Uint8Array(await (await item.getType(type)).arrayBuffer()).toBase64()])
      }
    }
    return found
  })()`)) as [string, string][]
  return Object.fromEntries(entries.map(([type, data]) => [type, new Blob([Buffer.from(data, 'base64')], { type })]))
}

async function write(content: Content): Promise<void> {
  own = content
  await writeSystem(content).catch(() => {})
}

const read = (): Promise<Content> => readSystem().catch(() => own)

export const clipboard = strict('clipboard', {
  async writeText(text: string): Promise<void> {
    await write({ 'text/plain': new Blob([text], { type: 'text/plain' }) })
  },
  async readText(): Promise<string> {
    return (await read())['text/plain']?.text() ?? ''
  },
  async write(items: ClipboardItem[]): Promise<void> {
    const content: Content = {}
    for (const item of items) {
      for (const type of item.types) content[type] = await item.getType(type)
    }
    await write(content)
  },
  async read(): Promise<ClipboardItem[]> {
    const content = await read()
    return Object.keys(content).length > 0 ? [new ClipboardItem(content)] : []
  },
  has: async (type: string): Promise<boolean> => type in (await read()),
  clear(): void {
    void write({ 'text/plain': new Blob([''], { type: 'text/plain' }) })
  },
})
