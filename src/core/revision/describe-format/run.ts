import { formatterOf, type ParagraphFormat, type RunFormat } from '../../document/formatting.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { styleTitle } from '../../document/style-title.ts'

const FLAGS = [
  ['bold', 'Bold', 'Not bold'],
  ['italic', 'Italic', 'Not italic'],
  ['strike', 'Struck through', 'Not struck through'],
  ['dstrike', 'Struck through twice', 'Not struck through twice'],
  ['caps', 'All capitals', 'Not all capitals'],
  ['smallCaps', 'Small capitals', 'Not small capitals'],
  ['vanish', 'Hidden', 'No longer hidden'],
] as const satisfies readonly (readonly [keyof RunFormat, string, string])[]

/**
 * What changed between two sets of run properties (children of w:rPr), a phrase each, as a reader sees it.
 *
 * @param base the format of the paragraph they stand in
 */
export function describeRunChange(old: string, now: string, base: ParagraphFormat, context: DocumentContext): string[] {
  const formatter = formatterOf(context)
  const a = formatter.run(base, old)
  const b = formatter.run(base, now)
  const phrases: string[] = []
  const differs = (key: keyof RunFormat): boolean => JSON.stringify(a[key]) !== JSON.stringify(b[key])
  if (differs('styleId')) phrases.push(`Style: ${styleOf(a, context)} → ${styleOf(b, context)}`)
  for (const [key, on, off] of FLAGS) if (differs(key)) phrases.push(b[key] ? on : off)
  if (differs('underline')) phrases.push(underline(b))
  if (differs('vertAlign')) phrases.push(VERTICAL[b.vertAlign ?? 'none'])
  if (a.font.ascii !== b.font.ascii) phrases.push(`Font: ${a.font.ascii} → ${b.font.ascii}`)
  else if (differs('font')) phrases.push('Font of other scripts')
  if (differs('size')) phrases.push(`${a.size / 2} pt → ${b.size / 2} pt`)
  if (differs('colour')) phrases.push(`Colour: ${colour(a.colour)} → ${colour(b.colour)}`)
  if (differs('highlight'))
    phrases.push(b.highlight === null ? 'Highlight removed' : `Highlight: ${colour(b.highlight)}`)
  if (differs('shading')) phrases.push(b.shading === null ? 'Shading removed' : `Shading: ${colour(b.shading)}`)
  if (differs('position')) phrases.push('Raised or lowered')
  if (differs('spacing')) phrases.push('Letter spacing')
  if (differs('lang')) phrases.push(`Language: ${a.lang ?? 'none'} → ${b.lang ?? 'none'}`)
  if (differs('rtl')) phrases.push(b.rtl ? 'Right to left' : 'Left to right')
  return phrases
}

function styleOf({ styleId }: RunFormat, context: DocumentContext): string {
  if (styleId === null) return 'none'
  return styleTitle(context.styles.styles.find((s) => s.id === styleId)?.name ?? styleId)
}

const VERTICAL = { superscript: 'Superscript', subscript: 'Subscript', none: 'On the line' } as const

/** ST_Underline (ECMA-376 part 1, 17.18.99), the usual kinds in words. */
const LINES: Readonly<Record<string, string>> = {
  single: 'Underlined',
  double: 'Underlined twice',
  words: 'Words underlined',
  dotted: 'Underlined with dots',
  dash: 'Underlined with dashes',
  wave: 'Underlined with a wave',
  thick: 'Underlined thickly',
}

function underline({ underline: line }: RunFormat): string {
  return line === null ? 'Not underlined' : (LINES[line.kind] ?? `Underlined (${line.kind})`)
}

const COLOURS = new Map([
  ['#000000', 'black'],
  ['#FFFFFF', 'white'],
  ['#FF0000', 'red'],
  ['#C00000', 'dark red'],
  ['#FFC000', 'orange'],
  ['#FFFF00', 'yellow'],
  ['#00FF00', 'bright green'],
  ['#00B050', 'green'],
  ['#008000', 'green'],
  ['#00FFFF', 'turquoise'],
  ['#00B0F0', 'light blue'],
  ['#0070C0', 'blue'],
  ['#0000FF', 'blue'],
  ['#000080', 'dark blue'],
  ['#002060', 'dark blue'],
  ['#7030A0', 'purple'],
  ['#FF00FF', 'pink'],
  ['#800080', 'violet'],
  ['#800000', 'dark red'],
  ['#008080', 'teal'],
  ['#808000', 'dark yellow'],
  ['#808080', 'grey'],
  ['#C0C0C0', 'light grey'],
])

function colour(value: string): string {
  return value === 'auto' ? 'automatic' : (COLOURS.get(value.toUpperCase()) ?? value)
}
