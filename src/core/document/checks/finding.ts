/** What the checks look for, in the order they are listed. */
export const FINDING_KINDS = [
  'undefined-term',
  'miscased-term',
  'twice-defined',
  'unused-term',
  'broken-reference',
  'stale-reference',
  'numbering',
  'unbalanced',
  'placeholder',
] as const

export type FindingKind = (typeof FINDING_KINDS)[number]

/** Something that a drafter would want to look at. Positions are in the content of the group, or in the document once placed. */
export interface Finding {
  readonly kind: FindingKind
  readonly from: number
  readonly to: number
  /** The words it is about. */
  readonly text: string
  /** What is wrong with them, in a sentence. */
  readonly detail: string
  /** What it is told by when it is ignored: the same for every place of one term. */
  readonly key: string
}

export function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i]!
      return (
        one.kind === other.kind &&
        one.from === other.from &&
        one.to === other.to &&
        one.key === other.key &&
        one.detail === other.detail
      )
    })
  )
}
