import { readParagraphLayer, type ParagraphLayer } from './formatting-paragraph.ts'
import { readRunLayer, type RunLayer } from './formatting-run.ts'
import type { CellLook } from './formatting-table.ts'
import type { ThemeResolver } from './formatting-theme.ts'
import type { Style, StyleSheet, StyleType } from './style-sheet.ts'

/** One style with its properties read. */
export interface ReadStyle {
  readonly style: Style
  readonly paragraph: ParagraphLayer
  readonly run: RunLayer
}

/** Finds styles and their ancestors; each style's XML is read once, when first asked for. */
export interface StyleChains {
  /** From the most basic to the named style. The default style of the type where `id` is null or unknown. */
  readonly chain: (type: StyleType, id: string | null) => readonly ReadStyle[]
  readonly paragraphDefaults: ParagraphLayer
  readonly runDefaults: RunLayer
  /** What a table style says about a cell's paragraphs, weakest first. */
  readonly cell: (look: CellLook) => readonly Pick<ReadStyle, 'paragraph' | 'run'>[]
}

export function createStyleChains(sheet: StyleSheet, theme: ThemeResolver): StyleChains {
  const byId = new Map(sheet.styles.map((s) => [s.id, s]))
  const defaults = new Map<StyleType, Style>()
  // Of several default styles of a type the last one counts (ECMA-376 part 1, 17.7.4.17).
  for (const style of sheet.styles) if (style.isDefault) defaults.set(style.type, style)
  const read = new Map<Style, ReadStyle>()
  const chains = new Map<Style, readonly ReadStyle[]>()
  const cells = new Map<string, readonly Pick<ReadStyle, 'paragraph' | 'run'>[]>()

  const layersOf = (part: { pPr: string; rPr: string }): Pick<ReadStyle, 'paragraph' | 'run'> => ({
    paragraph: readParagraphLayer(part.pPr, theme),
    run: readRunLayer(part.rPr, theme),
  })
  const readOf = (style: Style): ReadStyle => {
    let known = read.get(style)
    if (known === undefined) read.set(style, (known = { style, ...layersOf(style) }))
    return known
  }

  /** A style of the type that is asked for; its linked partner when the id names the other half of a pair (17.7.4.6). */
  const find = (type: StyleType, id: string | null): Style | undefined => {
    const style = id === null ? undefined : byId.get(id)
    if (style?.type === type) return style
    const partner = style?.link == null ? undefined : byId.get(style.link)
    return partner?.type === type ? partner : defaults.get(type)
  }

  const chainOf = (top: Style): readonly ReadStyle[] => {
    const chain: ReadStyle[] = []
    const seen = new Set<Style>()
    // A style based on itself, at any distance, ends there; one of another type is no ancestor (17.7.4.3).
    for (let s: Style | undefined = top; s !== undefined && !seen.has(s) && s.type === top.type;) {
      seen.add(s)
      chain.unshift(readOf(s))
      s = s.basedOn === null ? undefined : byId.get(s.basedOn)
    }
    return chain
  }

  const chain: StyleChains['chain'] = (type, id) => {
    const style = find(type, id)
    if (style === undefined) return []
    let known = chains.get(style)
    if (known === undefined) chains.set(style, (known = chainOf(style)))
    return known
  }

  return {
    chain,
    paragraphDefaults: readParagraphLayer(sheet.defaultPPr, theme),
    runDefaults: readRunLayer(sheet.defaultRPr, theme),
    cell: (look) => {
      const key = cellKey(look)
      let layers = cells.get(key)
      if (layers === undefined) {
        const styles = chain('table', look.styleId)
        const conditional = (['wholeTable', ...look.conditions] as const).flatMap((condition) =>
          styles.flatMap(({ style }) => style.conditions.filter((c) => c.condition === condition).map(layersOf)),
        )
        cells.set(key, (layers = [...styles, ...conditional]))
      }
      return layers
    },
  }
}

/** Tells cell looks apart in caches. */
export function cellKey(look: CellLook | null): string {
  return look === null ? '' : `${look.conditions.join(',')}|${look.styleId}`
}
