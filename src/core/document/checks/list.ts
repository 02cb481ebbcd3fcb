import { numberOf } from '../references/clause-numbers.ts'
import type { IndexedClause } from '../references/clause-index.ts'
import type { Checks } from './checker.ts'
import type { Finding } from './finding.ts'
import { clauseOf } from './reference-scan.ts'

/** A finding at its place in the document. */
export interface PlacedFinding extends Finding {
  /** The number of the clause that it stands in; '' before the first. */
  readonly clause: string
}

/** All findings in document order, at positions of the grouped document. */
export function listFindings(checks: Checks): PlacedFinding[] {
  const list: PlacedFinding[] = []
  let start = 1
  checks.groups.forEach(({ group, facts, findings }, i) => {
    let at = 0
    for (const finding of findings) {
      while (at + 1 < facts.paragraphs.length && facts.paragraphs[at + 1]!.pos < finding.from) at++
      const clause = clauseOf(facts.paragraphs[at]!, i, checks)
      list.push({
        ...finding,
        from: finding.from + start,
        to: finding.to + start,
        clause: clause === null ? '' : clauseName(clause),
      })
    }
    start += group.nodeSize
  })
  return list
}

/** "4.2(a)", "Schedule 1", "Schedule 2, 5.1" */
export function clauseName(clause: IndexedClause): string {
  const number = numberOf(clause, 'full')
  const scope = clause.fact.word === null || clause.fact.word === 'part' ? clause.scope : null
  return scope === null ? number : `${clauseName(scope)}, ${number}`
}

/** Where each group's content begins in the grouped document. */
export function groupStart(checks: Checks, group: number): number {
  let start = 1
  for (let i = 0; i < group; i++) start += checks.groups[i]!.group.nodeSize
  return start
}
