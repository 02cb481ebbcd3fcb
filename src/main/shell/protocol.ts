import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { net, protocol } from 'electron'
import { err, type Result } from '../../core/result.ts'
import { log } from './log.ts'
import { ORIGIN, SCHEME } from './origin.ts'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor sets measured widths and indents as style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** To be called before the app is ready: the scheme is a proper, secure origin. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export interface Projections {
  /** JSON bytes of a Projection. */
  draft(agreement: string): Promise<Result<Uint8Array>>
  round(agreement: string, round: string): Promise<Result<Uint8Array>>
  /** JSON bytes of a ProjectionRest. */
  rest(isDraft: boolean, key: string, from: number): Promise<Result<Uint8Array>>
  /** The bytes of a part; `round` is null for the draft. */
  picture(agreement: string, round: string | null, part: string): Promise<Result<Uint8Array>>
}

/** Serves the app's own files and, as bytes, the projections of documents. Nothing else has an address. */
export function serve(root: string, projections: Projections, devServer: string | undefined): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    if (`${url.protocol}//${url.host}` !== ORIGIN) return new Response(null, { status: 404 })
    const path = url.pathname.split('/').slice(1).map(decodeURIComponent)
    if (path[0] === 'projection' && path[1] === 'picture') return picture(path.slice(2), projections)
    if (path[0] === 'projection') return projection(path.slice(1), projections)
    return devServer === undefined ? file(root, path) : net.fetch(new URL(url.pathname + url.search, devServer).href)
  })
}

async function projection(path: readonly string[], projections: Projections): Promise<Response> {
  const asked = askedOf(path, projections)
  if (asked === undefined) return new Response(null, { status: 404 })
  const headers = { 'Content-Type': TYPES['.json']!, 'Cache-Control': 'no-store' }
  const result = await asked.catch((e: unknown) => {
    log('a projection failed', e)
    return err({ kind: 'unexpected', message: 'The document could not be shown. Your archive is as it was' })
  })
  if (result.ok) return new Response(new Uint8Array(result.value), { headers })
  const { kind: failure, message } = result.error
  return new Response(JSON.stringify({ kind: failure, message }), { status: 409, headers })
}

function askedOf(
  [kind, first, second, third]: readonly string[],
  projections: Projections,
): Promise<Result<Uint8Array>> | undefined {
  if (first === undefined) return undefined
  if (kind === 'draft') return projections.draft(first)
  if (second === undefined) return undefined
  if (kind === 'round') return projections.round(first, second)
  const from = Number(third)
  return kind === 'rest' && Number.isInteger(from) ? projections.rest(first === 'draft', second, from) : undefined
}

/** Pictures a browser shows. SVG is left out: it can hold scripts and links. */
const PICTURES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
  '.webp': 'image/webp',
}

async function picture([agreement, round, part]: readonly string[], projections: Projections): Promise<Response> {
  const type = part === undefined ? undefined : PICTURES[extname(part).toLowerCase()]
  if (agreement === undefined || round === undefined || part === undefined || type === undefined) {
    return new Response(null, { status: 404 })
  }
  const bytes = await projections.picture(agreement, round === 'draft' ? null : round, part)
  if (!bytes.ok) return new Response(null, { status: 404 })
  const headers = { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'max-age=3600' }
  return new Response(new Uint8Array(bytes.value), { headers })
}

async function file(root: string, path: readonly string[]): Promise<Response> {
  const name = normalize(join(root, ...path.filter((p) => p !== '')))
  if (!name.startsWith(root + sep)) return new Response(null, { status: 403 })
  try {
    const body = await readFile(name)
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    return new Response(new Uint8Array(body), {
      headers: { 'Content-Type': type, 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff' },
    })
  } catch {
    return new Response(null, { status: 404 })
  }
}
