import type { Node } from 'prosemirror-model'
import { clauseLines, type ClauseLine } from '../../../../core/document/clause-lines.ts'
import { placeClauses, type Clause } from '../../../../core/document/clause-places.ts'
import type { Formatter } from '../../../../core/document/formatting.ts'
import { paragraphsOf, type GroupLabels } from '../plugins/numbering.ts'

const known = new WeakMap<Node, { labels: GroupLabels['labels']; lines: readonly ClauseLine[] }>()

/** What a group says about clauses, kept as long as the group and its labels are the same. */
export function linesOf({ group, labels }: GroupLabels, formatter: Formatter): readonly ClauseLine[] {
  const cached = known.get(group)
  if (cached?.labels === labels) return cached.lines
  const ordinals = new Map(paragraphsOf(group).map((paragraph, i) => [paragraph, i]))
  const lines = clauseLines(group, formatter, (paragraph) => labels[ordinals.get(paragraph)!] ?? null)
  known.set(group, { labels, lines })
  return lines
}

/** All clauses of a document, sub-clauses too: what is known per group, put together. Costs what there are lines. */
export function outlineOf(groups: Iterable<GroupLabels>, formatter: Formatter): Clause[] {
  const all: ClauseLine[] = []
  let start = 1
  for (const labels of groups) {
    for (const line of linesOf(labels, formatter)) all.push({ ...line, pos: line.pos + start })
    start += labels.group.nodeSize
  }
  return placeClauses(all)
}

/**
 * The clauses that changes are listed by: the headings, and the outermost numbers of each list. They go back where the
 * outline does, and where a sub-clause that is none of them does.
 */
export function mainClauses(outline: readonly Clause[]): Clause[] {
  const main: { -readonly [K in keyof Clause]: Clause[K] }[] = []
  /** Of each clause, the index of the one that its changes are listed by. */
  const listedBy: number[] = []
  const above: number[] = []
  let here = -1
  const goTo = (to: number, pos: number): void => {
    if (to < here) main[here]!.goesBack = { pos, to }
    here = to
  }
  const ends: { pos: number; to: number }[] = []
  const goBackBefore = (pos: number): void => {
    while (ends.length > 0 && ends.at(-1)!.pos <= pos) {
      const end = ends.pop()!
      goTo(listedBy[end.to]!, end.pos)
    }
  }
  outline.forEach((clause, i) => {
    goBackBefore(clause.pos)
    while (above.length > 0 && outline[above.at(-1)!]!.depth >= clause.depth) above.pop()
    const parent = above.length === 0 ? -1 : listedBy[above.at(-1)!]!
    above.push(i)
    const isMain = clause.outlineLevel !== null || clause.list?.level === 0 || parent < 0
    if (isMain) {
      listedBy.push(main.length)
      here = main.length
      main.push({ ...clause, goesBack: null })
    } else {
      listedBy.push(parent)
      goTo(parent, clause.pos)
    }
    if (clause.goesBack !== null) ends.push(clause.goesBack)
  })
  goBackBefore(Infinity)
  return main
}
