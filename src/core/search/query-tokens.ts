import { wordsOf } from './words.ts'

/** A piece of what was typed. */
export type Token =
  | { readonly kind: 'phrase'; readonly words: readonly string[]; readonly isPrefix: boolean }
  | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' }
  | { readonly kind: 'near' | 'near-list'; readonly distance: number }

/** Words between phrases that are near each other, where it is not said. */
const NEAR_DISTANCE = 10
const MOST_APART = 1000

/**
 * Quotes that open a phrase, whatever keyboard or program made them, up to the next of them or the end; NEAR with its
 * number; brackets; a minus before a word; everything else up to a blank.
 */
const PIECE =
  /["“”„‟«»]([^"“”„‟«»]*)(["“”„‟«»]?)(\*?)|(NEAR(?:\/(\d{1,4}))?(?:(\s*\()|(?![\p{L}\p{N}])))|([()])|([^\s()"“”„‟«»]+)/gu

/** @param isTyping the last word may not be finished yet */
export function lexed(text: string, isTyping: boolean): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(PIECE)) {
    const [all, quoted, closing, star, near, number, bracket, paren, word] = match
    const isLast = isTyping && match.index + all.length === text.length
    if (quoted !== undefined) push(tokens, quoted, star === '*' || (isLast && closing === ''))
    else if (near !== undefined)
      tokens.push({ kind: bracket === undefined ? 'near' : 'near-list', distance: apart(number) })
    else if (paren !== undefined) tokens.push({ kind: paren === '(' ? 'open' : 'close' })
    else if (word !== undefined) plain(tokens, word, isLast)
  }
  return withDistances(tokens)
}

function plain(tokens: Token[], text: string, isLast: boolean): void {
  if (text === 'AND' || text === '&' || text === '&&') tokens.push({ kind: 'and' })
  else if (text === 'OR' || text === '|' || text === '||') tokens.push({ kind: 'or' })
  else if (text === 'NOT') tokens.push({ kind: 'not' })
  else {
    const isUnwanted = /^[-!][\p{L}\p{N}]/u.test(text)
    if (isUnwanted) tokens.push({ kind: 'not' })
    // "third-party" and "party’s" are phrases of two words; "fees,charges" are two words.
    const pieces = (isUnwanted ? text.slice(1) : text).split(/[,;:!?…–—]+/)
    for (const [at, piece] of pieces.entries()) {
      push(
        tokens,
        piece,
        /[\p{L}\p{N}]\*$/u.test(piece) || (isLast && at === pieces.length - 1 && /[\p{L}\p{N}]$/u.test(piece)),
      )
    }
  }
}

function push(tokens: Token[], text: string, isPrefix: boolean): void {
  const words = wordsOf(text).map(({ word }) => word)
  if (words.length > 0) tokens.push({ kind: 'phrase', words, isPrefix: isPrefix || text.trimEnd().endsWith('*') })
}

function apart(digits: string | undefined): number {
  return digits === undefined ? NEAR_DISTANCE : Math.min(MOST_APART, Number(digits))
}

/** "NEAR(a b, 5)": the number at the end says how far apart, as it does where FTS5's own syntax is known. */
function withDistances(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  for (let at = out.length - 1; at >= 0; at--) {
    const token = out[at]!
    if (token.kind !== 'near-list') continue
    const close = out.findIndex((t, i) => i > at && t.kind === 'close')
    const end = close < 0 ? out.length : close
    const last = out[end - 1]
    const isNumber = last?.kind === 'phrase' && last.words.length === 1 && /^\d{1,4}$/.test(last.words[0]!)
    if (!isNumber || end - 1 - at < 3) continue
    out[at] = { kind: 'near-list', distance: apart(last.words[0]) }
    out.splice(end - 1, 1)
  }
  return out
}
