import type { bridgeEnd } from './bridge.ts'

export interface MainWorldConfig {
  outName: string
  inName: string
  /** Schemes that the app handles; fetch takes their addresses, which Chromium itself does not know. */
  schemes: string[]
}

/** Runs in the page's own world before any of its scripts. Injected as source text: it may name nothing outside itself. */
export function mainWorld(config: MainWorldConfig, end: typeof bridgeEnd): void {
  if (window !== window.top) return

  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
    for (const member of Object.values(value)) freeze(member)
    return Object.freeze(value)
  }
  end(config.outName, config.inName, (key, api) => {
    const value = freeze(api)
    Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false })
  })

  const shown = (url: string): string => {
    const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
    return config.schemes.includes(scheme.toLowerCase()) ? `https://${host}.${scheme}.internal${rest}` : url
  }
  const nativeFetch = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const request = input instanceof Request ? input : shown(String(input))
    // The debugging protocol shows no blob's bytes, so a blob is sent as a buffer, with its type.
    if (!(init?.body instanceof Blob)) return nativeFetch(request, init)
    const headers = new Headers(init.headers)
    if (init.body.type && !headers.has('content-type')) headers.set('content-type', init.body.type)
    return nativeFetch(request, { ...init, headers, body: await init.body.arrayBuffer() })
  }
}
