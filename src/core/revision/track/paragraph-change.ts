import { formatterOf, type Formatter } from '../../document/formatting.ts'
import { editParagraphProperties, element, propertiesIn } from '../../document/properties-xml.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { parseFragment } from '../../docx/xml.ts'

/** What may be asked of the look of paragraphs. Lengths in twips. */
export type ParagraphChange =
  /** A paragraph style by its id; null for the document's default one. What the paragraph said itself goes, as in Word. */
  | { readonly kind: 'style'; readonly id: string | null }
  | { readonly kind: 'align'; readonly to: Alignment }
  /** What is left out stays; `firstLine` below 0 hangs. */
  | { readonly kind: 'indent'; readonly start?: number; readonly end?: number; readonly firstLine?: number }
  /** To the next default tab stop. */
  | { readonly kind: 'indentBy'; readonly by: 1 | -1 }
  | {
      readonly kind: 'spacing'
      readonly before?: number
      readonly after?: number
      /** 240ths of a line for 'auto', else twips. */
      readonly line?: number
      readonly lineRule?: 'auto' | 'exact' | 'atLeast'
    }
  | { readonly kind: 'flag'; readonly what: ParagraphToggle; readonly on: boolean }
  /** Back to what the style and the list say. */
  | { readonly kind: 'clear' }

export type Alignment = 'start' | 'center' | 'end' | 'justify'
export type ParagraphToggle = 'keepNext' | 'keepLines' | 'pageBreakBefore' | 'contextualSpacing'

/** ST_Jc as transitional files have it (ECMA-376 part 4, 14.11.2): left is the leading edge. */
const JC: Readonly<Record<Alignment, string>> = { start: 'left', center: 'center', end: 'right', justify: 'both' }

/** What is no look of its own choosing: a frame's place, the direction of the text, traces of tables and web pages. */
const NO_LOOK = new Set(['w:framePr', 'w:bidi', 'w:textDirection', 'w:divId', 'w:cnfStyle'])

/** Paragraph properties (children of w:pPr) with a change made. */
export function changedParagraph(pPr: string, change: ParagraphChange, context: DocumentContext): string {
  const formatter = formatterOf(context)
  switch (change.kind) {
    case 'style':
      return withStyle(pPr, change.id, context)
    case 'align': {
      const bare = editParagraphProperties(pPr, { 'w:jc': null })
      if (formatter.paragraph(bare).align === change.to) return bare
      return editParagraphProperties(pPr, { 'w:jc': element('w:jc', { 'w:val': JC[change.to] }) })
    }
    case 'indent':
      return withIndent(pPr, change)
    case 'indentBy': {
      const { start } = formatter.paragraph(pPr).indent
      const next = stop(start, change.by, context.look.defaultTab)
      return next === start ? pPr : withIndent(pPr, { start: next })
    }
    case 'spacing':
      return withSpacing(pPr, change, formatter)
    case 'flag': {
      const name = `w:${change.what}`
      const bare = editParagraphProperties(pPr, { [name]: null })
      if (formatter.paragraph(bare)[change.what] === change.on) return bare
      return editParagraphProperties(pPr, { [name]: element(name, change.on ? {} : { 'w:val': '0' }) })
    }
    case 'clear':
      return only(pPr, (name) => NO_LOOK.has(name) || name === 'w:pStyle' || name === 'w:numPr')
  }
}

/** The same paragraph in a style, as Word applies it: direct paragraph formatting and numbering go. */
export function withStyle(pPr: string, id: string | null, context: DocumentContext): string {
  const isDefault =
    id === null || context.styles.styles.findLast((s) => s.type === 'paragraph' && s.isDefault)?.id === id
  const bare = only(pPr, (name) => NO_LOOK.has(name))
  return isDefault ? bare : editParagraphProperties(bare, { 'w:pStyle': element('w:pStyle', { 'w:val': id }) })
}

function only(pPr: string, keeps: (name: string) => boolean): string {
  return propertiesIn(pPr)
    .filter(({ name }) => keeps(name))
    .map(({ xml }) => xml)
    .join('')
}

/** The default tab stop after or before an indent. */
function stop(start: number, by: 1 | -1, tab: number): number {
  return by > 0 ? (Math.floor(start / tab) + 1) * tab : Math.max(0, (Math.ceil(start / tab) - 1) * tab)
}

interface IndentEdit {
  readonly start?: number
  readonly end?: number
  /** null: what the paragraph says itself goes. */
  readonly firstLine?: number
}

/** The attributes of w:ind (17.3.1.12) by side; those counted in characters would win over the lengths. */
const SIDES = {
  start: ['w:left', 'w:start', 'w:leftChars', 'w:startChars'],
  end: ['w:right', 'w:end', 'w:rightChars', 'w:endChars'],
  firstLine: ['w:firstLine', 'w:hanging', 'w:firstLineChars', 'w:hangingChars'],
} as const

function withIndent(pPr: string, edit: IndentEdit): string {
  const attrs = attrsOf(pPr, 'w:ind')
  for (const side of ['start', 'end', 'firstLine'] as const) {
    if (edit[side] !== undefined) for (const name of SIDES[side]) delete attrs[name]
  }
  if (edit.start !== undefined) attrs['w:left'] = String(edit.start)
  if (edit.end !== undefined) attrs['w:right'] = String(edit.end)
  const { firstLine } = edit
  if (firstLine !== undefined) attrs[firstLine < 0 ? 'w:hanging' : 'w:firstLine'] = String(Math.abs(firstLine))
  return withAttrs(pPr, 'w:ind', attrs)
}

/** Without the indents that a list's level gives: so that a paragraph takes those of its new level. */
export function withoutListIndent(pPr: string): string {
  const attrs = attrsOf(pPr, 'w:ind')
  for (const name of [...SIDES.start, ...SIDES.firstLine]) delete attrs[name]
  return withAttrs(pPr, 'w:ind', attrs)
}

type SpacingEdit = Omit<Extract<ParagraphChange, { kind: 'spacing' }>, 'kind'>

function withSpacing(pPr: string, { before, after, line, lineRule }: SpacingEdit, formatter: Formatter): string {
  const attrs = attrsOf(pPr, 'w:spacing')
  const drop = (...names: string[]): void => names.forEach((name) => delete attrs[name])
  if (before !== undefined) {
    drop('w:beforeLines', 'w:beforeAutospacing')
    attrs['w:before'] = String(before)
    if (formatter.paragraph(pPr).spacing.beforeAuto) attrs['w:beforeAutospacing'] = '0'
  }
  if (after !== undefined) {
    drop('w:afterLines', 'w:afterAutospacing')
    attrs['w:after'] = String(after)
    if (formatter.paragraph(pPr).spacing.afterAuto) attrs['w:afterAutospacing'] = '0'
  }
  if (line !== undefined) Object.assign(attrs, { 'w:line': String(line), 'w:lineRule': lineRule ?? 'auto' })
  return withAttrs(pPr, 'w:spacing', attrs)
}

function attrsOf(pPr: string, name: string): Record<string, string> {
  return { ...parseFragment(pPr).find((e) => e.name === name)?.attrs }
}

function withAttrs(pPr: string, name: string, attrs: Readonly<Record<string, string>>): string {
  const old = attrsOf(pPr, name)
  const names = new Set([...Object.keys(old), ...Object.keys(attrs)])
  if ([...names].every((attr) => old[attr] === attrs[attr])) return pPr
  return editParagraphProperties(pPr, { [name]: Object.keys(attrs).length === 0 ? null : element(name, attrs) })
}
