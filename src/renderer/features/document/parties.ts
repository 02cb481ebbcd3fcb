import type { Party } from '../../../core/agreement/agreement.ts'

/** Which side an author is on: the profile's name and whoever is known as ours; everybody else is the counterparty. */
export function createParties(ourAuthors: readonly string[], me: string): (author: string) => Party {
  const ours = new Set([...ourAuthors, me].filter((name) => name !== ''))
  return (author) => (ours.has(author) ? 'ours' : 'theirs')
}
