import type { RequestPaused } from '../cdp-events.ts'
import { browser, isLogging } from '../state.ts'
import { fromChromium, originOf, policyForChromium, toChromium } from './addresses.ts'
import { protocolHandlers } from './protocol.ts'
import { defaultSession } from './session.ts'
import { WebContents } from './web-contents.ts'

type Verdict = { fail: 'Aborted' | 'BlockedByClient' | 'Failed' } | { proceed: true } | { response: Response }

/** Every request of every page stops here: the app's own schemes are answered, all else is refused. */
export async function answerRequest(paused: RequestPaused): Promise<void> {
  const { pipe } = browser()
  const { requestId } = paused
  const verdict = await judge(paused)
  if ('fail' in verdict) await pipe.send('Fetch.failRequest', { requestId, errorReason: verdict.fail })
  else if ('proceed' in verdict) await pipe.send('Fetch.continueRequest', { requestId })
  else await pipe.send('Fetch.fulfillRequest', { requestId, ...(await fulfilment(paused, verdict.response)) })
}

async function judge(paused: RequestPaused): Promise<Verdict> {
  const shown = paused.request.url
  const contents = WebContents.fromDevToolsTargetId(paused.frameId)
  const isMainDocument = isNavigation(paused) && contents !== undefined
  if (isMainDocument) await contents.page.attached
  if (isMainDocument && !contents.mayNavigate(shown)) return { fail: 'Aborted' }

  const url = fromChromium(shown)
  const decision = await defaultSession.webRequest.decide({
    url,
    method: paused.request.method,
    resourceType: paused.resourceType,
    isSubFrame: !isMainDocument,
    referrer: fromChromium(paused.request.headers['Referer'] ?? ''),
    webContentsId: contents?.id,
  })
  // Chromium asks for an icon that Electron never fetches; refusing it would log an error in the page's console.
  if (url.endsWith('/favicon.ico')) return { response: new Response(null, { status: 204 }) }
  if (decision.cancel) return { fail: 'BlockedByClient' }
  if (decision.redirectURL) return { response: redirectTo(decision.redirectURL) }
  if (isDevServer(url) || isFileOfFilePage(url, isMainDocument)) return { proceed: true }

  const handler = protocolHandlers.get(new URL(url).protocol.slice(0, -1))
  if (!handler) {
    if (isLogging()) console.error(`[network] refused ${url}`)
    return { fail: 'BlockedByClient' }
  }
  try {
    return { response: await handler(requestOf(paused, url)) }
  } catch (error) {
    console.error(`electron stand-in: the protocol handler failed for ${url}:`, error)
    return { fail: 'Failed' }
  }
}

/** A link with `download` asks for a document too, but does not leave the page; only a navigation asks for HTML. */
function isNavigation({ resourceType, request }: RequestPaused): boolean {
  const isFile = request.url.startsWith('file:')
  return resourceType === 'Document' && (isFile || 'Upgrade-Insecure-Requests' in request.headers)
}

/** Files are for an app that loads its window from files, not for a page that comes from elsewhere. */
function isFileOfFilePage(url: string, isMainDocument: boolean): boolean {
  const isFile = (address: string): boolean => address.startsWith('file:')
  return isFile(url) && (isMainDocument || WebContents.getAllWebContents().some(({ page }) => isFile(page.url)))
}

function isDevServer(url: string): boolean {
  const dev = process.env['ELECTRON_RENDERER_URL']
  return dev !== undefined && dev !== '' && originOf(url) === new URL(dev).origin
}

const redirectTo = (url: string): Response =>
  new Response(null, { status: 307, headers: { location: toChromium(url) } })

function requestOf({ request }: RequestPaused, url: string): Request {
  const headers = new Headers(request.headers)
  for (const name of ['origin', 'referer']) {
    const value = headers.get(name)
    if (value) headers.set(name, fromChromium(name === 'origin' ? `${value}/` : value).replace(/(?<=[^/])\/$/, ''))
  }
  const { method } = request
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'))
  return new Request(url, { method, headers, body: Buffer.concat(parts) })
}

/** The protocol takes a body only as a whole, so a streamed one is collected first. */
async function fulfilment({ request }: RequestPaused, response: Response): Promise<object> {
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name.startsWith('content-security-policy') ? policyForChromium(value) : value,
  }))
  const isHead = request.method === 'HEAD'
  const body = isHead ? '' : Buffer.from(await response.arrayBuffer()).toString('base64')
  return {
    responseCode: response.status,
    responseHeaders,
    body,
    ...(response.statusText ? { responsePhrase: response.statusText } : {}),
  }
}
