import type { Phrase, Query } from './query.ts'

/** What a beginning of a word stands for: the words of the archive that begin so, the commonest first. */
export type Expand = (beginning: string) => readonly string[]

/** So many phrases are looked for where a word is only begun: each costs twice what a word does. */
const MOST_SPELLINGS = 30

/**
 * A query in FTS5's syntax (sqlite.org/fts5.html, 3): every word in quotes, so that nothing typed is ever syntax.
 *
 * @param expand null leaves beginnings to the index: it reads all words that begin so, which takes long in a large one
 */
export function matchText(query: Query, expand: Expand | null): string {
  switch (query.kind) {
    case 'phrase':
      return anyOf(spellings(query, expand))
    case 'near':
      return anyOf(together(query.phrases, expand).map((phrases) => `NEAR(${phrases.join(' ')}, ${query.distance})`))
    case 'and':
      return `(${query.parts.map((part) => matchText(part, expand)).join(' AND ')})`
    case 'or':
      return `(${query.parts.map((part) => matchText(part, expand)).join(' OR ')})`
    case 'not':
      return `(${matchText(query.wanted, expand)} NOT ${matchText(query.unwanted, expand)})`
  }
}

function anyOf(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? alternatives[0]! : `(${alternatives.join(' OR ')})`
}

function spellings({ words, isPrefix }: Phrase, expand: Expand | null): readonly string[] {
  const exact = `"${words.join(' ')}"`
  if (!isPrefix) return [exact]
  if (expand === null) return [`${exact} *`]
  const before = words.slice(0, -1).map((word) => `${word} `)
  const beginnings = expand(words.at(-1)!).slice(0, before.length > 0 ? MOST_SPELLINGS : undefined)
  const found = beginnings.map((word) => `"${before.join('')}${word}"`)
  return found.length === 0 ? [exact] : found
}

/** Each way to spell all of them. */
function together(phrases: readonly Phrase[], expand: Expand | null): string[][] {
  let ways: string[][] = [[]]
  for (const phrase of phrases) {
    ways = ways
      .flatMap((way) => spellings(phrase, expand).map((spelling) => [...way, spelling]))
      .slice(0, MOST_SPELLINGS)
  }
  return ways
}
