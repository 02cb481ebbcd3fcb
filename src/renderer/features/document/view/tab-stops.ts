import type { ParagraphFormat } from '../../../../core/document/formatting.ts'

export interface TabStop {
  /** Twips from the text's edge. */
  readonly position: number
  readonly align: 'start' | 'center' | 'end'
  /** ST_TabTlc */
  readonly leader: string
}

/**
 * The stop that a tab at `at` goes to: the paragraph's own stops, the edge of a hanging indent (which Word treats as one),
 * and the document's regular ones behind the last of them (ECMA-376 part 1, 17.3.1.37 and 17.15.1.25). Lengths in twips.
 */
export function nextStop(format: Pick<ParagraphFormat, 'tabs' | 'indent'>, at: number, regular: number): TabStop {
  const own = format.tabs
    .filter((tab) => tab.align !== 'bar')
    .map(({ position, align, leader }): TabStop => ({ position, align: aligned(align), leader }))
  if (format.indent.hanging > 0 && !own.some((stop) => stop.position === format.indent.start)) {
    own.push({ position: format.indent.start, align: 'start', leader: 'none' })
  }
  // A stop closer than a hair would make a tab without width.
  const found = own.filter((stop) => stop.position > at + 1).sort((a, b) => a.position - b.position)[0]
  if (found !== undefined) return found
  const step = regular > 0 ? regular : 720
  return { position: (Math.floor((at + 1) / step) + 1) * step, align: 'start', leader: 'none' }
}

function aligned(align: ParagraphFormat['tabs'][number]['align']): TabStop['align'] {
  if (align === 'end' || align === 'decimal') return 'end'
  return align === 'center' ? 'center' : 'start'
}

/** How wide a tab at `at` is, when the text that follows it up to the next tab is `following` wide. Twips. */
export function tabWidth(stop: TabStop, at: number, following: number): number {
  const share = stop.align === 'end' ? 1 : stop.align === 'center' ? 0.5 : 0
  return Math.max(0, stop.position - at - following * share)
}
