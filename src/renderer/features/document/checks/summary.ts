import type { PlacedFinding } from '../../../../core/document/checks/list.ts'
import { ignoreKey } from './ignored.ts'

/** One line of the list: the same words in one or more places. */
export interface Entry {
  /** What it is ignored by. */
  readonly key: string
  readonly text: string
  readonly detail: string
  readonly places: readonly [PlacedFinding, ...PlacedFinding[]]
}

const LONGEST = 160

/** Findings of one kind as lines, in the order of their first places. */
export function summarise(findings: readonly PlacedFinding[]): Entry[] {
  return [...Map.groupBy(findings, ignoreKey)].map(([key, places]) => {
    const first = places[0]!
    // A bracket alone says nothing: its key has the words around it.
    const said = first.kind === 'unbalanced' ? `\u2026 ${first.key.slice(2)} \u2026` : first.text
    const text = said.replace(/\s+/g, ' ').trim()
    return {
      key,
      text: text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} \u2026`,
      detail: first.detail,
      places: places as [PlacedFinding, ...PlacedFinding[]],
    }
  })
}
