import type { Party } from '../../../core/agreement/agreement.ts'

/** Which side an author is on: the profile's name and whoever is known as ours; everybody else is the counterparty. */
export function createParties(ourAuthors: readonly string[], me: string): (author: string) => Party {
  const ours = new Set([...ourAuthors, me].filter((name) => name !== ''))
  return (author) => (ours.has(author) ? 'ours' : 'theirs')
}

/** How many authors of a side are told apart beside oneself. */
const LOOKS = 3

/**
 * The classes of an author's revisions: the side's, and one of the author's own. It goes by the name alone, so that an
 * author looks the same in every round and wherever in the document one begins to read.
 */
export function createAuthorClass(partyOf: (author: string) => Party, me: string): (author: string) => string {
  const known = new Map<string, string>()
  return (author) => {
    let classes = known.get(author)
    if (classes === undefined) {
      classes = `${partyOf(author)} author-${author === me ? 'me' : numberOf(author) % LOOKS}`
      known.set(author, classes)
    }
    return classes
  }
}

function numberOf(name: string): number {
  let number = 0
  for (const char of name) number = (number * 31 + char.codePointAt(0)!) % 1_000_003
  return number
}
