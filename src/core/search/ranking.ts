import type { Phrase, Query } from './query.ts'
import { stretchesOf } from './stretches.ts'

/** How often a word stands in the archive. */
export interface Frequencies {
  /** Texts there are. */
  readonly texts: number
  /** In how many of them a word stands. */
  readonly of: (word: string) => number
}

/** What BM25 calls k1 and b: how soon more of the same stops to count, and how much long texts are held back. */
const ENOUGH = 1.2
const LENGTH = 0.75
/** Characters of a usual clause. */
const USUAL = 400
/** A word in a heading says what a clause is about. */
const HEADING = 2.5

/**
 * How well texts fit what is looked for: the rarer the words, the more of them, the shorter the text, and the heading
 * first. What BM25 does (Robertson and Zaragoza 2009), over the few texts that are ranked.
 */
export class Ranking {
  readonly #phrases: readonly Phrase[]
  readonly #weights: readonly number[]

  constructor(phrases: readonly Phrase[], frequencies: Frequencies) {
    this.#phrases = phrases
    this.#weights = phrases.map(({ words }) => words.reduce((sum, word) => sum + rarity(word, frequencies), 0))
  }

  score(heading: string, text: string): number {
    const length = 1 - LENGTH + (LENGTH * text.length) / USUAL
    const inHeading = stretchesOf(heading, this.#phrases)
    let score = 0
    for (const [at, stretches] of stretchesOf(text, this.#phrases).entries()) {
      const [count, weight] = [stretches.length, this.#weights[at]!]
      score += weight * ((count * (ENOUGH + 1)) / (count + ENOUGH * length))
      if (inHeading[at]!.length > 0) score += weight * HEADING
    }
    return score
  }
}

/** How telling a word is. @returns more than 0 */
export function rarity(word: string, { texts, of }: Frequencies): number {
  const count = of(word)
  return Math.log(1 + (Math.max(texts, count) - count + 0.5) / (count + 0.5))
}

/** In how many texts a query can be found at most. */
export function mostHits(query: Query, frequencies: Frequencies): number {
  switch (query.kind) {
    case 'phrase': {
      const whole = query.isPrefix ? query.words.slice(0, -1) : query.words
      return Math.min(frequencies.texts, ...whole.map(frequencies.of))
    }
    case 'near':
      return Math.min(...query.phrases.map((phrase) => mostHits(phrase, frequencies)))
    case 'and':
      return Math.min(...query.parts.map((part) => mostHits(part, frequencies)))
    case 'or':
      return query.parts.reduce((sum, part) => sum + mostHits(part, frequencies), 0)
    case 'not':
      return mostHits(query.wanted, frequencies)
  }
}
