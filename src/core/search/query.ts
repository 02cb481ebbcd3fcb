import { err, ok, type Result } from '../result.ts'
import { lexed, type Token } from './query-tokens.ts'

/** Words that stand one behind the other: one word, or a phrase. */
export interface Phrase {
  readonly kind: 'phrase'
  /** Folded (words.ts), at least one. */
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly isPrefix: boolean
}

/** What is looked for. */
export type Query =
  | Phrase
  /** Phrases in any order, with at most so many words between the first and the last. */
  | { readonly kind: 'near'; readonly phrases: readonly Phrase[]; readonly distance: number }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly wanted: Query; readonly unwanted: Query }

const MOST_CHARACTERS = 4000
const MOST_WORDS = 64
const DEEPEST = 20

/**
 * Reads what a user typed: words (all must be there), "phrases", beginnings*, AND, OR, NOT or -, NEAR(a b, 5), a NEAR/5 b,
 * and brackets. What is half typed is read as far as it goes. Never throws; `bad-query` says what is missing.
 *
 * @param isTyping the last word may not be finished yet
 */
export function parseQuery(text: string, isTyping = false): Result<Query> {
  if (text.length > MOST_CHARACTERS)
    return bad('This is too long to be searched for. Use “Find like this” for whole clauses')
  const tokens = lexed(text, isTyping)
  const words = tokens.reduce((sum, token) => sum + (token.kind === 'phrase' ? token.words.length : 0), 0)
  if (words === 0) return bad('Type a word to look for')
  if (words > MOST_WORDS) return bad(`Look for at most ${MOST_WORDS} words at once, or use “Find like this”`)
  const parsed = new Parser(tokens).parse()
  if (parsed.unwanted.length > 0 && parsed.wanted === null) {
    return bad('Add a word that shall be there: only words that shall not be there were given')
  }
  return parsed.wanted === null ? bad('Type a word to look for') : ok(without(parsed.wanted, parsed.unwanted))
}

function bad(message: string): Result<never> {
  return err({ kind: 'bad-query', message })
}

/** What a part of a query asks for, and what it excludes from what stands beside it. */
interface Part {
  readonly wanted: Query | null
  readonly unwanted: readonly Query[]
}

function without(wanted: Query, unwanted: readonly Query[]): Query {
  return unwanted.reduce<Query>((left, right) => ({ kind: 'not', wanted: left, unwanted: right }), wanted)
}

/** OR binds least, then AND (also unsaid), then NEAR. Operators with nothing to work on are passed over. */
class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Part {
    const parts: Part[] = []
    while (this.#at < this.#tokens.length) {
      parts.push(this.#alternatives(0))
      // A bracket that nothing opened.
      this.#take('close')
    }
    return together(parts)
  }

  #alternatives(depth: number): Part {
    const parts = [this.#all(depth)]
    while (this.#take('or')) parts.push(this.#all(depth))
    const wanted = parts.flatMap((part) => (part.wanted === null ? [] : [without(part.wanted, part.unwanted)]))
    if (wanted.length === 0) return together(parts)
    // "a OR NOT b" has nothing to exclude b from but a.
    const loose = parts.flatMap((part) => (part.wanted === null ? part.unwanted : []))
    return { wanted: wanted.length === 1 ? wanted[0]! : { kind: 'or', parts: wanted }, unwanted: loose }
  }

  #all(depth: number): Part {
    const parts: Part[] = []
    for (let next = this.#peek(); next !== undefined && next !== 'or' && next !== 'close'; next = this.#peek()) {
      if (this.#take('and')) continue
      parts.push(this.#one(depth))
    }
    return together(parts)
  }

  #one(depth: number): Part {
    if (this.#take('not')) {
      const { wanted, unwanted } = this.#peek() === undefined ? NOTHING : this.#one(depth)
      // What is excluded twice is wanted.
      return wanted === null
        ? { wanted: unwanted[0] ?? null, unwanted: [] }
        : { wanted: null, unwanted: [without(wanted, unwanted)] }
    }
    if (this.#take('open')) {
      const inner = this.#alternatives(depth + 1)
      this.#take('close')
      return depth > DEEPEST ? NOTHING : inner
    }
    const token = this.#tokens[this.#at]
    if (token === undefined || token.kind === 'or' || token.kind === 'close') return NOTHING
    this.#at++
    if (token.kind === 'near-list') return this.#nearList(token.distance)
    return token.kind === 'phrase' ? { wanted: this.#nearChain(phraseOf(token)), unwanted: [] } : NOTHING
  }

  /** Behind "NEAR(". */
  #nearList(distance: number): Part {
    const phrases: Phrase[] = []
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      this.#at++
      if (token.kind === 'close') break
      if (token.kind === 'phrase') phrases.push(phraseOf(token))
    }
    return { wanted: near(phrases, distance), unwanted: [] }
  }

  #nearChain(first: Phrase): Query {
    const phrases = [first]
    let distance = 0
    for (let token = this.#tokens[this.#at]; token?.kind === 'near'; token = this.#tokens[this.#at]) {
      const next = this.#tokens[this.#at + 1]
      this.#at++
      if (next?.kind !== 'phrase') break
      this.#at++
      distance = Math.max(distance, token.distance)
      phrases.push(phraseOf(next))
    }
    return near(phrases, distance)!
  }

  #peek(): Token['kind'] | undefined {
    return this.#tokens[this.#at]?.kind
  }

  #take(kind: Token['kind']): boolean {
    if (this.#peek() !== kind) return false
    this.#at++
    return true
  }
}

const NOTHING: Part = { wanted: null, unwanted: [] }

function near(phrases: readonly Phrase[], distance: number): Query | null {
  return phrases.length > 1 ? { kind: 'near', phrases, distance } : (phrases[0] ?? null)
}

function together(parts: readonly Part[]): Part {
  const wanted = parts.flatMap((part) => (part.wanted === null ? [] : [part.wanted]))
  const unwanted = parts.flatMap((part) => part.unwanted)
  if (wanted.length === 0) return { wanted: null, unwanted }
  return { wanted: wanted.length === 1 ? wanted[0]! : { kind: 'and', parts: wanted }, unwanted }
}

function phraseOf({ words, isPrefix }: Extract<Token, { kind: 'phrase' }>): Phrase {
  return { kind: 'phrase', words, isPrefix }
}

/** The phrases that shall be there: what is marked in results. */
export function wantedPhrases(query: Query): readonly Phrase[] {
  switch (query.kind) {
    case 'phrase':
      return [query]
    case 'near':
      return query.phrases
    case 'and':
    case 'or':
      return query.parts.flatMap(wantedPhrases)
    case 'not':
      return wantedPhrases(query.wanted)
  }
}

/** Whether single words alone decide, each for itself: whatever has one of them is found. */
export function isOfWords(query: Query): boolean {
  if (query.kind === 'phrase') return query.words.length === 1
  return query.kind === 'or' && query.parts.every(isOfWords)
}
