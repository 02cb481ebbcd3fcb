import { StrictEmitter } from '../strict.ts'

type Listener = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

const RESOURCE_TYPES: Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
}

/** Turns a match pattern such as `https://*.example.com/*` into an expression; `<all_urls>` matches everything. */
export function urlPattern(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replace(/^\*:/, '[^:/]+:').replaceAll('*', '.*')}$`, 'i')
}

export interface SeenRequest {
  url: string
  method: string
  /** The type as the DevTools protocol names it. */
  resourceType: string
  isSubFrame: boolean
  referrer: string
  webContentsId: number | undefined
}

/** Lets the app cancel or redirect each request before it is answered. */
export class WebRequest extends StrictEmitter implements Pick<Electron.WebRequest, 'onBeforeRequest'> {
  #listener: Listener | null = null
  #urls: RegExp[] = []
  #lastId = 0

  onBeforeRequest(filter: Electron.WebRequestFilter, listener: Listener | null): void
  onBeforeRequest(listener: Listener | null): void
  onBeforeRequest(first: Electron.WebRequestFilter | Listener | null, second?: Listener | null): void {
    const filter = first && typeof first === 'object' ? first : undefined
    this.#urls = (filter?.urls ?? ['<all_urls>']).map(urlPattern)
    this.#listener = (filter ? second : (first as Listener | null)) ?? null
  }

  /** What the app decides about a request; an empty answer lets it pass. */
  decide(request: SeenRequest): Promise<Electron.CallbackResponse> {
    const listener = this.#listener
    if (!listener || !this.#urls.some((pattern) => pattern.test(request.url))) return Promise.resolve({})
    const type = RESOURCE_TYPES[request.resourceType] ?? 'other'
    const { url, method, referrer, webContentsId } = request
    const details: Electron.OnBeforeRequestListenerDetails = {
      id: ++this.#lastId,
      url,
      method,
      referrer,
      resourceType: type === 'mainFrame' && request.isSubFrame ? 'subFrame' : type,
      timestamp: Date.now(),
      uploadData: [],
      ...(webContentsId === undefined ? {} : { webContentsId }),
    }
    return new Promise((resolve) => listener(details, resolve))
  }
}
