import { RUN_PROPERTIES } from '../docx/check/sequences.ts'
import { escapeAttribute, parseFragment, serialise } from '../docx/xml.ts'
import { colourOf, fontOf, fontSizeOf } from './css.ts'
import type { HtmlElement } from './html-tree.ts'

/** How text looks, as far as a paste keeps it. */
export interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly vertical: 'superscript' | 'subscript' | null
  readonly caps: 'caps' | 'smallCaps' | null
  readonly font: string | null
  /** In half-points. */
  readonly size: number | null
  /** RRGGBB */
  readonly colour: string | null
  readonly background: string | null
  /** Blanks and line ends count as they stand. */
  readonly isPre: boolean
}

export const PLAIN_LOOK: Look = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  vertical: null,
  caps: null,
  font: null,
  size: null,
  colour: null,
  background: null,
  isPre: false,
}

const BY_NAME: Readonly<Record<string, Partial<Look>>> = {
  b: { bold: true },
  strong: { bold: true },
  th: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  dfn: { italic: true },
  var: { italic: true },
  u: { underline: true },
  ins: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  sup: { vertical: 'superscript' },
  sub: { vertical: 'subscript' },
  pre: { isPre: true },
  listing: { isPre: true },
}

type Read = (value: string, look: Look) => Partial<Look>

/** Own names for what a declaration says; values that say nothing here leave all as it is. */
const BY_STYLE: Readonly<Record<string, Read>> = {
  'font-weight': (v) => {
    if (/^(bold|bolder|[6-9]00)$/.test(v)) return { bold: true }
    return /^(normal|lighter|[1-5]00)$/.test(v) ? { bold: false } : {}
  },
  'font-style': (v) => (/^(italic|oblique)/.test(v) ? { italic: true } : v === 'normal' ? { italic: false } : {}),
  'text-decoration': decoration,
  'text-decoration-line': decoration,
  'vertical-align': (v) =>
    v === 'super'
      ? { vertical: 'superscript' }
      : v === 'sub'
        ? { vertical: 'subscript' }
        : v === 'baseline'
          ? { vertical: null }
          : {},
  'text-transform': (v) => (v === 'uppercase' ? { caps: 'caps' } : v === 'none' ? { caps: null } : {}),
  'font-variant': (v) => (/small-caps/.test(v) ? { caps: 'smallCaps' } : v === 'normal' ? { caps: null } : {}),
  'font-variant-caps': (v) => (/small-caps/.test(v) ? { caps: 'smallCaps' } : {}),
  'font-family': (v) => ({ font: fontOf(v) ?? null }),
  'font-size': (v, { size }) => ({ size: fontSizeOf(v) ?? size }),
  color: (v) => ({ colour: colourOf(v) ?? null }),
  background: (v) => ({ background: colourOf(v) ?? null }),
  'background-color': (v) => ({ background: colourOf(v) ?? null }),
  'white-space': (v) => ({ isPre: /^(pre|pre-wrap|break-spaces)$/.test(v) }),
}

function decoration(value: string, look: Look): Partial<Look> {
  if (/\bnone\b/.test(value)) return { underline: false, strike: false }
  return {
    underline: look.underline || /\bunderline\b/.test(value),
    strike: look.strike || /\bline-through\b/.test(value),
  }
}

/** The look inside an element that stands in text of a look. */
export function lookIn(element: HtmlElement, style: ReadonlyMap<string, string>, outer: Look): Look {
  let look: Look = outer
  const own = Object.hasOwn(BY_NAME, element.name) ? BY_NAME[element.name] : undefined
  if (own !== undefined) look = { ...look, ...own }
  if (element.name === 'font') {
    const font = fontOf(element.attrs['face'])
    const colour = colourOf(element.attrs['color'])
    look = { ...look, ...(font === undefined ? {} : { font }), ...(colour === undefined ? {} : { colour }) }
  }
  for (const [name, value] of style) {
    const read = Object.hasOwn(BY_STYLE, name) ? BY_STYLE[name] : undefined
    if (read !== undefined) look = { ...look, ...read(name === 'font-family' ? value : value.toLowerCase(), look) }
  }
  return look
}

export type PasteMode = 'match' | 'keep'

/**
 * The look as children of w:rPr, in the schema's order. Matching the destination, text looks as `base` (what typed text
 * would have) with what stresses words added: fonts, sizes and colours are the document's own business.
 */
export function lookXml(look: Look, mode: PasteMode, base: string): string {
  const parts = new Map(mode === 'match' ? parseFragment(base).map((e) => [e.name.slice(2), serialise(e)]) : [])
  const put = (isOn: boolean, name: string, value = ''): void => {
    if (isOn) parts.set(name, `<w:${name}${value}/>`)
  }
  put(look.bold, 'b')
  put(look.bold, 'bCs')
  put(look.italic, 'i')
  put(look.italic, 'iCs')
  put(look.underline, 'u', ' w:val="single"')
  put(look.strike, 'strike')
  put(look.caps === 'caps', 'caps')
  put(look.caps === 'smallCaps', 'smallCaps')
  put(look.vertical !== null, 'vertAlign', ` w:val="${look.vertical}"`)
  if (mode === 'keep') {
    const font = escapeAttribute(look.font ?? '')
    put(font !== '', 'rFonts', ` w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"`)
    put(look.size !== null, 'sz', ` w:val="${look.size}"`)
    put(look.size !== null, 'szCs', ` w:val="${look.size}"`)
    put(look.colour !== null && look.colour !== '000000', 'color', ` w:val="${look.colour}"`)
    put(
      look.background !== null && look.background !== 'FFFFFF',
      'shd',
      ` w:val="clear" w:color="auto" w:fill="${look.background}"`,
    )
  }
  return [...parts]
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([, xml]) => xml)
    .join('')
}

function place(name: string): number {
  const at = RUN_PROPERTIES.indexOf(name)
  return at < 0 ? RUN_PROPERTIES.length : at
}
