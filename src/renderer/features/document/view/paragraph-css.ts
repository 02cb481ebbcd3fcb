import type { Border } from '../../../../core/document/formatting-box.ts'
import type { ParagraphFormat } from '../../../../core/document/formatting.ts'
import { groundCss, inkCss, isDark } from './colour.ts'
import { px } from './length.ts'

const LINE_STYLE: Readonly<Record<string, string>> = {
  double: 'double',
  dotted: 'dotted',
  dashed: 'dashed',
  dashSmallGap: 'dashed',
  dotDash: 'dashed',
  dotDotDash: 'dotted',
  inset: 'inset',
  outset: 'outset',
}

/** A border's CSS value. ST_Border names some two hundred lines; the rest are art and shown solid. */
export function borderCss(border: Border): string {
  const style =
    LINE_STYLE[border.style] ?? (/double|triple|thinThick|thickThin/i.test(border.style) ? 'double' : 'solid')
  // Eighths of a point; a double line counts each of its strokes.
  const width = (border.size / 8) * (4 / 3) * (style === 'double' ? 3 : 1)
  return `${Math.max(0.75, Math.round(width * 100) / 100)}px ${style} ${border.colour === 'auto' ? 'var(--auto-line)' : inkCss(border.colour)}`
}

/** A ground, and the ink for automatic text on it. */
export function shadingCss(hex: string): string {
  return `background-color:${groundCss(hex)}` + (isDark(hex) ? ';--auto-ink:light-dark(#fff, var(--ink))' : '')
}

const ALIGN = { start: 'start', end: 'end', center: 'center', justify: 'justify', distribute: 'justify' } as const

/** The CSS declarations of a paragraph's box. Line spacing by lines is the runs' own matter (see run-css). */
export function paragraphCss(format: ParagraphFormat): string {
  const { indent, spacing, borders } = format
  const parts = [
    `--start:${px(indent.start)}px`,
    `margin:${px(spacing.before)}px ${px(indent.end)}px ${px(spacing.after)}px ${px(indent.start)}px`,
    `text-indent:${px(indent.firstLine - indent.hanging)}px`,
    `text-align:${ALIGN[format.align]}`,
  ]
  if (spacing.lineRule !== 'auto') parts.push(`line-height:${px(spacing.line)}px`)
  // On paper alone; the sheet has nothing to break at.
  if (format.keepNext) parts.push('break-after:avoid')
  if (format.keepLines) parts.push('break-inside:avoid')
  if (format.bidi) parts.push('direction:rtl')
  if (format.shading !== null) parts.push(shadingCss(format.shading))
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const border = borders[side]
    if (border === undefined) continue
    const space = Math.round(border.space * (4 / 3) * 100) / 100
    parts.push(`border-${side}:${borderCss(border)}`, `padding-${side}:${space}px`)
    // The text keeps its place; line and space stand outside of it.
    if (side === 'left') parts.push(`margin-left:calc(${px(indent.start) - space}px - 1px)`)
    if (side === 'right') parts.push(`margin-right:calc(${px(indent.end) - space}px - 1px)`)
  }
  return parts.join(';')
}

/** What stands between neighbours of one look: lines only around the whole, no space where the style says so. */
export function neighbourCss(name: string, format: ParagraphFormat): string[] {
  const rules: string[] = []
  if (format.borders.top) rules.push(`.${name} + .${name}{border-top:none;padding-top:0}`)
  if (format.borders.bottom && !format.borders.between) {
    rules.push(`.${name}:has(+ .${name}){border-bottom:none;padding-bottom:0}`)
  }
  return rules
}
