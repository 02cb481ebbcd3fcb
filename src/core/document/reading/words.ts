/** A word of a text with where it stands. */
export interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
  /** What it is compared by: lower case, without possessive and plural. */
  readonly stem: string
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u2019'&/\u2011-]*/gu

/** Words in order: letters and digits, joined by apostrophes, hyphens and slashes. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const clean = match[0].replace(/[\u2019'&/\u2011-]+$/, '')
    words.push({ text: clean, from: match.index, to: match.index + clean.length, stem: stemOf(clean) })
  }
  return words
}

const stems = new Map<string, string>()

/** Singular and plural, plain and possessive have one stem. */
export function stemOf(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) {
    stem = singular(
      word
        .toLowerCase()
        .replaceAll('\u2011', '-')
        .replace(/[\u2019'](s)?$/, ''),
    )
    // Few words make a contract; a hostile file must not fill the memory with more.
    if (stems.size > 50_000) stems.clear()
    stems.set(word, stem)
  }
  return stem
}

function singular(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (/[^sui]s$/.test(word)) return word.slice(0, -1)
  return word
}

/** The stems of a phrase as one key. */
export function phraseKey(phrase: string): string {
  return wordsOf(phrase)
    .map((word) => word.stem)
    .join(' ')
}

export function isCapitalised(word: string): boolean {
  const first = word[0]!
  return first !== first.toLowerCase()
}

/** "OFAC", "UK": said in letters. */
export function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
}
