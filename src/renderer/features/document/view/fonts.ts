/** Families that are metric-compatible with Word's own: lines break where they break in Word. */
const COMPATIBLE: Readonly<Record<string, readonly string[]>> = {
  cambria: ['Caladea'],
  calibri: ['Carlito'],
  'calibri light': ['Carlito'],
  'times new roman': ['Liberation Serif', 'Tinos'],
  times: ['Liberation Serif', 'Tinos'],
  arial: ['Liberation Sans', 'Arimo'],
  helvetica: ['Liberation Sans', 'Arimo'],
  'arial narrow': ['Liberation Sans Narrow', 'Liberation Sans'],
  'courier new': ['Liberation Mono', 'Cousine'],
  georgia: ['Gelasio'],
  symbol: ['OpenSymbol'],
  wingdings: ['OpenSymbol'],
}

const SANS =
  /arial|calibri|helvetica|verdana|tahoma|sans|segoe|aptos|trebuchet|gill|franklin|futura|univers|roboto|open|lato|inter|century gothic/i
const MONO = /courier|consolas|mono|menlo|lucida console/i

/** Line height of a family as a multiple of its size, as Word's "single" spacing takes it from the font (ascent + descent + gap). */
const LINE_HEIGHT: Readonly<Record<string, number>> = {
  cambria: 1.172,
  calibri: 1.2207,
  'calibri light': 1.2207,
  'times new roman': 1.149,
  arial: 1.149,
  'courier new': 1.1328,
  georgia: 1.136,
  verdana: 1.215,
  tahoma: 1.207,
  aptos: 1.28,
}

const quoted = (family: string): string => `"${family.replace(/["\\;{}]/g, '')}"`

/** A font-family value: the family as the file names it, its metric-compatible twins, and a generic one. */
export function fontStack(family: string): string {
  const generic = MONO.test(family) ? 'monospace' : SANS.test(family) ? 'sans-serif' : 'serif'
  const fallback = { monospace: 'Liberation Mono', 'sans-serif': 'Liberation Sans', serif: 'Liberation Serif' }[generic]
  const families = [family, ...(COMPATIBLE[family.toLowerCase()] ?? []), fallback]
  return [...new Set(families)].map(quoted).concat(generic).join(', ')
}

export function lineHeightOf(family: string): number {
  return LINE_HEIGHT[family.toLowerCase()] ?? (SANS.test(family) ? 1.149 : 1.15)
}
