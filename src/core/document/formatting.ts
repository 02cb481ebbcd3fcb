import type { Border } from './formatting-box.ts'
import {
  mergeTabs,
  PARAGRAPH_FLAGS,
  readParagraphLayer,
  type Align,
  type BorderSide,
  type Indent,
  type ParagraphLayer,
  type Spacing,
  type Tab,
} from './formatting-paragraph.ts'
import { readRunLayer, TOGGLES, type RunLayer, type RunRest, type Toggle, type Underline } from './formatting-run.ts'
import { cellKey, createStyleChains, type ReadStyle } from './formatting-styles.ts'
import { cellConditions, readBandSizes, readTableLook, type CellLook, type CellPlace } from './formatting-table.ts'
import { createThemeResolver } from './formatting-theme.ts'
import { createLists } from './numbering-lists.ts'
import type { DocumentContext } from './style-sheet.ts'

/** A paragraph's properties after all layers. Lengths in twips. */
export interface ParagraphFormat {
  /** The style in force (the default one where none is named); null in a document without styles. */
  readonly styleId: string | null
  readonly styleName: string | null
  readonly align: Align
  readonly indent: Indent
  readonly spacing: Spacing
  readonly contextualSpacing: boolean
  readonly keepNext: boolean
  readonly keepLines: boolean
  readonly pageBreakBefore: boolean
  readonly bidi: boolean
  /** 0 to 8; null for body text. */
  readonly outlineLevel: number | null
  readonly tabs: readonly Tab[]
  readonly borders: Readonly<Partial<Record<BorderSide, Border>>>
  /** '#RRGGBB' or null */
  readonly shading: string | null
  readonly numbering: ParagraphNumbering | null
  /** The table style's part in it, which its runs share. */
  readonly cell: CellLook | null
}

export interface ParagraphNumbering {
  readonly numId: number
  /** 0 to 8 */
  readonly level: number
}

/** A run's properties after all layers. */
export interface RunFormat {
  /** The character style named; null where none is. */
  readonly styleId: string | null
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: Underline | null
  readonly strike: boolean
  readonly dstrike: boolean
  readonly caps: boolean
  readonly smallCaps: boolean
  readonly vanish: boolean
  /** '#RRGGBB' or 'auto' */
  readonly colour: string
  /** '#RRGGBB' or null */
  readonly highlight: string | null
  readonly shading: string | null
  /** Half-points. */
  readonly size: number
  readonly font: { readonly ascii: string; readonly hAnsi: string; readonly eastAsia: string; readonly cs: string }
  readonly vertAlign: 'superscript' | 'subscript' | null
  /** Half-points above (or below) the line. */
  readonly position: number
  /** Twips between letters. */
  readonly spacing: number
  /** Half-points from which on pairs of letters are set closer; 0 for never. */
  readonly kern: number
  readonly lang: string | null
  readonly rtl: boolean
}

/**
 * Resolves properties for one document context and remembers what it has resolved, so that it costs little to ask again
 * for the same XML. Make one per context; a changed context needs a new one.
 */
export interface Formatter {
  /** @param pPr children of w:pPr, as the schema keeps them; @param cell where the paragraph stands in a table. */
  readonly paragraph: (pPr: string, cell?: CellLook | null) => ParagraphFormat
  /** @param base the paragraph's format, or a paragraph style's id; @param rPr children of w:rPr. */
  readonly run: (base: ParagraphFormat | string | null, rPr: string) => RunFormat
  /** How a number label looks: the paragraph's mark, but for its underline, with the level's properties on top. */
  readonly label: (base: ParagraphFormat | string | null, markRPr: string, levelRPr: string) => RunFormat
  readonly numbering: (pPr: string) => ParagraphNumbering | null
  /** What a table's style says about a cell; null where there is no table style. @param tblPr children of w:tblPr. */
  readonly cell: (tblPr: string, place: CellPlace) => CellLook | null
}

/** Times New Roman at 10 points is what Word starts from where a file says nothing at all. */
const RUN_BASE: RunRest = {
  underline: null,
  dstrike: false,
  colour: 'auto',
  highlight: null,
  shading: null,
  size: 20,
  sizeCs: 20,
  vertAlign: null,
  position: 0,
  spacing: 0,
  kern: 0,
  lang: null,
  langBidi: null,
  rtl: false,
  complex: false,
}
const FONT_BASE = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: 'Times New Roman',
  cs: 'Times New Roman',
}
const INDENT_BASE: Indent = { start: 0, end: 0, firstLine: 0, hanging: 0 }
const SPACING_BASE: Spacing = { before: 0, after: 0, line: 240, lineRule: 'auto', beforeAuto: false, afterAuto: false }

export function createFormatter(ctx: DocumentContext): Formatter {
  const theme = createThemeResolver(ctx)
  const styles = createStyleChains(ctx.styles, theme)
  const lists = createLists(ctx)
  const levelLayers = new Map<string, ParagraphLayer>()
  const paragraphs = new Map<string, ParagraphFormat>()
  const runs = new Map<string, Map<string, RunFormat>>()

  /** Which number a chain of styles with a paragraph's own properties asks for. */
  const numberingOf = (chain: readonly ReadStyle[], own: ParagraphLayer): ParagraphNumbering | null => {
    const numId = own.numId ?? chain.findLast((s) => s.paragraph.numId !== undefined)?.paragraph.numId
    // numId 0 takes away the number that a style gives (17.9.18).
    if (numId === undefined || numId <= 0) return null
    if (own.level !== undefined) return { numId, level: own.level }
    const levels = lists.find(numId)?.levels ?? []
    for (const { style, paragraph } of chain.toReversed()) {
      // In a style, the level is the one bound to that style; w:ilvl serves where none is (17.9.23).
      const bound = levels.find((l) => l?.pStyle === style.id)
      if (bound !== undefined) return { numId, level: bound.level }
      if (paragraph.level !== undefined) return { numId, level: paragraph.level }
    }
    return { numId, level: 0 }
  }

  const levelLayer = ({ numId, level }: ParagraphNumbering): ParagraphLayer => {
    const key = `${numId}/${level}`
    let layer = levelLayers.get(key)
    if (layer === undefined) {
      layer = readParagraphLayer(lists.find(numId)?.levels[level]?.pPr ?? '', theme)
      levelLayers.set(key, layer)
    }
    return layer
  }

  const resolveParagraph = (pPr: string, cell: CellLook | null): ParagraphFormat => {
    const own = readParagraphLayer(pPr, theme)
    const chain = styles.chain('paragraph', own.styleId ?? null)
    const numbering = numberingOf(chain, own)
    const below = cell === null ? [] : styles.cell(cell).map((s) => s.paragraph)
    const layers = [styles.paragraphDefaults, ...below, ...chain.map((s) => s.paragraph), own]
    if (numbering !== null) {
      // A level's indents stand just below whatever names the list: over the styles under it, under its own indents.
      const at = layers.findLastIndex((l) => l.numId !== undefined || l.level !== undefined)
      layers.splice(at, 0, levelLayer(numbering))
    }
    const style = chain.at(-1)?.style
    return mergeParagraph(layers, { styleId: style?.id ?? null, styleName: style?.name ?? null, numbering, cell })
  }

  const resolveRun = (base: RunBase, [xml, level]: readonly string[]): RunFormat => {
    // A number is not underlined or raised as the paragraph's mark is: Word takes that from its level and the style alone.
    const isOfLabel = (layer: RunLayer): RunLayer => (level === undefined ? layer : withoutLine(layer))
    const mark = isOfLabel(readRunLayer(xml!, theme))
    const own = level === undefined ? [mark] : [mark, readRunLayer(level, theme)]
    const characterId = own.findLast((l) => l.styleId !== undefined)?.styleId ?? null
    const character = styles.chain('character', characterId)
    const groups = [
      base.cell === null ? [] : styles.cell(base.cell).map((s) => s.run),
      styles.chain('paragraph', base.styleId).map((s) => s.run),
      character.map((s) => isOfLabel(s.run)),
    ]
    return mergeRun(styles.runDefaults, groups, own, characterId === null ? null : (character.at(-1)?.style.id ?? null))
  }

  const remembered = (base: ParagraphFormat | string | null, direct: readonly string[]): RunFormat => {
    const from = typeof base === 'string' || base === null ? { styleId: base, cell: null } : base
    const key = `${cellKey(from.cell)}\u0000${from.styleId ?? ''}`
    let known = runs.get(key)
    if (known === undefined) runs.set(key, (known = new Map()))
    const xml = direct.join('\u0000')
    let format = known.get(xml)
    if (format === undefined) known.set(xml, (format = resolveRun(from, direct)))
    return format
  }

  const paragraph: Formatter['paragraph'] = (pPr, cell = null) => {
    const key = cell === null ? pPr : `${cellKey(cell)}\u0000${pPr}`
    let format = paragraphs.get(key)
    if (format === undefined) paragraphs.set(key, (format = resolveParagraph(pPr, cell)))
    return format
  }

  return {
    paragraph,
    run: (base, rPr) => remembered(base, [rPr]),
    label: (base, markRPr, levelRPr) => remembered(base, [markRPr, levelRPr]),
    numbering: (pPr) => paragraph(pPr).numbering,
    cell: (tblPr, place) => {
      const { styleId, look } = readTableLook(tblPr)
      const chain = styles.chain('table', styleId)
      const style = chain.at(-1)?.style
      if (style === undefined) return null
      const bands = readBandSizes(chain.map((s) => s.style.tblPr).join(''))
      return { styleId: style.id, conditions: cellConditions(look, place, bands) }
    },
  }
}

function withoutLine(layer: RunLayer): RunLayer {
  const { underline: _line, vertAlign: _raised, ...rest } = layer.rest
  return { ...layer, rest }
}

interface RunBase {
  readonly styleId: string | null
  readonly cell: CellLook | null
}

const formatters = new WeakMap<DocumentContext, Formatter>()

/** The formatter that belongs to a context, made on first use. */
export function formatterOf(ctx: DocumentContext): Formatter {
  let formatter = formatters.get(ctx)
  if (formatter === undefined) formatters.set(ctx, (formatter = createFormatter(ctx)))
  return formatter
}

/** A paragraph's properties by the style hierarchy (ECMA-376 part 1, 17.7.2). @param pPr children of w:pPr. */
export function resolveParagraph(ctx: DocumentContext, pPr: string, cell: CellLook | null = null): ParagraphFormat {
  return formatterOf(ctx).paragraph(pPr, cell)
}

/** A run's properties by the style hierarchy. @param base its paragraph's format or style; @param rPr children of w:rPr. */
export function resolveRun(ctx: DocumentContext, base: ParagraphFormat | string | null, rPr: string): RunFormat {
  return formatterOf(ctx).run(base, rPr)
}

function mergeParagraph(
  layers: readonly ParagraphLayer[],
  known: Pick<ParagraphFormat, 'styleId' | 'styleName' | 'numbering' | 'cell'>,
): ParagraphFormat {
  const flags: NonNullable<ParagraphLayer['flags']> = Object.assign({}, ...layers.map((l) => l.flags))
  const sides: NonNullable<ParagraphLayer['borders']> = Object.assign({}, ...layers.map((l) => l.borders))
  const on = Object.fromEntries(PARAGRAPH_FLAGS.map((f) => [f, flags[f] ?? false]))
  const last = <K extends keyof ParagraphLayer>(key: K): ParagraphLayer[K] | undefined =>
    layers.findLast((l) => l[key] !== undefined)?.[key]
  return {
    ...known,
    ...(on as Record<(typeof PARAGRAPH_FLAGS)[number], boolean>),
    align: last('align') ?? 'start',
    indent: Object.assign({}, INDENT_BASE, ...layers.map((l) => l.indent)),
    spacing: Object.assign({}, SPACING_BASE, ...layers.map((l) => l.spacing)),
    outlineLevel: last('outlineLevel') ?? null,
    tabs: layers.reduce<readonly Tab[]>((tabs, l) => mergeTabs(tabs, l.tabs), []),
    borders: Object.fromEntries(Object.entries(sides).filter(([, border]) => border !== null)),
    shading: last('shading') ?? null,
  }
}

/** @param groups the layers of the table, the paragraph and the character style, each from the weakest on. */
function mergeRun(
  defaults: RunLayer,
  groups: readonly (readonly RunLayer[])[],
  own: readonly RunLayer[],
  styleId: string | null,
): RunFormat {
  const layers = [defaults, ...groups.flat(), ...own]
  const rest: RunRest = Object.assign({}, RUN_BASE, ...layers.map((l) => l.rest))
  const toggle = (name: Toggle): boolean => toggled(name, defaults, groups, own)
  const toggles = Object.fromEntries(TOGGLES.map((t) => [t, toggle(t)])) as Record<Toggle, boolean>
  // Right-to-left and complex text takes the properties named Cs instead (17.3.2.7, 17.3.2.30).
  const complex = rest.rtl || rest.complex
  const { sizeCs, langBidi, complex: _, ...plain } = rest
  return {
    ...plain,
    styleId,
    bold: complex ? toggles.bCs : toggles.b,
    italic: complex ? toggles.iCs : toggles.i,
    strike: toggles.strike,
    caps: toggles.caps,
    smallCaps: toggles.smallCaps,
    vanish: toggles.vanish,
    size: complex ? sizeCs : plain.size,
    lang: (complex ? langBidi : null) ?? plain.lang,
    font: Object.assign({}, FONT_BASE, ...layers.map((l) => l.fonts)),
  }
}

/** A toggle property by 17.7.3: direct formatting decides, then the defaults, then an odd number of styles. */
function toggled(
  name: Toggle,
  defaults: RunLayer,
  groups: readonly (readonly RunLayer[])[],
  own: readonly RunLayer[],
): boolean {
  const direct = own.findLast((l) => l.toggles[name] !== undefined)?.toggles[name]
  if (direct !== undefined) return direct
  if (defaults.toggles[name] === true) return true
  const on = groups.filter((layers) => layers.findLast((l) => l.toggles[name] !== undefined)?.toggles[name] === true)
  return on.length % 2 === 1
}
