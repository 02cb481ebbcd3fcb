import type { Node } from 'prosemirror-model'
import { groupStarts } from '../document/group-places.ts'
import { groupsTouched, type Stretch } from './decide/scope.ts'
import type { Portion } from './decide/portions.ts'
import { moveOf, movesIn, sideOf } from './moves.ts'
import { listRevisions, type ListedRevision } from './revisions.ts'

export type { Portion } from './decide/portions.ts'

/**
 * What of a document's revisions a selection takes in, as Word does: of text the selected part, a paragraph's mark when it
 * is selected, a formatting of paragraphs that are touched, rows and cells that are selected as a whole. A move is taken
 * whole, with its other side. Costs what the groups around cost.
 */
export function portionsBetween(doc: Node, from: number, to: number): Portion[] {
  const portions = revisionsAround(doc, [{ from, to }]).flatMap((revision) => portionIn(doc, revision, from, to))
  return withMoves(doc, portions)
}

/** Portions with the whole of every move that one of them is about. */
export function withMoves(doc: Node, portions: readonly Portion[]): Portion[] {
  if (!portions.some((portion) => sideOf(portion.kind) !== null)) return [...portions]
  const moves = movesIn(doc)
  const touched = new Set(portions.flatMap((portion) => moveOf(moves, portion) ?? []))
  const others = portions.filter((portion) => moveOf(moves, portion) === undefined)
  const moved = [...touched].flatMap((move) =>
    revisionsAround(doc, [...move.from, ...move.to]).filter((revision) => moveOf([move], revision) !== undefined),
  )
  return [...others, ...moved]
}

/** The revisions of the groups that stretches touch, at their places in the document. */
function revisionsAround(doc: Node, stretches: readonly Stretch[]): ListedRevision[] {
  const groups = groupsTouched(doc, stretches)
  if (groups === null) return listRevisions(doc)
  const starts = groupStarts(doc)
  return [...groups]
    .sort((a, b) => a - b)
    .flatMap((i) => {
      const start = starts[i]! + 1
      return listRevisions(doc.child(i)).map((r) => ({ ...r, from: r.from + start, to: r.to + start }))
    })
}

function portionIn(doc: Node, revision: ListedRevision, from: number, to: number): Portion[] {
  switch (revision.kind) {
    case 'insertion':
    case 'deletion':
    case 'moveFrom':
    case 'moveTo':
    case 'formatting': {
      const part = { ...revision, from: Math.max(from, revision.from), to: Math.min(to, revision.to) }
      return part.from < part.to ? [part] : []
    }
    case 'paragraphInsertion':
    case 'paragraphDeletion':
    case 'paragraphMoveFrom':
    case 'paragraphMoveTo':
    case 'markFormatting':
      return from <= revision.from && to >= revision.to ? [revision] : []
    case 'paragraphFormatting':
    case 'sectionFormatting':
      return from < revision.to && to > revision.from ? [revision] : []
    default: {
      const inside = textIn(doc, revision)
      return from <= inside.from && to >= inside.to && from < to ? [revision] : []
    }
  }
}

/** From the first to the last place for text in a table, row or cell: a text selection never takes in its edges. */
function textIn(doc: Node, { from, to }: Stretch): Stretch {
  const node = doc.nodeAt(from)
  return { from: from + depthTo(node, 'firstChild'), to: to - depthTo(node, 'lastChild') }
}

function depthTo(node: Node | null, side: 'firstChild' | 'lastChild'): number {
  let depth = 1
  for (let at = node; at !== null && !at.isTextblock && at[side] !== null; at = at[side]) depth++
  return depth
}
