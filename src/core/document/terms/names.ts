import { isCapitalised, phraseKey, wordsOf } from '../reading/words.ts'

/** Longest phrase that is taken for a title, in words. */
const LONGEST = 9

/**
 * The phrase that a paragraph is nothing but: a heading, the label of a row of key terms, the name of a part of the
 * document. It names a thing that may then be spoken of with capitals. Null for anything else.
 */
export function nameIn(text: string): string | null {
  const clean = text
    .replace(/^[\s\u2610\u2611\u2612]*(?:\(?\s?[a-zA-Z0-9]{0,4}\s?[.)\]]\s+|\d+(?:\.\d+)*\.?\s+)?/, '')
    .replace(/\s*[:.]?\s*$/, '')
  if (clean === '' || clean.length > 90 || /[.;:?!]\s|[;,]$/.test(clean)) return null
  const words = wordsOf(clean)
  if (words.length > 4 && /\.\s*$/.test(text)) return null
  if (/\b(?:shall|must|may|will|is|are|has|have|means)\b/.test(clean)) return null
  if (words.length === 0 || words.length > LONGEST || !isCapitalised(words[0]!.text)) return null
  return phraseKey(clean)
}

/** A heading that runs into its paragraph: "Fees. The Customer pays …". Null where there is none. */
export function runInHeading(text: string): { key: string; to: number } | null {
  const match = /^\s*(?:\(?[a-z0-9]{1,4}[.)]\s+|\d+(?:\.\d+)*\.?\s+)?([^.:;]{2,60}?)[.:](?:\s|$)/i.exec(text)
  if (match === null) return null
  const words = wordsOf(match[1]!)
  if (words.length === 0 || words.length > 7 || !isCapitalised(words[0]!.text)) return null
  return { key: phraseKey(match[1]!), to: match[0].length }
}
