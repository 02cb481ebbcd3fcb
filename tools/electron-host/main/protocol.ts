import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strict } from '../strict.ts'

type Handler = Parameters<Electron.Protocol['handle']>[1]

/** Handlers of the app's own schemes. */
export const protocolHandlers = new Map<string, Handler>()

export const protocol = strict('protocol', {
  /** Every handled scheme is standard, secure and fetchable here, so there is nothing to note down. */
  registerSchemesAsPrivileged: (_schemes: Electron.CustomScheme[]): void => {},
  handle(scheme: string, handler: Handler): void {
    if (protocolHandlers.has(scheme)) throw new Error(`Protocol ${scheme} is already handled`)
    protocolHandlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => void protocolHandlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => protocolHandlers.has(scheme),
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>)

const MIME: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

async function fetchFile(url: string): Promise<Response> {
  const path = fileURLToPath(url)
  try {
    const type = MIME[extname(path).toLowerCase()] ?? 'application/octet-stream'
    return new Response(new Uint8Array(await readFile(path)), { headers: { 'content-type': type } })
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  }
}

/** `net` reaches files and the app's own schemes; the network is not there. */
export const net = strict('net', {
  isOnline: (): boolean => false,
  online: false,
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url
    if (url.startsWith('file:')) return fetchFile(url)
    const handler = protocolHandlers.get(url.split(':')[0] ?? '')
    if (!handler) throw new Error('net::ERR_INTERNET_DISCONNECTED')
    return handler(new Request(input, init))
  },
} satisfies Pick<Electron.Net, 'fetch' | 'isOnline' | 'online'>)
