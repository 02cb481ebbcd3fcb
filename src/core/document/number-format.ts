import { cardinalText, ordinalText } from './number-format-words.ts'
import { otherScript, letters } from './number-format-scripts.ts'

/**
 * Writes a list number as Word does.
 *
 * @param format ST_NumberFormat (ECMA-376 part 1, 17.18.59); one that we do not know is written as decimal.
 * @param pattern the pattern of a custom format, or null.
 * @returns the number as text; '' for `none` and `bullet`, which have no numbers.
 */
export function formatNumber(n: number, format: string, pattern: string | null = null): string {
  const padded = pattern === null ? null : zeroPadded(n, pattern)
  if (padded !== null) return padded
  const simple = FORMATS.get(format)
  return simple === undefined ? (otherScript(n, format) ?? String(n)) : simple(n)
}

const FORMATS = new Map<string, (n: number) => string>([
  ['decimal', String],
  ['decimalZero', (n) => (n >= 0 && n < 10 ? `0${n}` : String(n))],
  ['upperRoman', roman],
  ['lowerRoman', (n) => roman(n).toLowerCase()],
  ['upperLetter', (n) => letters(n, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')],
  ['lowerLetter', (n) => letters(n, 'abcdefghijklmnopqrstuvwxyz')],
  ['ordinal', (n) => `${n}${ordinalSuffix(n)}`],
  ['cardinalText', cardinalText],
  ['ordinalText', ordinalText],
  ['hex', (n) => n.toString(16).toUpperCase()],
  ['numberInDash', (n) => `- ${n} -`],
  ['chicago', (n) => letters(n, '*\u2020\u2021\u00a7')],
  ['bullet', () => ''],
  ['none', () => ''],
])

/** '001, 002, 003, ...' is the one kind of custom pattern that Word offers in lists: it says how many digits to fill. */
function zeroPadded(n: number, pattern: string): string | null {
  const first = /^(0*)1\s*,/.exec(pattern)
  return first === null ? null : String(n).padStart(first[1]!.length + 1, '0')
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  // 32767 is the highest number that a list can reach ([MS-DOC] 2.9.150, iStartAt).
  if (n < 1 || n > 32767) return n < 1 ? '' : String(n)
  let rest = n
  let text = ''
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}

function ordinalSuffix(n: number): string {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'
}
