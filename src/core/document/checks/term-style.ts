import type { Formatter } from '../formatting.ts'
import { everyStretch } from '../reading/paragraph-reading.ts'
import { schema } from '../schema.ts'
import type { Checks } from './checker.ts'

/** How a document sets the terms that it defines: in which quotation marks, and whether bold. Curly and plain where it defines none. */
export interface FoundTermStyle {
  readonly open: string
  readonly close: string
  readonly bold: boolean
}

/** Definitions that are looked at: the first ones set the manner. */
const ENOUGH = 12

export function termStyleOf(checks: Checks, formatter: Formatter): FoundTermStyle {
  let straight = 0
  let curly = 0
  let bold = 0
  let seen = 0
  for (const { term, definitions } of checks.terms.values()) {
    if (seen === ENOUGH) break
    const { group, paragraph, at, text } = definitions[0]!
    const place = checks.groups[group]!.facts.paragraphs.find((p) => p.pos === paragraph)
    if (place === undefined) continue
    seen++
    if (text[at - 1] === '"') straight++
    else if (/[\u201c\u201d]/.test(text[at - 1] ?? '')) curly++
    const { node, reading } = place.facts
    const format = formatter.paragraph(node.attrs.pPr as string)
    const isBold = everyStretch(reading, at, at + term.length, (inline) => {
      const rPr = schema.marks.rPr.isInSet(inline.marks)?.attrs.xml as string | undefined
      return formatter.run(format, rPr ?? '').bold
    })
    if (isBold) bold++
  }
  const marks = straight > curly ? { open: '"', close: '"' } : { open: '\u201c', close: '\u201d' }
  return { ...marks, bold: seen > 0 && bold * 2 > seen }
}
