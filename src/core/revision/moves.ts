import type { Node } from 'prosemirror-model'
import { edgesOf, type EdgeAt } from './decide/moves.ts'
import type { Stretch } from './decide/scope.ts'
import type { ListedRevision } from './revisions.ts'

/** A tracked move: what went away at one place and came to another (ECMA-376 part 1, 17.13.5.21 to .28). */
export interface Move {
  /** w:name, which both sides share. */
  readonly name: string
  /** Where it was and where it is, as document positions; more than one range where a side is in pieces. */
  readonly from: readonly Stretch[]
  readonly to: readonly Stretch[]
}

/** The moves of a grouped or flat document whose two sides are both there. Groups without edges cost nothing. */
export function movesIn(doc: Node): readonly Move[] {
  const edges: EdgeAt[] = []
  doc.forEach((child, offset) => {
    for (const edge of edgesOf(child)) edges.push({ ...edge, pos: edge.pos + offset })
  })
  if (edges.length === 0) return []
  const moves = new Map<string, { from: Stretch[]; to: Stretch[] }>()
  const open = new Map<string, EdgeAt>()
  for (const edge of edges) {
    const key = `${edge.side} ${edge.id}`
    if (edge.isStart) {
      open.set(key, edge)
      continue
    }
    const start = open.get(key)
    if (start === undefined || start.name === '') continue
    open.delete(key)
    const move = moves.get(start.name) ?? { from: [], to: [] }
    moves.set(start.name, move)
    move[start.side === 'moveFrom' ? 'from' : 'to'].push({ from: start.pos, to: edge.pos })
  }
  return [...moves].flatMap(([name, { from, to }]) => (from.length > 0 && to.length > 0 ? [{ name, from, to }] : []))
}

/** The move that a revision at its place in the document is one side of. */
export function moveOf(
  moves: readonly Move[],
  revision: Pick<ListedRevision, 'kind' | 'from' | 'to'>,
): Move | undefined {
  const side = sideOf(revision.kind)
  if (side === null || moves.length === 0) return undefined
  return moves.find((move) => move[side].some((range) => isIn(revision, range)))
}

/** Which side of a move a revision is, null for other revisions. */
export function sideOf(kind: ListedRevision['kind']): 'from' | 'to' | null {
  if (kind === 'moveFrom' || kind === 'paragraphMoveFrom') return 'from'
  return kind === 'moveTo' || kind === 'paragraphMoveTo' ? 'to' : null
}

/** Some writers end a range in front of the mark that moved with it. */
function isIn(revision: Pick<ListedRevision, 'kind' | 'from' | 'to'>, range: Stretch): boolean {
  const isMark = revision.kind.startsWith('paragraph')
  return revision.from >= range.from && (revision.to <= range.to || (isMark && revision.from <= range.to + 1))
}
