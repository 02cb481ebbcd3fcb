import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { CONTRACT_WORDS } from './contract-words.ts'

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** Longer ones are strong whatever they are, and would only take long to estimate. */
const LONGEST = 64

/** From 0 (guessed at once) to 4 (beyond reach). @param words that an attacker would try first, such as names */
export function scoreOf(passphrase: string, words: readonly string[]): number {
  return estimator.check(passphrase.slice(0, LONGEST), [...words, ...CONTRACT_WORDS]).score
}
