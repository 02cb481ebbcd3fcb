/** What typing is corrected to. */
export interface TypingHabits {
  /** Curly quotes, and dashes for hyphens in a row: as the document does it, always, or never. */
  readonly quotes: 'document' | 'always' | 'never'
  /** © for (c), ® for (r), ™ for (tm). Off by default: contracts call their paragraphs so. */
  readonly symbols: boolean
}

/** The last characters before the caret that give way to others. */
export interface Correction {
  readonly length: number
  readonly text: string
}

const SYMBOLS: Readonly<Record<string, string>> = { '(c)': '©', '(r)': '®', '(tm)': '™' }

/**
 * What the text just typed becomes, or null for nothing. An apostrophe and a closing quote are one character; a quote opens
 * at the start, after a blank and after an opening bracket, dash or quote.
 *
 * @param before the paragraph's text up to the caret, with what was just typed
 */
export function correctionOf(before: string, curly: boolean, symbols: boolean): Correction | null {
  const typed = before.at(-1)
  const opens = /(^|[\s([{<\u2013\u2014\u2018\u201c/])$/.test(before.slice(0, -1))
  if (curly && typed === '"') return { length: 1, text: opens ? '\u201c' : '\u201d' }
  if (curly && typed === "'") return { length: 1, text: opens ? '\u2018' : '\u2019' }
  if (curly && before.endsWith('\u2013-')) return { length: 2, text: '\u2014' }
  if (curly && before.endsWith('--')) return { length: 2, text: '\u2013' }
  const symbol = symbols && typed === ')' ? /\((?:c|r|tm)\)$/i.exec(before)?.[0] : undefined
  return symbol === undefined ? null : { length: symbol.length, text: SYMBOLS[symbol.toLowerCase()]! }
}

/** Does a text use curly quotes rather than straight ones? */
export function usesCurlyQuotes(text: string): boolean {
  const curly = text.match(/[\u2018\u2019\u201c\u201d]/g)?.length ?? 0
  const straight = text.match(/["']/g)?.length ?? 0
  return curly > straight
}
