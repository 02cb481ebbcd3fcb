import { isCapitalised, wordsOf, type Word } from '../reading/words.ts'

/** One word of a term, and whether the definition writes it with a capital. */
interface TermWord {
  readonly stem: string
  readonly capital: boolean
}

/** A term to be looked for. */
export interface IndexedTerm {
  readonly key: string
  readonly term: string
  readonly words: readonly TermWord[]
}

/** The defined terms of a document, to find their uses. The same object as long as the terms are the same. */
export interface TermIndex {
  readonly terms: ReadonlyMap<string, IndexedTerm>
  /** By the stem of the first word, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly IndexedTerm[]>
  /** Titles and labels: phrases that name a thing without defining it, by key. */
  readonly names: ReadonlySet<string>
}

export const EMPTY_INDEX: TermIndex = { terms: new Map(), byFirst: new Map(), names: new Set() }

/** @param terms as first defined, by key; @returns `last` where nothing differs. */
export function indexTerms(terms: ReadonlyMap<string, string>, names: ReadonlySet<string>, last: TermIndex): TermIndex {
  if (sameTerms(terms, last) && sameNames(names, last.names)) return last
  const indexed = new Map<string, IndexedTerm>()
  const byFirst = new Map<string, IndexedTerm[]>()
  for (const [key, term] of terms) {
    const words = wordsOf(term).map(({ stem, text }) => ({ stem, capital: isCapitalised(text) }))
    if (words.length === 0) continue
    const entry = { key, term, words }
    indexed.set(key, entry)
    const list = byFirst.get(words[0]!.stem)
    if (list === undefined) byFirst.set(words[0]!.stem, [entry])
    else list.push(entry)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return { terms: indexed, byFirst, names }
}

function sameTerms(terms: ReadonlyMap<string, string>, last: TermIndex): boolean {
  if (terms.size !== last.terms.size) return false
  for (const [key, term] of terms) if (last.terms.get(key)?.term !== term) return false
  return true
}

function sameNames(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name))
}

/** A place where a term's words stand. */
export interface Match {
  readonly term: IndexedTerm
  /** Ordinals of its first and one past its last word. */
  readonly first: number
  readonly end: number
  /** Without the capitals of the definition. */
  readonly miscased: boolean
}

/** Terms among the words of a text, the longest at each place. */
export function matchTerms(text: string, words: readonly Word[], index: TermIndex): Match[] {
  const matches: Match[] = []
  for (let i = 0; i < words.length;) {
    const match = matchAt(text, words, i, index)
    if (match === null) i++
    else {
      matches.push(match)
      i = match.end
    }
  }
  return matches
}

function matchAt(text: string, words: readonly Word[], first: number, index: TermIndex): Match | null {
  let lower: Match | null = null
  for (const term of index.byFirst.get(words[first]!.stem) ?? []) {
    const end = first + term.words.length
    if (end > words.length || !stands(text, words, first, term)) continue
    const capitals = term.words.filter((word, i) => word.capital && isCapitalised(words[first + i]!.text)).length
    const wanted = term.words.filter((word) => word.capital).length
    if (capitals === wanted) return { term, first, end, miscased: false }
    // “Monthly charge” is “monthly charge” in the middle of a sentence.
    if (wanted === 1 && term.words.length > 1 && term.words[0]!.capital) return { term, first, end, miscased: false }
    // One word in lower case is a word of the language; two or more together are the term without its capitals.
    if (wanted > 1) lower ??= { term, first, end, miscased: true }
  }
  return lower
}

function stands(text: string, words: readonly Word[], first: number, { words: wanted }: IndexedTerm): boolean {
  return wanted.every(
    (word, i) =>
      words[first + i]!.stem === word.stem &&
      (i === 0 || /^[ \u00a0]{1,2}(?:&[ \u00a0])?$/.test(text.slice(words[first + i - 1]!.to, words[first + i]!.from))),
  )
}
