import { elements, parseFragment, type XmlElement } from '../docx/xml.ts'
import { readBorder, readShading, type Border } from './formatting-box.ts'
import type { ThemeResolver } from './formatting-theme.ts'
import { integer, isOn, twips, val } from './formatting-values.ts'

export type Align = 'start' | 'end' | 'center' | 'justify' | 'distribute'

export interface Tab {
  /** Twips from the text's edge. */
  readonly position: number
  readonly align: 'start' | 'end' | 'center' | 'decimal' | 'bar' | 'num'
  /** ST_TabTlc: 'none', 'dot', 'hyphen', 'underscore' … */
  readonly leader: string
}

export const BORDER_SIDES = ['top', 'left', 'bottom', 'right', 'between', 'bar'] as const
export type BorderSide = (typeof BORDER_SIDES)[number]

export interface Spacing {
  /** Twips. */
  readonly before: number
  readonly after: number
  /** 240ths of a line for 'auto', else twips. */
  readonly line: number
  readonly lineRule: 'auto' | 'exact' | 'atLeast'
  /** Before and after are as in HTML; the values above hold Word's 14 points for it. */
  readonly beforeAuto: boolean
  readonly afterAuto: boolean
}

export interface Indent {
  /** Twips; at most one of firstLine and hanging is not 0. */
  readonly start: number
  readonly end: number
  readonly firstLine: number
  readonly hanging: number
}

/** What one layer (a style's, a level's or a paragraph's own pPr) says; what it leaves out is absent. */
export interface ParagraphLayer {
  styleId?: string
  numId?: number
  level?: number
  align?: Align
  indent?: Partial<Indent>
  spacing?: Partial<Spacing>
  tabs?: (Tab & { readonly clear: boolean })[]
  borders?: Partial<Record<BorderSide, Border | null>>
  shading?: string | null
  outlineLevel?: number | null
  flags?: Partial<Record<ParagraphFlag, boolean>>
}

export const PARAGRAPH_FLAGS = ['keepNext', 'keepLines', 'pageBreakBefore', 'contextualSpacing', 'bidi'] as const
export type ParagraphFlag = (typeof PARAGRAPH_FLAGS)[number]

/**
 * ST_Jc to edges of reading. Transitional files say left and right and mean the leading and trailing edge (ECMA-376
 * part 4, 14.11.2), strict ones say start and end.
 */
const ALIGN = new Map<string, Align>([
  ['left', 'start'],
  ['start', 'start'],
  ['right', 'end'],
  ['end', 'end'],
  ['center', 'center'],
  ['both', 'justify'],
  ['lowKashida', 'justify'],
  ['mediumKashida', 'justify'],
  ['highKashida', 'justify'],
  ['distribute', 'distribute'],
  ['thaiDistribute', 'distribute'],
])

const TAB_ALIGN = new Map<string, Tab['align']>([
  ['left', 'start'],
  ['start', 'start'],
  ['right', 'end'],
  ['end', 'end'],
  ['center', 'center'],
  ['decimal', 'decimal'],
  ['bar', 'bar'],
  ['num', 'num'],
])

/** Reads the children of a w:pPr. */
export function readParagraphLayer(xml: string, theme: ThemeResolver): ParagraphLayer {
  const layer: ParagraphLayer = {}
  for (const element of parseFragment(xml)) readProperty(layer, element, theme)
  return layer
}

function readProperty(layer: ParagraphLayer, element: XmlElement, theme: ThemeResolver): void {
  const name = element.name.startsWith('w:') ? element.name.slice(2) : ''
  const flag = PARAGRAPH_FLAGS.find((f) => f === name)
  if (flag !== undefined) {
    layer.flags = { ...layer.flags, [flag]: isOn(val(element)) }
    return
  }
  switch (name) {
    case 'pStyle':
      if (val(element) !== undefined) layer.styleId = val(element)!
      return
    case 'numPr':
      readNumPr(layer, element)
      return
    case 'jc': {
      const align = ALIGN.get(val(element) ?? '')
      if (align !== undefined) layer.align = align
      return
    }
    case 'ind':
      layer.indent = readIndent(element.attrs)
      return
    case 'spacing':
      layer.spacing = readSpacing(element.attrs)
      return
    case 'tabs':
      layer.tabs = elements(element).flatMap(readTab)
      return
    case 'pBdr':
      layer.borders = readBorders(element, theme)
      return
    case 'shd':
      layer.shading = readShading(element, theme)
      return
    case 'outlineLvl': {
      const level = integer(val(element))
      // 9 is body text (17.3.1.20).
      if (level !== undefined) layer.outlineLevel = level >= 0 && level < 9 ? level : null
      return
    }
    default:
  }
}

function readNumPr(layer: ParagraphLayer, element: XmlElement): void {
  for (const part of elements(element)) {
    const value = integer(val(part))
    if (value === undefined) continue
    if (part.name === 'w:numId') layer.numId = value
    if (part.name === 'w:ilvl' && value >= 0 && value <= 8) layer.level = value
  }
}

function readIndent(attrs: XmlElement['attrs']): Partial<Indent> {
  const indent: { -readonly [K in keyof Indent]?: number } = {}
  const start = twips(attrs['w:start'] ?? attrs['w:left'])
  const end = twips(attrs['w:end'] ?? attrs['w:right'])
  const hanging = twips(attrs['w:hanging'])
  const firstLine = twips(attrs['w:firstLine'])
  if (start !== undefined) indent.start = start
  if (end !== undefined) indent.end = end
  // They exclude each other, and hanging wins (17.3.1.12); a layer with one undoes the other of the layers below.
  if (hanging !== undefined) Object.assign(indent, { hanging, firstLine: 0 })
  else if (firstLine !== undefined) Object.assign(indent, { firstLine, hanging: 0 })
  return indent
}

/** What Word leaves for automatic spacing: 14 points. */
const AUTO_SPACING = 280
/** beforeLines and afterLines count hundredths of a line of 12 points. */
const LINE = 240

function readSpacing(attrs: XmlElement['attrs']): Partial<Spacing> {
  const spacing: { -readonly [K in keyof Spacing]?: Spacing[K] } = {}
  for (const [side, auto] of [
    ['before', 'beforeAuto'],
    ['after', 'afterAuto'],
  ] as const) {
    const lines = integer(attrs[`w:${side}Lines`])
    // Word writes the twips beside the lines, worked out for the section's grid.
    const length = twips(attrs[`w:${side}`]) ?? (lines === undefined ? undefined : (lines * LINE) / 100)
    if (length !== undefined) spacing[side] = length
    if (attrs[`w:${side}Autospacing`] === undefined) continue
    spacing[auto] = isOn(attrs[`w:${side}Autospacing`])
    if (spacing[auto]) spacing[side] = AUTO_SPACING
  }
  const line = twips(attrs['w:line'])
  const rule = attrs['w:lineRule']
  if (line !== undefined) {
    spacing.line = line
    spacing.lineRule = 'auto'
  }
  if (rule === 'auto' || rule === 'exact' || rule === 'atLeast') spacing.lineRule = rule
  return spacing
}

function readTab(element: XmlElement): (Tab & { readonly clear: boolean })[] {
  const position = twips(element.attrs['w:pos'])
  const kind = val(element) ?? 'left'
  if (element.name !== 'w:tab' || position === undefined) return []
  const leader = element.attrs['w:leader'] ?? 'none'
  return [{ position, align: TAB_ALIGN.get(kind) ?? 'start', leader, clear: kind === 'clear' }]
}

function readBorders(element: XmlElement, theme: ThemeResolver): NonNullable<ParagraphLayer['borders']> {
  const borders: NonNullable<ParagraphLayer['borders']> = {}
  for (const line of elements(element)) {
    const name = line.name.slice(2)
    const side = name === 'start' ? 'left' : name === 'end' ? 'right' : BORDER_SIDES.find((s) => s === name)
    if (side !== undefined) borders[side] = readBorder(line, theme)
  }
  return borders
}

/** The tabs in force after a layer's: new ones added, equal positions replaced, cleared ones gone (17.3.1.37). */
export function mergeTabs(tabs: readonly Tab[], layer: ParagraphLayer['tabs']): readonly Tab[] {
  if (layer === undefined) return tabs
  const byPosition = new Map(tabs.map((t) => [t.position, t]))
  for (const { clear, ...tab } of layer) {
    if (clear) byPosition.delete(tab.position)
    else byPosition.set(tab.position, tab)
  }
  return [...byPosition.values()].sort((a, b) => a.position - b.position)
}
