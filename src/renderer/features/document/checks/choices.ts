import type { Checks } from '../../../../core/document/checks/checker.ts'
import { clauseName, groupStart } from '../../../../core/document/checks/list.ts'
import { clauseTitle } from '../../../../core/document/references/clause-facts.ts'
import type { IndexedClause } from '../../../../core/document/references/clause-index.ts'

/** A clause to refer to. */
export interface ClauseChoice {
  readonly clause: IndexedClause
  /** "4.2(a)", "Schedule 2, 5.1" */
  readonly name: string
  readonly title: string
  /** Position before its paragraph, in the document. */
  readonly pos: number
}

/** The clauses whose numbers Word counts, in order: a typed number cannot be shown by a field. */
export function clauseChoices(checks: Checks): ClauseChoice[] {
  const choices: ClauseChoice[] = []
  checks.groups.forEach(({ facts }, group) => {
    const start = groupStart(checks, group)
    for (const paragraph of facts.paragraphs) {
      const clause = checks.index.clauses[checks.starts[group]! + paragraph.clauses - 1]
      if (!paragraph.isClause || clause === undefined || clause.fact.auto === null) continue
      choices.push({
        clause,
        name: clauseName(clause),
        title: clauseTitle(paragraph.facts.node, clause.fact),
        pos: start + paragraph.pos,
      })
    }
  })
  return choices
}

/** Those whose number begins with what is looked for, then those whose text holds it. */
export function matching(choices: readonly ClauseChoice[], query: string): ClauseChoice[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return [...choices]
  const byNumber = choices.filter((c) => c.name.toLowerCase().startsWith(wanted))
  const byText = choices.filter((c) => !byNumber.includes(c) && `${c.name} ${c.title}`.toLowerCase().includes(wanted))
  return [...byNumber, ...byText]
}
