import { parseFragment, type XmlElement } from '../docx/xml.ts'
import { readShading } from './formatting-box.ts'
import type { ThemeResolver } from './formatting-theme.ts'
import { halfPoints, integer, isOn, twips, val } from './formatting-values.ts'

/** Toggle properties (ECMA-376 part 1, 17.7.3): on in two styles of the hierarchy, they cancel out. */
export const TOGGLES = ['b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'vanish'] as const
export type Toggle = (typeof TOGGLES)[number]

export interface Underline {
  /** ST_Underline: 'single', 'double', 'wave' … never 'none' */
  readonly kind: string
  /** '#RRGGBB' or 'auto' */
  readonly colour: string
}

/** What one layer (a style's or a run's own rPr) says; what it leaves out is absent. */
export interface RunLayer {
  styleId?: string
  toggles: Partial<Record<Toggle, boolean>>
  rest: Partial<RunRest>
  fonts: Partial<Record<FontSlot, string>>
}

export type FontSlot = 'ascii' | 'hAnsi' | 'eastAsia' | 'cs'

/** The properties where a later layer simply replaces an earlier one's. */
export interface RunRest {
  readonly underline: Underline | null
  readonly dstrike: boolean
  readonly colour: string
  readonly highlight: string | null
  readonly shading: string | null
  readonly size: number
  readonly sizeCs: number
  readonly vertAlign: 'superscript' | 'subscript' | null
  readonly position: number
  readonly spacing: number
  /** Half-points from which on pairs of letters are set closer (17.3.2.19); 0 for never. */
  readonly kern: number
  readonly lang: string | null
  readonly langBidi: string | null
  readonly rtl: boolean
  readonly complex: boolean
}

/** ST_HighlightColor (17.18.40). */
const HIGHLIGHT = new Map([
  ['black', '#000000'],
  ['blue', '#0000FF'],
  ['cyan', '#00FFFF'],
  ['darkBlue', '#000080'],
  ['darkCyan', '#008080'],
  ['darkGray', '#808080'],
  ['darkGreen', '#008000'],
  ['darkMagenta', '#800080'],
  ['darkRed', '#800000'],
  ['darkYellow', '#808000'],
  ['green', '#00FF00'],
  ['lightGray', '#C0C0C0'],
  ['magenta', '#FF00FF'],
  ['red', '#FF0000'],
  ['white', '#FFFFFF'],
  ['yellow', '#FFFF00'],
])

/** Reads the children of a w:rPr. */
export function readRunLayer(xml: string, theme: ThemeResolver): RunLayer {
  const layer: RunLayer = { toggles: {}, rest: {}, fonts: {} }
  const rest: { -readonly [K in keyof RunRest]?: RunRest[K] } = layer.rest
  for (const element of parseFragment(xml)) {
    const name = element.name.startsWith('w:') ? element.name.slice(2) : ''
    const toggle = TOGGLES.find((t) => t === name)
    if (toggle !== undefined) layer.toggles[toggle] = isOn(val(element))
    else if (name === 'rStyle' && val(element) !== undefined) layer.styleId = val(element)!
    else if (name === 'rFonts') layer.fonts = readFonts(element.attrs, theme)
    else Object.assign(rest, READERS.get(name)?.(element, theme))
  }
  return layer
}

const READERS = new Map<string, (element: XmlElement, theme: ThemeResolver) => Partial<RunRest>>([
  ['u', (e, theme) => ({ underline: readUnderline(e, theme) })],
  ['dstrike', (e) => ({ dstrike: isOn(val(e)) })],
  ['color', (e, theme) => ({ colour: colourOf(e, val(e), theme) ?? 'auto' })],
  ['highlight', (e) => ({ highlight: HIGHLIGHT.get(val(e) ?? '') ?? null })],
  ['shd', (e, theme) => ({ shading: readShading(e, theme) })],
  ['sz', (e) => given('size', halfPoints(val(e)))],
  ['szCs', (e) => given('sizeCs', halfPoints(val(e)))],
  ['vertAlign', (e) => ({ vertAlign: readVertAlign(val(e)) })],
  // Raised or lowered by half-points (17.3.2.24); letters set apart by twips (17.3.2.35).
  ['position', (e) => given('position', integer(val(e)))],
  ['spacing', (e) => given('spacing', twips(val(e)))],
  ['kern', (e) => given('kern', halfPoints(val(e)))],
  ['lang', (e) => ({ ...given('lang', val(e)), ...given('langBidi', e.attrs['w:bidi']) })],
  ['rtl', (e) => ({ rtl: isOn(val(e)) })],
  ['cs', (e) => ({ complex: isOn(val(e)) })],
])

function given<K extends keyof RunRest>(key: K, value: RunRest[K] | undefined): Partial<RunRest> {
  return value === undefined ? {} : { [key]: value }
}

function colourOf(element: XmlElement, value: string | undefined, theme: ThemeResolver): string | undefined {
  return theme.colour({
    value,
    theme: element.attrs['w:themeColor'],
    tint: element.attrs['w:themeTint'],
    shade: element.attrs['w:themeShade'],
  })
}

function readUnderline(element: XmlElement, theme: ThemeResolver): Underline | null {
  const kind = val(element) ?? 'single'
  if (kind === 'none') return null
  return { kind, colour: colourOf(element, element.attrs['w:color'], theme) ?? 'auto' }
}

function readVertAlign(value: string | undefined): RunRest['vertAlign'] {
  return value === 'superscript' || value === 'subscript' ? value : null
}

/** A theme font wins over the plain name beside it, where the theme has one (17.3.2.26). */
function readFonts(attrs: XmlElement['attrs'], theme: ThemeResolver): RunLayer['fonts'] {
  const fonts: RunLayer['fonts'] = {}
  for (const slot of ['ascii', 'hAnsi', 'eastAsia', 'cs'] as const) {
    const font = theme.font(attrs[slot === 'cs' ? 'w:cstheme' : `w:${slot}Theme`]) ?? attrs[`w:${slot}`]
    if (font !== undefined) fonts[slot] = font
  }
  return fonts
}
