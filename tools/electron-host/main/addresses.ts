import { protocolHandlers } from './protocol.ts'

/**
 * Chromium cannot learn a new scheme over its debugging protocol, so `app://host/path` is shown to it as
 * `https://host.app.internal/path`: a secure, standard origin that exists nowhere and is answered here.
 */
const SHOWN = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.internal(?::443)?([/?#].*)?$/i

const schemeOf = (url: string): string => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? ''

/** The address under which Chromium sees `url`; other addresses come back normalised, so that they compare equal. */
export function toChromium(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed || !protocolHandlers.has(schemeOf(url))) return parsed?.href ?? url
  const path = parsed.pathname || '/'
  return new URL(`https://${parsed.host}.${schemeOf(url)}.internal${path}${parsed.search}${parsed.hash}`).href
}

/** The app's own address for one that Chromium reports. */
export function fromChromium(url: string): string {
  const [, host, scheme, rest] = SHOWN.exec(url) ?? []
  if (!host || !scheme || !protocolHandlers.has(scheme)) return url
  return `${scheme}://${host}${rest ?? '/'}`
}

/** The origin as Electron states it: a custom scheme that is registered as standard has a real one. */
export function originOf(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed) return 'null'
  return protocolHandlers.has(schemeOf(url)) ? `${parsed.protocol}//${parsed.host}` : parsed.origin
}

/** Rewrites sources such as `app:` or `app://host` in a Content-Security-Policy to what Chromium compares them with. */
export function policyForChromium(policy: string): string {
  return policy.replaceAll(/(?<=[\s;]|^)([a-z][a-z0-9+-]*):(?:\/\/([^\s/;]+))?(?=[\s;]|$)/gi, (source, scheme, host) =>
    protocolHandlers.has(String(scheme).toLowerCase()) ? `https://${host ?? '*'}.${scheme}.internal` : source,
  )
}
