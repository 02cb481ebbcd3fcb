import type { RunFormat } from '../../../../core/document/formatting.ts'
import type { Underline } from '../../../../core/document/formatting-run.ts'
import { groundCss, inkCss, isDark } from './colour.ts'
import { fontStack, lineHeightOf } from './fonts.ts'
import { px } from './length.ts'

/** ST_Underline to CSS; what CSS has no line for is drawn solid. */
function underlineStyle({ kind }: Pick<Underline, 'kind'>): string {
  if (/double/i.test(kind)) return 'double'
  if (/wav/i.test(kind)) return 'wavy'
  if (/dot/i.test(kind)) return 'dotted'
  return /dash/i.test(kind) ? 'dashed' : 'solid'
}

function decoration(run: RunFormat): string {
  const lines = [run.underline && 'underline', (run.strike || run.dstrike) && 'line-through'].filter(Boolean)
  if (lines.length === 0) return 'text-decoration:none'
  const style = run.underline ? underlineStyle(run.underline) : run.dstrike ? 'double' : 'solid'
  const colour = run.underline && run.underline.colour !== 'auto' ? run.underline.colour : 'currentColor'
  return `text-decoration:${lines.join(' ')} ${style} ${colour}`
}

/** Letters are raised by a third of the size and shown at two thirds, as Word does it for both scripts. */
function raised(run: RunFormat): string[] {
  if (run.vertAlign !== null)
    return [`vertical-align:${run.vertAlign === 'superscript' ? 'super' : 'sub'};line-height:0`]
  return run.position === 0 ? [] : [`vertical-align:${run.position / 2}pt`]
}

function onPen(run: RunFormat): string {
  if (run.colour !== 'auto') return run.colour
  return run.highlight !== null && isDark(run.highlight) ? '#fff' : '#000'
}

export interface RunContext {
  /** A paragraph's own box, which has no ground of its runs: nothing is written on it. */
  readonly isBox?: boolean
  /** 240ths of a line that the paragraph's spacing asks for; null where it sets the height itself. */
  readonly lines: number | null
}

/** The CSS declarations of a run after all layers. Everything is set, so that a run may undo what its paragraph says. */
export function runCss(run: RunFormat, { lines, isBox = false }: RunContext): string {
  const size = (run.size / 2) * (run.vertAlign === null ? 1 : 0.65)
  const parts = [
    `font-family:${fontStack(run.font.ascii)}`,
    `font-size:${size}pt`,
    `font-weight:${run.bold ? 700 : 400}`,
    `font-style:${run.italic ? 'italic' : 'normal'}`,
    `text-transform:${run.caps ? 'uppercase' : 'none'}`,
    `font-variant-caps:${run.smallCaps ? 'small-caps' : 'normal'}`,
    `color:${run.colour === 'auto' ? 'var(--auto-ink)' : inkCss(run.colour)}`,
    decoration(run),
    ...raised(run),
  ]
  if (lines !== null && run.vertAlign === null) parts.push(`line-height:${lineHeight(run.font.ascii, lines)}`)
  if (run.kern > 0 && run.size >= run.kern) parts.push('font-kerning:normal')
  if (run.spacing !== 0) parts.push(`letter-spacing:${px(run.spacing)}px`)
  // A marker pen is the same on any page, and text under it stays dark.
  if (run.vanish) parts.push('display:var(--hidden-text, none);text-decoration:underline dotted')
  if (isBox) return parts.join(';')
  // Beside the line of a deletion, which is the run's own: one around it would lie by the paragraph's size.
  if (run.underline) parts.push('--own-line:underline')
  if (run.highlight !== null) parts.push(`background-color:${run.highlight};color:${onPen(run)}`)
  else if (run.shading !== null) parts.push(`background-color:${groundCss(run.shading)}`)
  return parts.join(';')
}

/** The line height of 'auto' spacing: multiples of the font's own. */
export function lineHeight(family: string, lines: number): number {
  return Math.round(lineHeightOf(family) * (lines / 240) * 1000) / 1000
}
