import type { Formatter, ParagraphFormat, RunFormat } from '../../document/formatting.ts'
import { editRunProperties, element, propertiesIn, type PropertyEdits } from '../../document/properties-xml.ts'
import { parseFragment } from '../../docx/xml.ts'

/** What may be asked of the look of text. */
export type RunChange =
  | { readonly kind: 'toggle'; readonly what: RunToggle; readonly on: boolean }
  /** ST_Underline: 'single', 'double', 'words' …; 'none' takes it away. */
  | { readonly kind: 'underline'; readonly line: string }
  /** Half-points. */
  | { readonly kind: 'size'; readonly size: number }
  /** To the next larger or smaller size of the usual ones, each run from its own. */
  | { readonly kind: 'grow'; readonly by: 1 | -1 }
  | { readonly kind: 'font'; readonly font: string }
  /** RRGGBB or 'auto'. */
  | { readonly kind: 'colour'; readonly colour: string }
  /** ST_HighlightColor, or 'none'. */
  | { readonly kind: 'highlight'; readonly colour: string }
  | { readonly kind: 'position'; readonly to: 'superscript' | 'subscript' | 'baseline' }
  /** A character style by its id; null for none. */
  | { readonly kind: 'characterStyle'; readonly id: string | null }
  /** Back to what the paragraph's style says. */
  | { readonly kind: 'clear' }

export type RunToggle = 'bold' | 'italic' | 'strike' | 'dstrike' | 'caps' | 'smallCaps'

/** The elements that say it: scripts of their own have their own (17.3.2.1 and .2, .16 and .17). */
const ELEMENTS: Readonly<Record<RunToggle, readonly string[]>> = {
  bold: ['w:b', 'w:bCs'],
  italic: ['w:i', 'w:iCs'],
  strike: ['w:strike'],
  dstrike: ['w:dstrike'],
  caps: ['w:caps'],
  smallCaps: ['w:smallCaps'],
}

/** Of each pair a run has one at most (17.3.2.9 and .37, .5 and .33). */
const EXCLUDES: Partial<Record<RunToggle, RunToggle>> = {
  strike: 'dstrike',
  dstrike: 'strike',
  caps: 'smallCaps',
  smallCaps: 'caps',
}

/** The sizes that Word steps through, in points. */
const SIZES = [8, 9, 10, 11, 12, 14, 16, 18, 20, 22, 24, 26, 28, 36, 48, 72]
const SMALLEST = 2
/** ST_HpsMeasure as Word takes it: up to 1638 points. */
const LARGEST = 3276

/** What says how text is read rather than how it looks stays when formatting is cleared. */
const NO_LOOK = new Set(['w:lang', 'w:noProof', 'w:rtl', 'w:cs', 'w:eastAsianLayout', 'w:oMath', 'w:webHidden'])

/**
 * Run properties (children of w:rPr) with a change made: what the styles say by themselves is not said again.
 *
 * @param base the format of the paragraph they stand in
 */
export function changedRun(rPr: string, change: RunChange, base: ParagraphFormat, formatter: Formatter): string {
  const saying = (names: readonly string[], edits: PropertyEdits, holds: (run: RunFormat) => boolean): string => {
    const bare = editRunProperties(rPr, Object.fromEntries(names.map((name) => [name, null])))
    return holds(formatter.run(base, bare)) ? bare : editRunProperties(rPr, edits)
  }
  switch (change.kind) {
    case 'toggle':
      return toggled(rPr, change.what, change.on, base, formatter)
    case 'underline': {
      const { line } = change
      const u = element('w:u', { 'w:val': line })
      return saying(['w:u'], { 'w:u': u }, (run) => (run.underline?.kind ?? 'none') === line)
    }
    case 'size':
      return sized(saying, clamp(change.size))
    case 'grow':
      return sized(saying, clamp(next(formatter.run(base, rPr).size, change.by)))
    case 'font':
      return saying(['w:rFonts'], { 'w:rFonts': fonts(rPr, change.font) }, (run) =>
        [run.font.ascii, run.font.hAnsi, run.font.cs].every((font) => font === change.font),
      )
    case 'colour': {
      const colour = change.colour === 'auto' ? 'auto' : `#${change.colour}`
      const color = element('w:color', { 'w:val': change.colour })
      return saying(['w:color'], { 'w:color': color }, (run) => run.colour.toUpperCase() === colour.toUpperCase())
    }
    case 'highlight': {
      const { colour } = change
      const highlight = element('w:highlight', { 'w:val': colour })
      return saying(['w:highlight'], { 'w:highlight': highlight }, (run) => colour === 'none' && run.highlight === null)
    }
    case 'position': {
      const { to } = change
      const vertAlign = element('w:vertAlign', { 'w:val': to })
      return saying(['w:vertAlign'], { 'w:vertAlign': vertAlign }, (run) => (run.vertAlign ?? 'baseline') === to)
    }
    case 'characterStyle': {
      const style = change.id === null ? null : element('w:rStyle', { 'w:val': change.id })
      return editRunProperties(rPr, { 'w:rStyle': style })
    }
    case 'clear':
      return propertiesIn(rPr)
        .filter(({ name }) => NO_LOOK.has(name))
        .map(({ xml }) => xml)
        .join('')
  }
}

function toggled(rPr: string, what: RunToggle, on: boolean, base: ParagraphFormat, formatter: Formatter): string {
  const without = editRunProperties(rPr, Object.fromEntries(ELEMENTS[what].map((name) => [name, null])))
  const other = EXCLUDES[what]
  const alone = on && other !== undefined ? toggled(without, other, false, base, formatter) : without
  if (formatter.run(base, alone)[what] === on) return alone
  const edits = ELEMENTS[what].map((name) => [name, element(name, on ? {} : { 'w:val': '0' })] as const)
  return editRunProperties(alone, Object.fromEntries(edits))
}

type Saying = (names: readonly string[], edits: PropertyEdits, holds: (run: RunFormat) => boolean) => string

function sized(saying: Saying, size: number): string {
  const attrs = { 'w:val': size }
  const edits = { 'w:sz': element('w:sz', attrs), 'w:szCs': element('w:szCs', attrs) }
  return saying(['w:sz', 'w:szCs'], edits, (run) => run.size === size)
}

function clamp(size: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, Math.round(size)))
}

/** The next usual size in half-points; past the list it goes on by points below and by tens above, as in Word. */
function next(size: number, by: 1 | -1): number {
  const points = size / 2
  if (by > 0) {
    const larger = SIZES.find((s) => s > points)
    if (points < SIZES[0]!) return Math.floor(points + 1) * 2
    return (larger ?? (Math.floor(points / 10) + 1) * 10) * 2
  }
  if (points <= SIZES[0]!) return Math.ceil(points - 1) * 2
  if (points > SIZES.at(-1)!) return Math.max(SIZES.at(-1)!, (Math.ceil(points / 10) - 1) * 10) * 2
  return SIZES.findLast((s) => s < points)! * 2
}

/** A font for all scripts but the East Asian ones; theme fonts would win over it (17.3.2.26). */
function fonts(rPr: string, font: string): string {
  const { attrs = {} } = parseFragment(rPr).find((e) => e.name === 'w:rFonts') ?? {}
  const kept = Object.entries(attrs).filter(([name]) => ['w:eastAsia', 'w:eastAsiaTheme', 'w:hint'].includes(name))
  return element('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:cs': font, ...Object.fromEntries(kept) })
}
