import type { XmlElement } from '../docx/xml.ts'
import type { ThemeResolver } from './formatting-theme.ts'
import { integer, val } from './formatting-values.ts'

/** One line of a border. */
export interface Border {
  /** ST_Border: 'single', 'double', 'dotted' … */
  readonly style: string
  /** Eighths of a point. */
  readonly size: number
  /** Points between the line and the text. */
  readonly space: number
  /** '#RRGGBB' or 'auto' */
  readonly colour: string
}

/** A border element; null for one that says there is no line. */
export function readBorder(element: XmlElement, theme: ThemeResolver): Border | null {
  const style = val(element) ?? 'none'
  if (style === 'nil' || style === 'none') return null
  const { attrs } = element
  return {
    style,
    size: integer(attrs['w:sz']) ?? 4,
    space: integer(attrs['w:space']) ?? 0,
    colour:
      theme.colour({
        value: attrs['w:color'],
        theme: attrs['w:themeColor'],
        tint: attrs['w:themeTint'],
        shade: attrs['w:themeShade'],
      }) ?? 'auto',
  }
}

/** The background that a w:shd makes ('#RRGGBB'), patterns mixed to one colour; null for none. */
export function readShading(element: XmlElement, theme: ThemeResolver): string | null {
  const { attrs } = element
  const fill = theme.colour({
    value: attrs['w:fill'],
    theme: attrs['w:themeFill'],
    tint: attrs['w:themeFillTint'],
    shade: attrs['w:themeFillShade'],
  })
  const front = theme.colour({
    value: attrs['w:color'],
    theme: attrs['w:themeColor'],
    tint: attrs['w:themeTint'],
    shade: attrs['w:themeShade'],
  })
  const pattern = val(element) ?? 'clear'
  const share = pattern === 'solid' ? 100 : (integer(/^pct(\d+)$/.exec(pattern)?.[1]) ?? 0)
  const back = fill === undefined || fill === 'auto' ? null : fill
  if (share === 0) return back
  // Automatic is black on white in a pattern.
  return mix(front === undefined || front === 'auto' ? '#000000' : front, back ?? '#FFFFFF', share / 100)
}

function mix(front: string, back: string, share: number): string {
  const channel = (at: number): string => {
    const [f, b] = [front, back].map((c) => Number.parseInt(c.slice(at, at + 2), 16)) as [number, number]
    return Math.round(f * share + b * (1 - share))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`.toUpperCase()
}
