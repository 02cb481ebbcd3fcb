import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { paragraphTexts } from '../../../src/core/document/text.ts'
import { bodyDoc, openDocument } from '../../../src/main/app/documents.ts'

/** Numbers from 0 to 1 that are the same for the same seed. */
export type Random = () => number

export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const below = (next: Random, count: number): number => Math.floor(next() * count)
export const oneOf = <T>(next: Random, values: readonly T[]): T => values[below(next, values.length)]!

/** Makes sentences that read like a contract's: which word follows which is learnt from our own samples. */
export interface Writer {
  /** A sentence of about so many words. */
  readonly sentence: (next: Random, words: number) => string
  /** A word as rare as words of contracts are: few are common, most stand in a handful of clauses. */
  readonly rareWord: (next: Random) => string
}

const SAMPLES = resolve(import.meta.dirname, '../../../resources/samples')
const RARE_WORDS = 40_000
const RARE_EVERY = 25

export function createWriter(): Writer {
  const followers = new Map<string, string[]>()
  const openers: string[] = []
  for (const words of sampleParagraphs()) {
    openers.push(words[0]!)
    for (let i = 1; i < words.length; i++) {
      const before = words[i - 1]!
      const known = followers.get(before)
      if (known === undefined) followers.set(before, [words[i]!])
      else known.push(words[i]!)
    }
  }
  const rare = rareWords()
  const rareWord = (next: Random): string => rare[Math.floor(rare.length * next() ** 3)]!
  return {
    rareWord,
    sentence: (next, length) => {
      const words = [oneOf(next, openers)]
      while (words.length < length) {
        if (below(next, RARE_EVERY) === 0) words.push(rareWord(next))
        words.push(oneOf(next, followers.get(words.at(-1)!) ?? openers))
      }
      return `${words.join(' ').replace(/[.,;:]+$/, '')}.`
    },
  }
}

function sampleParagraphs(): string[][] {
  const files = readdirSync(SAMPLES).filter((name) => name.endsWith('.docx'))
  return files.flatMap((name) => {
    const document = openDocument(readFileSync(join(SAMPLES, name)))
    if (!document.ok) throw new Error(document.error.message)
    return paragraphTexts(bodyDoc(document.value))
      .map(({ text }) => text.split(/\s+/).filter((word) => word !== ''))
      .filter((words) => words.length > 8)
  })
}

/** Made of syllables, so that they look like words and share beginnings as words do. */
function rareWords(): string[] {
  const next = random(7)
  const syllables = [
    'con',
    'ter',
    'ra',
    'ment',
    'al',
    'in',
    'vor',
    'li',
    'dex',
    'pro',
    'sti',
    'na',
    'fer',
    'cu',
    'mo',
    'tion',
    'ex',
    'pla',
    'gri',
    'sub',
  ]
  const words = new Set<string>()
  while (words.size < RARE_WORDS)
    words.add(Array.from({ length: 2 + below(next, 4) }, () => oneOf(next, syllables)).join(''))
  return [...words]
}
