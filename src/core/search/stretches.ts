import type { Phrase } from './query.ts'
import { plainText, wordsOf, type Word } from './words.ts'

/** A stretch of a text: from the first character to behind the last. */
export type Range = readonly [from: number, to: number]

/** Where each of the phrases stands in a text, in order; stretches of one phrase may overlap. */
export function stretchesOf(text: string, phrases: readonly Phrase[]): Range[][] {
  const plain = plainText(text)
  if (plain !== null) {
    const lower = plain.toLowerCase()
    return phrases.map((phrase) => inPlain(lower, phrase))
  }
  const words = wordsOf(text)
  return phrases.map((phrase) => inWords(words, phrase))
}

/** Cutting a text into words takes ten times as long as looking for those that are wanted, and most texts are plain. */
function inPlain(text: string, phrase: Phrase): Range[] {
  const first = phrase.words[0]!
  const ranges: Range[] = []
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const end = isInWord(text, at - 1) ? -1 : endOf(text, at, phrase)
    if (end >= 0) ranges.push([at, end])
  }
  return ranges
}

/** Where a phrase that begins at `at` ends; -1 where it does not stand there. */
function endOf(text: string, at: number, { words, isPrefix }: Phrase): number {
  let end = at
  for (const [i, word] of words.entries()) {
    const start = i === 0 ? at : nextWord(text, end)
    if (!text.startsWith(word, start)) return -1
    end = start + word.length
    const mayGoOn = isPrefix && i === words.length - 1
    if (!mayGoOn && isInWord(text, end)) return -1
  }
  while (isInWord(text, end)) end++
  return end
}

function nextWord(text: string, from: number): number {
  let at = from
  while (at < text.length && !isInWord(text, at)) at++
  return at
}

/** Whether a letter or digit stands there in a plain text in lower case. */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}

function inWords(words: readonly Word[], phrase: Phrase): Range[] {
  const last = phrase.words.length - 1
  return words.flatMap(({ from }, at) => (stands(words, at, phrase) ? [[from, words[at + last]!.to] as const] : []))
}

function stands(words: readonly Word[], at: number, { words: wanted, isPrefix }: Phrase): boolean {
  if (at + wanted.length > words.length) return false
  return wanted.every((word, i) => {
    const here = words[at + i]!.word
    return isPrefix && i === wanted.length - 1 ? here.startsWith(word) : here === word
  })
}
