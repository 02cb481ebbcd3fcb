import type { DocumentContext, ThemeFonts } from './style-sheet.ts'

/** Looks up what the file says by name of the theme: fonts and colours. */
export interface ThemeResolver {
  /** The typeface behind ST_Theme ('minorHAnsi' …, ECMA-376 part 1, 17.18.96); undefined when the theme names none. */
  readonly font: (name: string | undefined) => string | undefined
  /**
   * '#RRGGBB' or 'auto'. A theme colour wins over the plain one beside it, where the theme has it (17.3.2.6).
   * Undefined when neither is given.
   */
  readonly colour: (given: GivenColour) => string | undefined
}

export interface GivenColour {
  readonly value: string | undefined
  readonly theme: string | undefined
  /** Two hex digits: how much of the theme colour is left when lightened or darkened. */
  readonly tint: string | undefined
  readonly shade: string | undefined
}

/** ST_ThemeColor to the scheme's own names, where no mapping in the settings says otherwise. */
const SCHEME_NAME = new Map([
  ['dark1', 'dk1'],
  ['light1', 'lt1'],
  ['dark2', 'dk2'],
  ['light2', 'lt2'],
  ['hyperlink', 'hlink'],
  ['followedHyperlink', 'folHlink'],
])

/** The four names that w:clrSchemeMapping turns into scheme colours, and what they mean without it (17.15.1.20). */
const MAPPED = new Map([
  ['background1', { key: 'bg1', means: 'light1' }],
  ['text1', { key: 't1', means: 'dark1' }],
  ['background2', { key: 'bg2', means: 'light2' }],
  ['text2', { key: 't2', means: 'dark2' }],
])

const LANGUAGE_SCRIPT: readonly (readonly [string, string])[] = [
  ['ja', 'Jpan'],
  ['ko', 'Hang'],
  ['zh-tw', 'Hant'],
  ['zh-hk', 'Hant'],
  ['zh-mo', 'Hant'],
  ['zh-hant', 'Hant'],
  ['zh', 'Hans'],
  ['ar', 'Arab'],
  ['fa', 'Arab'],
  ['ur', 'Arab'],
  ['he', 'Hebr'],
  ['th', 'Thai'],
]

export function createThemeResolver({ theme, look }: Pick<DocumentContext, 'theme' | 'look'>): ThemeResolver {
  const colours = new Map(theme.colours)
  const mapping = new Map(look.colourMap)

  const byScript = (fonts: ThemeFonts, lang: string | null): string | undefined => {
    const language = (lang ?? '').toLowerCase()
    const script = LANGUAGE_SCRIPT.find(([prefix]) => language === prefix || language.startsWith(`${prefix}-`))?.[1]
    return fonts.scripts.find(([name]) => name === script)?.[1]
  }
  const themeColour = (name: string): string | undefined => {
    const mapped = MAPPED.get(name)
    const own = mapping.get(mapped?.key ?? name) ?? mapped?.means ?? name
    return colours.get(SCHEME_NAME.get(own) ?? own)
  }

  return {
    font: (name) => {
      if (name === undefined) return undefined
      const fonts = name.startsWith('major') ? theme.major : theme.minor
      if (name.endsWith('EastAsia')) return named(fonts.eastAsia) ?? byScript(fonts, look.eastAsiaLang)
      if (name.endsWith('Bidi')) return named(fonts.complex) ?? byScript(fonts, look.bidiLang)
      return named(fonts.latin)
    },
    colour: ({ value, theme: name, tint, shade }) => {
      const base = name === undefined || name === 'none' ? undefined : themeColour(name)
      if (base !== undefined) return adjusted(base, tint, shade)
      if (value === undefined) return undefined
      return /^[0-9a-f]{6}$/i.test(value) ? `#${value.toUpperCase()}` : 'auto'
    },
  }
}

const named = (font: string): string | undefined => (font === '' ? undefined : font)

/** Lightened or darkened as 17.3.2.6 says: on the lightness of the colour, hue and saturation kept. */
function adjusted(rgb: string, tint: string | undefined, shade: string | undefined): string {
  const part = (hex: string | undefined): number | undefined =>
    hex !== undefined && /^[0-9a-f]{1,2}$/i.test(hex) ? Number.parseInt(hex, 16) / 255 : undefined
  const [darker, lighter] = [part(shade), part(tint)]
  if (darker === undefined && lighter === undefined) return `#${rgb.toUpperCase()}`
  const [h, s, l] = toHsl(rgb)
  const dark = darker === undefined ? l : l * darker
  return fromHsl(h, s, lighter === undefined ? dark : dark * lighter + (1 - lighter))
}

function toHsl(rgb: string): [h: number, s: number, l: number] {
  const channels = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = channels
  const max = Math.max(r, g, b)
  const min = Math.min(r, g, b)
  const l = (max + min) / 2
  const d = max - min
  if (d === 0) return [0, 0, l]
  const s = d / (1 - Math.abs(2 * l - 1))
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4
  return [h * 60, s, l]
}

function fromHsl(h: number, s: number, l: number): string {
  const a = s * Math.min(l, 1 - l)
  const channel = (n: number): string => {
    const k = (n + h / 30) % 12
    const value = l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`.toUpperCase()
}
