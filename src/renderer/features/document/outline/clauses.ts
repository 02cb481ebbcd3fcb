import type { Node } from 'prosemirror-model'
import {
  clauseHeads,
  clauseTitle,
  placeClauses,
  type Clause as OutlineClause,
  type ClauseHead,
} from '../../../../core/document/clauses.ts'
import type { Formatter } from '../../../../core/document/formatting.ts'
import { schema } from '../../../../core/document/schema.ts'
import { paragraphsOf, type GroupLabels } from '../plugins/numbering.ts'

/** A heading or a numbered top-level paragraph. */
export interface Clause {
  /** 0 for the outermost; null for a numbered paragraph that is no heading, which stands below the heading before it. */
  readonly depth: number | null
  readonly label: string
  readonly title: string
  /** Position before the paragraph: in the group's content, or in the document once placed. */
  readonly pos: number
}

const known = new WeakMap<Node, { labels: GroupLabels['labels']; clauses: readonly Clause[] }>()

/** The clauses that begin in a group, kept as long as the group and its labels are the same. */
export function clausesOf({ group, labels }: GroupLabels, formatter: Formatter): readonly Clause[] {
  const cached = known.get(group)
  if (cached?.labels === labels) return cached.clauses
  const clauses = readClauses(group, labels, formatter)
  known.set(group, { labels, clauses })
  return clauses
}

function readClauses(group: Node, labels: GroupLabels['labels'], formatter: Formatter): Clause[] {
  const clauses: Clause[] = []
  const ordinals = new Map(paragraphsOf(group).map((paragraph, i) => [paragraph, i]))
  group.forEach((block, offset) => {
    if (block.type !== schema.nodes.paragraph) return
    const { outlineLevel, styleName } = formatter.paragraph(block.attrs.pPr as string)
    const label = labels[ordinals.get(block)!] ?? null
    const isNumbered = label !== null && !label.bullet && label.level === 0 && label.text !== ''
    const isTitle = outlineLevel === null && styleName === 'Title'
    if (outlineLevel === null && !isNumbered && !isTitle) return
    const title = clauseTitle(block, false)
    if (title === '' && (label === null || label.text === '')) return
    clauses.push({
      depth: outlineLevel ?? (isTitle ? 0 : null),
      label: label?.bullet === false ? label.text : '',
      title,
      pos: offset,
    })
  })
  return clauses
}

const heads = new WeakMap<Node, { labels: GroupLabels['labels']; heads: readonly ClauseHead[] }>()

/** Every clause that begins in a group, sub-clauses too, kept in the same way. */
export function headsOf({ group, labels }: GroupLabels, formatter: Formatter): readonly ClauseHead[] {
  const cached = heads.get(group)
  if (cached?.labels === labels) return cached.heads
  const ordinals = new Map(paragraphsOf(group).map((paragraph, i) => [paragraph, i]))
  const found = clauseHeads(group, formatter, (paragraph) => labels[ordinals.get(paragraph)!] ?? null)
  heads.set(group, { labels, heads: found })
  return found
}

/** All clauses of a document, sub-clauses too: what is known per group, put together. Costs what there are clauses. */
export function outlineOf(groups: Iterable<GroupLabels>, formatter: Formatter): OutlineClause[] {
  const all: ClauseHead[] = []
  let start = 1
  for (const labels of groups) {
    for (const head of headsOf(labels, formatter)) all.push({ ...head, pos: head.pos + start })
    start += labels.group.nodeSize
  }
  return placeClauses(all)
}
