import type { HtmlElement } from './html-tree.ts'
import type { PastedItem } from './pasted-blocks.ts'

/** Labels of list items as HTML and Word show them. */

const TYPES: ReadonlyMap<string, string> = new Map([
  ['1', 'decimal'],
  ['a', 'lower-alpha'],
  ['A', 'upper-alpha'],
  ['i', 'lower-roman'],
  ['I', 'upper-roman'],
])

/** How the items of an `ol` are counted: `list-style-type` as CSS calls it. */
export function orderOf(list: HtmlElement, style: ReadonlyMap<string, string>): string {
  const css = (style.get('list-style-type') ?? style.get('list-style') ?? '').split(' ')[0]!.toLowerCase()
  const named = css === 'lower-latin' ? 'lower-alpha' : css === 'upper-latin' ? 'upper-alpha' : css
  if ([...TYPES.values()].includes(named)) return named
  return TYPES.get(list.attrs['type'] ?? '') ?? 'decimal'
}

/** The label of an item by its number, as browsers write it. */
export function labelOf(order: string, n: number): string {
  const upper = order.startsWith('upper')
  const word = order.endsWith('alpha') ? alpha(n) : order.endsWith('roman') ? roman(n) : String(n)
  return `${upper ? word.toUpperCase() : word}.`
}

function alpha(n: number): string {
  if (n < 1) return String(n)
  let rest = n
  let word = ''
  while (rest > 0) {
    word = String.fromCodePoint(97 + ((rest - 1) % 26)) + word
    rest = Math.floor((rest - 1) / 26)
  }
  return word
}

const ROMAN = 'm1000 cm900 d500 cd400 c100 xc90 l50 xl40 x10 ix9 v5 iv4 i1'
  .split(' ')
  .map((part) => [part.replace(/\d+/, ''), Number(part.replace(/\D+/, ''))] as const)

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n)
  let rest = n
  let word = ''
  for (const [letters, value] of ROMAN) {
    while (rest >= value) {
      word += letters
      rest -= value
    }
  }
  return word
}

/** The first number of a list, and an item's own; within what Word counts to. */
export function numberIn(value: string | undefined): number | null {
  return value !== undefined && /^-?\d{1,5}$/.test(value.trim()) ? Number(value) : null
}

/** A list item from the label that Word wrote: one sign is a bullet, which fonts of signs show as a letter. */
export function wordItem(label: string, level: number): PastedItem {
  const text = label.replaceAll(/[\s\u00a0]+/g, ' ').trim()
  const isBullet = text.length === 1 && !/[\dA-Za-np-z]/.test(text)
  return { isOrdered: !isBullet, level, label: isBullet ? '•' : text }
}

/** Which of Word's number formats a label is written in; null where it cannot be told. */
export function formatsOf(label: string): readonly string[] {
  const word = label.replaceAll(/[^\p{L}\p{N}.]/gu, '').replace(/\.$/, '')
  if (/^\d+(\.\d+)*$/.test(word)) return ['decimal', 'decimalZero']
  const isUpper = word === word.toUpperCase()
  const formats: string[] = []
  if (/^[ivxlcdm]+$/i.test(word)) formats.push(isUpper ? 'upperRoman' : 'lowerRoman')
  if (/^[a-z]$/i.test(word)) formats.push(isUpper ? 'upperLetter' : 'lowerLetter')
  return formats
}
