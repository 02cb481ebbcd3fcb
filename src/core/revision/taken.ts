import type { Node } from 'prosemirror-model'
import { decide } from './decide.ts'
import { groupChanges, type GroupedChange } from './changes.ts'
import { fatesOf, type Fate, type FateState } from './fates.ts'
import { listRevisions, type ListedRevision } from './revisions.ts'
import { propertiesTaken, sourced } from './taken-properties.ts'

/**
 * What was decided between two states of a document: which changes pending in the earlier one were accepted and which
 * rejected since.
 *
 * The later one, with every revision rejected that the earlier did not have, is the earlier one but for what was decided.
 * So each revised character and paragraph mark of the earlier document is looked for in it: an insertion that stands there
 * unmarked was accepted, one that is missing was rejected, and a deletion the other way round. Pure; O(size of the
 * documents), and more only for the paragraphs that differ.
 */
export interface TakenDecision {
  readonly outcome: 'accepted' | 'rejected'
  readonly kind: GroupedChange['kind'] | 'structure'
  readonly author: string
  /** The revision's own, ISO 8601; null where the file says none. */
  readonly date: string | null
  /** What went when it was accepted, and what came; both '' for formatting. */
  readonly old: string
  readonly new: string
  /** Position in the earlier document. */
  readonly pos: number
}

export type Outcome = TakenDecision['outcome']

/** A stretch of a revision with one fate. */
interface Stretch {
  /** Undefined where it is pending still. */
  readonly outcome: Outcome | undefined
  readonly text: string
}

/** @param before and `after` flat or grouped alike; in document order */
export function decisionsTaken(before: Node, after: Node): TakenDecision[] {
  const revisions = listRevisions(before)
  if (revisions.length === 0) return []
  const known = new Set(revisions.map(({ id }) => id))
  const decided = sourced(decide(after, 'reject', ({ id }) => !known.has(id)))
  const fates = fatesOf(before, decided.doc)
  const outcomesOf = (part: ListedRevision): readonly Stretch[] => {
    if (!PROPERTIES.test(part.kind)) return stretchesOf(part, fates)
    const outcome = propertiesTaken(before, decided, part)
    return [{ outcome, text: '' }]
  }
  return groupChanges(revisions).flatMap((change) => taken(change, outcomesOf))
}

/** Kinds that are about a whole paragraph, row, cell, table or section, and no characters. */
const PROPERTIES = /Formatting$|^cellMerge$/

/** One decision where all of a change went one way; else one for each stretch of it that was decided. */
function taken(change: GroupedChange, outcomesOf: (part: ListedRevision) => readonly Stretch[]): TakenDecision[] {
  const { author, date, from } = change
  // Where the words came from goes as where they went to goes.
  const parts = change.parts.filter(({ kind }) => !/moveFrom/i.test(kind))
  const found = parts.map((part) => ({ part, stretches: outcomesOf(part) }))
  const outcomes = new Set(found.flatMap(({ stretches }) => stretches.map(({ outcome }) => outcome)))
  const [outcome] = outcomes
  if (outcomes.size === 1 && outcome !== undefined) {
    return [{ outcome, kind: kindOf(change), author, date, old: change.old, new: change.new, pos: from }]
  }
  return found.flatMap(({ part, stretches }) =>
    stretches.flatMap(({ outcome, text }): TakenDecision[] => {
      if (outcome === undefined) return []
      const isGone = /deletion/i.test(part.kind)
      const alone = isGone ? 'deletion' : 'insertion'
      const kind = change.kind === 'replacement' ? alone : kindOf(change)
      return [{ outcome, kind, author, date, old: isGone ? text : '', new: isGone ? '' : text, pos: part.from }]
    }),
  )
}

function kindOf({ kind, parts }: GroupedChange): TakenDecision['kind'] {
  return parts.every((part) => /^(row|cell|table)/.test(part.kind)) && kind !== 'formatting' ? 'structure' : kind
}

/** What became of the characters a revision is about, neighbours with one fate taken together. */
function stretchesOf(part: ListedRevision, fates: readonly Fate[]): Stretch[] {
  const found: { outcome: Outcome | undefined; text: string }[] = []
  for (const { text, state } of ownFates(part, fates)) {
    const outcome = outcomeOf(part, state)
    const last = found.at(-1)
    if (last !== undefined && last.outcome === outcome) last.text += text
    else found.push({ outcome, text })
  }
  return found
}

function outcomeOf({ kind }: ListedRevision, state: FateState): Outcome | undefined {
  if (state === 'there') return undefined
  // The look of what is gone was not decided.
  if (kind === 'formatting') return state === 'missing' ? undefined : state === 'kept' ? 'accepted' : 'rejected'
  return (state === 'kept') === /deletion/i.test(kind) ? 'rejected' : 'accepted'
}

function* ownFates(part: ListedRevision, fates: readonly Fate[]): Iterable<{ text: string; state: FateState }> {
  for (let i = firstFrom(fates, part.from); i < fates.length && fates[i]!.pos < part.to; i++) {
    const { text, of } = fates[i]!
    const own = of.find(({ id, kind }) => id === part.id && kind === part.kind)
    if (own !== undefined) yield { text, state: own.state }
  }
}

function firstFrom(fates: readonly Fate[], pos: number): number {
  let low = 0
  let high = fates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (fates[middle]!.pos < pos) low = middle + 1
    else high = middle
  }
  return low
}
