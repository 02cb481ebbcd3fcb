/*
 * How text is cut into words for searching. Words are folded: in lower case and without accents, so that they are found
 * however they were typed. The index holds what is made here and nothing else cuts or folds it again.
 */

/** A word of a text: as it is searched, and where it stands. */
export interface Word {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Scripts that part no words by blanks: each sign is a word, and what is searched a phrase of them. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+/gv

/** Letters that are no base letter with an accent, and still are typed as one. */
const LIKE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}
const PLAIN = /^[\0-\x7f]*$/
/** Curly quotes, dashes, signs of currencies: what stands between words of texts that are plain otherwise. */
const BETWEEN = /[\u00a0-\u00a9\u00ab-\u00b1\u00b4-\u00b8\u00bb\u00bf\u2000-\u206f\u20a0-\u20bf]/g

/** A text with blanks for the signs between its words, as long as it was; null where it has letters beyond ASCII. */
export function plainText(given: string): string | null {
  const text = PLAIN.test(given) ? given : given.replace(BETWEEN, ' ')
  return PLAIN.test(text) ? text : null
}

/** The words of a text in order. */
export function wordsOf(given: string): Word[] {
  const text = given.replace(BETWEEN, ' ')
  const words: Word[] = []
  for (const match of text.matchAll(PLAIN.test(text) ? /[A-Za-z0-9]+/g : WORD)) {
    const word = folded(match[0])
    if (word !== '') words.push({ word, from: match.index, to: match.index + match[0].length })
  }
  return words
}

/** The words of a text with a blank between any two: what the index is given. */
export function wordText(given: string): string {
  const text = given.replace(BETWEEN, ' ')
  if (!PLAIN.test(text))
    return wordsOf(text)
      .map(({ word }) => word)
      .join(' ')
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function folded(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => LIKE[letter]!)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
}
