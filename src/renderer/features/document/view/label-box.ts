import type { ParagraphFormat, RunFormat } from '../../../../core/document/formatting.ts'
import type { NumberLabel } from '../../../../core/document/numbering-labels.ts'
import { fontStack } from './fonts.ts'
import { px } from './length.ts'
import { runCss } from './run-css.ts'
import { nextStop } from './tab-stops.ts'

/** Where a number label stands: drawn in front of the paragraph, outside of its editable text. */
export interface LabelBox {
  readonly text: string
  readonly className: string
  /** CSS px. */
  readonly width: number
  readonly shift: number
}

/** A label is set upright in its own look: underlines run under its text alone, which Word draws so too. */
export function labelCss(format: RunFormat): string {
  return runCss(format, { lines: null })
}

export function labelBox(
  label: NumberLabel,
  run: RunFormat,
  format: ParagraphFormat,
  className: string,
  regularTab: number,
): LabelBox {
  const text = run.caps ? label.text.toUpperCase() : label.text
  const width = measure(text, run) * 15
  const { start, hanging, firstLine } = format.indent
  const place = start - hanging + firstLine
  // The label ends, is centred or begins where the first line begins (w:lvlJc, ECMA-376 part 1, 17.9.7).
  const shift = label.justify === 'end' ? -width : label.justify === 'center' ? -width / 2 : 0
  const end = place + width + shift
  const gap =
    label.suffix === 'nothing' ? 0 : label.suffix === 'space' ? measure(' ', run) * 15 : follow(format, end, regularTab)
  return { text: label.text, className, width: px(width + gap), shift: px(shift) }
}

/** A tab after a label goes to the hanging indent or the next stop. */
function follow(format: ParagraphFormat, end: number, regularTab: number): number {
  return nextStop(format, end, regularTab).position - end
}

let canvas: CanvasRenderingContext2D | null | undefined

/** Width of a text in px, by the fonts that the page uses. */
function measure(text: string, run: RunFormat): number {
  if (text === '') return 0
  canvas ??= document.createElement('canvas').getContext('2d')
  if (canvas === null) return (text.length * run.size) / 3
  canvas.font = `${run.italic ? 'italic ' : ''}${run.bold ? 'bold ' : ''}${run.size / 2}pt ${fontStack(run.font.ascii)}`
  return canvas.measureText(text).width
}
