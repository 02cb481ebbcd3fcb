import type { Node } from 'prosemirror-model'
import { groupText, positionOf } from './group-text.ts'
import { PARAGRAPH_END, type Query } from './query.ts'

/** A place that was found. Positions count from the content of the group it is in. */
export interface Match {
  readonly from: number
  readonly to: number
  /** What stands there. */
  readonly text: string
  /** What the pattern's groups caught. */
  readonly caught: readonly (string | undefined)[]
  readonly named: Readonly<Record<string, string>> | undefined
}

const found = new WeakMap<Query, WeakMap<Node, readonly Match[]>>()

/**
 * The matches in one group, in order, kept as long as group and query are the same. A match lies in one paragraph and is
 * never empty.
 */
export function findInGroup(group: Node, query: Query): readonly Match[] {
  let byGroup = found.get(query)
  if (byGroup === undefined) found.set(query, (byGroup = new WeakMap()))
  let matches = byGroup.get(group)
  if (matches === undefined) byGroup.set(group, (matches = search(group, query)))
  return matches
}

function search(group: Node, { options, pattern }: Query): Match[] {
  if (options.text === '') return []
  const source = groupText(group, options.inDeleted)
  const matches: Match[] = []
  for (const hit of source.text.matchAll(pattern)) {
    const text = hit[0]
    if (text === '' || text.includes(PARAGRAPH_END)) continue
    matches.push({
      from: positionOf(source, hit.index, false),
      to: positionOf(source, hit.index + text.length, true),
      text,
      caught: hit.slice(1),
      named: hit.groups,
    })
  }
  return matches
}

/** A match at its place in the document. */
export interface PlacedMatch extends Match {
  /** Index of the group it is in. */
  readonly group: number
}

/** All matches of a grouped document in order, with positions in the document. */
export function findAll(doc: Node, query: Query): PlacedMatch[] {
  const all: PlacedMatch[] = []
  doc.forEach((group, offset, index) => {
    for (const match of findInGroup(group, query)) all.push(placed(match, offset + 1, index))
  })
  return all
}

export function placed(match: Match, start: number, group: number): PlacedMatch {
  return { ...match, from: match.from + start, to: match.to + start, group }
}

/**
 * What takes the place of a match. In a pattern's replacement $1 … $99, $<name>, $& and $$ mean what they do in
 * JavaScript; a plain replacement is taken as it is.
 */
export function replacementOf(match: Match, replacement: string, { options }: Query): string {
  if (!options.isPattern) return replacement
  return replacement.replace(/\$(?:\$|&|<([^>]+)>|(\d{1,2}))/g, (all, name?: string, digits?: string) => {
    if (all === '$$') return '$'
    if (all === '$&') return match.text
    if (name !== undefined) return match.named?.[name] ?? ''
    const at = Number(digits)
    return at >= 1 && at <= match.caught.length ? (match.caught[at - 1] ?? '') : all
  })
}
