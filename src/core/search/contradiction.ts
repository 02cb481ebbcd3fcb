import type { Phrase, Query } from './query.ts'

/**
 * Whether no text whatever can fit, as of "cap NOT (cap OR ceiling)": an index would look through all it has to find that
 * out. False says nothing.
 */
export function fitsNothing(query: Query): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.some(fitsNothing)
    case 'or':
      return query.parts.every(fitsNothing)
    case 'not':
      return fitsNothing(query.wanted) || covers(query.unwanted, query.wanted)
    case 'near':
    case 'phrase':
      return false
  }
}

/** Whether each text that fits `narrow` fits `wide`, as far as their forms tell. */
function covers(wide: Query, narrow: Query): boolean {
  if (narrow.kind === 'or') return narrow.parts.every((part) => covers(wide, part))
  if (wide.kind === 'and') return wide.parts.every((part) => covers(part, narrow))
  if (wide.kind === 'or' && wide.parts.some((part) => covers(part, narrow))) return true
  if ('parts' in narrow) return narrow.parts.some((part) => covers(wide, part))
  if (narrow.kind === 'not') return covers(wide, narrow.wanted)
  if (wide.kind !== 'phrase') return false
  return narrow.kind === 'near' ? narrow.phrases.some((part) => stands(wide, part)) : stands(wide, narrow)
}

/** Whether a phrase stands in another: "the cap" in "of the cap", cap* in "the capacity". */
function stands(inner: Phrase, outer: Phrase): boolean {
  const last = inner.words.length - 1
  for (let from = 0; from + last < outer.words.length; from += 1) {
    if (inner.words.every((word, at) => fits(word, at === last && inner.isPrefix, outer, from + at))) return true
  }
  return false
}

function fits(word: string, isPrefix: boolean, outer: Phrase, at: number): boolean {
  const other = outer.words[at]!
  if (isPrefix) return other.startsWith(word)
  const mayGoOn = outer.isPrefix && at === outer.words.length - 1
  return other === word && !mayGoOn
}
