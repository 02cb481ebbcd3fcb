import { formatterOf, type ParagraphFormat } from '../../document/formatting.ts'
import { listsOf, type Lists } from '../../document/numbering-lists.ts'
import { propertiesIn } from '../../document/properties-xml.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { styleTitle } from '../../document/style-title.ts'

/** What changed between two sets of paragraph properties (children of w:pPr), a phrase each, as a reader sees it. */
export function describeParagraphChange(old: string, now: string, context: DocumentContext): readonly string[] {
  const formatter = formatterOf(context)
  const a = formatter.paragraph(old)
  const b = formatter.paragraph(now)
  const isRestyled = a.styleId !== b.styleId
  const phrases: string[] = []
  if (isRestyled) phrases.push(`Style: ${styleTitle(a.styleName)} → ${styleTitle(b.styleName)}`)
  phrases.push(...numbering(a, b, listsOf(context)))
  // What comes with another style or level is not named besides it: only what the paragraph says itself.
  const isMoved = isRestyled || a.numbering?.level !== b.numbering?.level || a.numbering?.numId !== b.numbering?.numId
  const said = (name: string): boolean => !isMoved || own(old, name) !== own(now, name)
  for (const [property, describe] of PROPERTIES) if (said(property)) phrases.push(...describe(a, b))
  return phrases
}

function own(pPr: string, name: string): string {
  return propertiesIn(pPr).find((p) => p.name === name)?.xml ?? ''
}

function numbering(a: ParagraphFormat, b: ParagraphFormat, lists: Lists): string[] {
  const [was, is] = [a.numbering, b.numbering]
  if (was === null && is === null) return []
  if (is === null) return ['Number removed']
  const list = lists.find(is.numId)
  if (was === null) return [list?.levels[is.level]?.format === 'bullet' ? 'Bullet added' : 'Number added']
  const phrases: string[] = []
  if (was.level !== is.level) phrases.push(`Level ${was.level + 1} → ${is.level + 1}`)
  if (was.numId !== is.numId && lists.find(was.numId)?.list !== list?.list) phrases.push('Other list')
  // Two nums of one definition count on, unless the second says where to begin (ECMA-376 part 1, 17.9.26).
  else if (was.numId !== is.numId)
    phrases.push(list?.startsAnew.has(is.level) ? 'Numbering restarted' : 'Numbering continued')
  return phrases
}

const ALIGNED = { start: 'left', end: 'right', center: 'centred', justify: 'justified', distribute: 'distributed' }

type Describe = (a: ParagraphFormat, b: ParagraphFormat) => string[]

/** By the element that holds it. */
const PROPERTIES: readonly (readonly [string, Describe])[] = [
  ['w:jc', (a, b) => (a.align === b.align ? [] : [`Aligned ${ALIGNED[a.align]} → ${ALIGNED[b.align]}`])],
  ['w:ind', indents],
  ['w:spacing', spaces],
  ['w:keepNext', flag('keepNext', 'Kept with next', 'Not kept with next')],
  ['w:keepLines', flag('keepLines', 'Lines kept together', 'Lines not kept together')],
  ['w:pageBreakBefore', flag('pageBreakBefore', 'Page break before', 'No page break before')],
  [
    'w:contextualSpacing',
    flag('contextualSpacing', 'No space between like paragraphs', 'Space between like paragraphs'),
  ],
  ['w:bidi', flag('bidi', 'Right to left', 'Left to right')],
  [
    'w:outlineLvl',
    (a, b) => (a.outlineLevel === b.outlineLevel ? [] : [`Outline level: ${outline(a)} → ${outline(b)}`]),
  ],
  ['w:tabs', different('tabs', 'Tab stops')],
  ['w:pBdr', different('borders', 'Borders')],
  ['w:shd', different('shading', 'Shading')],
]

function flag(
  key: 'keepNext' | 'keepLines' | 'pageBreakBefore' | 'contextualSpacing' | 'bidi',
  on: string,
  off: string,
) {
  return (a: ParagraphFormat, b: ParagraphFormat): string[] => (a[key] === b[key] ? [] : [b[key] ? on : off])
}

function different(key: 'tabs' | 'borders' | 'shading', name: string): Describe {
  return (a, b) => (JSON.stringify(a[key]) === JSON.stringify(b[key]) ? [] : [name])
}

function outline({ outlineLevel }: ParagraphFormat): string {
  return outlineLevel === null ? 'body text' : String(outlineLevel + 1)
}

function indents({ indent: a }: ParagraphFormat, { indent: b }: ParagraphFormat): string[] {
  const phrases: string[] = []
  if (a.start !== b.start) phrases.push(`Left indent ${cm(a.start)} → ${cm(b.start)}`)
  if (a.end !== b.end) phrases.push(`Right indent ${cm(a.end)} → ${cm(b.end)}`)
  const [was, is] = [a.firstLine - a.hanging, b.firstLine - b.hanging]
  if (was !== is) phrases.push(`First line ${firstLine(was)} → ${firstLine(is)}`)
  return phrases
}

function spaces({ spacing: a }: ParagraphFormat, { spacing: b }: ParagraphFormat): string[] {
  const phrases: string[] = []
  if (a.before !== b.before) phrases.push(`Space before ${a.before / 20} pt → ${b.before / 20} pt`)
  if (a.after !== b.after) phrases.push(`Space after ${a.after / 20} pt → ${b.after / 20} pt`)
  if (a.line !== b.line || a.lineRule !== b.lineRule) phrases.push(`Line spacing ${lines(a)} → ${lines(b)}`)
  return phrases
}

function lines({ line, lineRule }: ParagraphFormat['spacing']): string {
  if (lineRule === 'auto') return String(Math.round((line / 240) * 100) / 100)
  return `${lineRule === 'exact' ? 'exactly' : 'at least'} ${line / 20} pt`
}

function firstLine(twips: number): string {
  return twips < 0 ? `hanging ${cm(-twips)}` : cm(twips)
}

/** Twips as centimetres. */
function cm(twips: number): string {
  return `${Math.round((twips / 1440) * 254) / 100} cm`
}
