/** A clause as it is put into the search tables. Plain data: it comes from another thread. */
export interface ReadClause {
  /** As Word shows it, '' without one. */
  readonly label: string
  /** The headings it stands below and its own (core/search/clause-texts.ts). */
  readonly heading: string
  /** The same folded (core/search/words.ts). */
  readonly headingWords: string
  /** Its text folded. */
  readonly words: string
  /** The first 16 bytes of the SHA-256 of its text in UTF-8. */
  readonly hash: Uint8Array
  /** Its text (packing.ts). */
  readonly packed: Uint8Array
  /** What it is found by as similar (core/search/likeness.ts), with a blank between any two. */
  readonly bands: string
}

/** Goes up when documents are read into other clauses than before: then every round is read again. */
export const READER = 2

/** What an agreement is called in the indexes: a word that no text has, for it begins outside of all letters. */
export function agreementWord(no: number): string {
  return `\ue000${no}`
}

export const SIDES = ['ours', 'theirs'] as const
export const STANDINGS = ['open', 'accepted', 'rejected', 'withdrawn'] as const
