/** Families that are metric-compatible with Word's own: lines break where they break in Word. */
const COMPATIBLE: Readonly<Record<string, readonly string[]>> = {
  cambria: ['Caladea'],
  calibri: ['Carlito'],
  'calibri light': ['Carlito'],
  'times new roman': ['Liberation Serif', 'Tinos'],
  times: ['Liberation Serif', 'Tinos'],
  arial: ['Liberation Sans', 'Arimo'],
  helvetica: ['Liberation Sans', 'Arimo'],
  'arial narrow': ['Liberation Sans Narrow'],
  'courier new': ['Liberation Mono', 'Cousine'],
  georgia: ['Gelasio'],
  symbol: ['OpenSymbol'],
  wingdings: ['OpenSymbol'],
}

const SANS =
  /arial|calibri|helvetica|verdana|tahoma|sans|segoe|aptos|trebuchet|gill|franklin|futura|univers|roboto|open|lato|inter|gothic|corbel|candara|meiryo|yahei|simhei|dengxian|jhenghei/i
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
  'segoe ui': 1.33,
  garamond: 1.125,
  'book antiqua': 1.25,
  'palatino linotype': 1.35,
  'century schoolbook': 1.2,
  'century gothic': 1.23,
  'trebuchet ms': 1.161,
  constantia: 1.221,
  candara: 1.221,
  corbel: 1.221,
}

/**
 * Families without a metric-compatible twin: how wide their running text is beside the common face's (Times New Roman for
 * serifs, Arial for the rest), which then stands in, scaled. By the advance widths of English letters; a few percent off.
 */
const WIDTHS: Readonly<Record<'serif' | 'sans', Readonly<Record<string, number>>>> = {
  serif: {
    georgia: 1.09,
    garamond: 0.93,
    'book antiqua': 1.07,
    'palatino linotype': 1.07,
    'century schoolbook': 1.1,
    century: 1.09,
    'bookman old style': 1.17,
    constantia: 1.06,
  },
  sans: {
    verdana: 1.16,
    tahoma: 0.98,
    'trebuchet ms': 0.97,
    'segoe ui': 0.99,
    'century gothic': 1.07,
    'gill sans mt': 0.93,
    'franklin gothic book': 0.96,
    corbel: 0.95,
    candara: 0.95,
    'arial narrow': 0.82,
    'lucida sans unicode': 1.1,
  },
}

const FACES: Readonly<Record<'serif' | 'sans', readonly string[]>> = {
  serif: ['Liberation Serif', 'Tinos', 'Times New Roman'],
  sans: ['Liberation Sans', 'Arimo', 'Arial'],
}

const scaledName = (family: string): string => `Stand-in for ${family}`

/** The @font-face rules of the scaled stand-ins. They name fonts of this machine alone: nothing is fetched. */
export function scaledFaces(): string[] {
  return (['serif', 'sans'] as const).flatMap((kind) =>
    Object.entries(WIDTHS[kind]).flatMap(([family, width]) =>
      (['', 'Bold', 'Italic', 'Bold Italic'] as const).map((cut) => {
        const sources = FACES[kind].map((face) => `local("${`${face} ${cut}`.trim()}")`).join(',')
        const style = `font-weight:${cut.includes('Bold') ? 700 : 400};font-style:${cut.includes('Italic') ? 'italic' : 'normal'}`
        return `@font-face{font-family:"${scaledName(family)}";src:${sources};${style};size-adjust:${Math.round(width * 100)}%}`
      }),
    ),
  )
}

const hasScaled = (family: string): boolean => family in WIDTHS.serif || family in WIDTHS.sans

const quoted = (family: string): string => `"${family.replace(/["\\;{}]/g, '')}"`

/** A font-family value: the family as the file names it, its metric-compatible twins, and a generic one. */
export function fontStack(family: string): string {
  const generic = MONO.test(family) ? 'monospace' : SANS.test(family) ? 'sans-serif' : 'serif'
  const fallback = { monospace: 'Liberation Mono', 'sans-serif': 'Liberation Sans', serif: 'Liberation Serif' }[generic]
  const lower = family.toLowerCase()
  const scaled = hasScaled(lower) ? [scaledName(lower)] : []
  const families = [family, ...(COMPATIBLE[lower] ?? []), ...scaled, fallback]
  return [...new Set(families)].map(quoted).concat(generic).join(', ')
}

export function lineHeightOf(family: string): number {
  return LINE_HEIGHT[family.toLowerCase()] ?? (SANS.test(family) ? 1.149 : 1.15)
}
