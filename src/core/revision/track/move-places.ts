import type { Node } from 'prosemirror-model'
import { isWhole, partnersKey } from '../decide/carry-back.ts'
import { edgeOf } from '../moves/edges.ts'
import { isPlaceMarker, markRevisions, revisionOn, type Tracker } from './tracker.ts'

/*
 * Which place markers move with a text: bookmarks and comments that are in it whole. Half of a pair stays, or its edges
 * would cross; so does what touches something that stays, for rejecting could not tell which of the two came first.
 */

interface Spot {
  readonly node: Node
  /** What stands right before and after it in its paragraph, or among the blocks. */
  readonly beside: readonly (Node | null)[]
  readonly mayMove: boolean
}

/** The markers among `blocks` (or inline nodes) that move along. */
export function movingPlaces(nodes: readonly Node[], tracker: Tracker): ReadonlySet<Node> {
  const spots: Spot[] = []
  collect(nodes, tracker, spots)
  const moving = new Set<Node>()
  for (const [, group] of Map.groupBy(spots, ({ node }) => partnersKey(node))) {
    if (group.every((s) => s.mayMove) && isWhole(group.map((s) => s.node))) for (const s of group) moving.add(s.node)
  }
  const partners = Map.groupBy(spots, ({ node }) => partnersKey(node))
  for (let settled = false; !settled;) {
    settled = true
    for (const { node, beside } of spots) {
      if (!moving.has(node) || !beside.some((near) => near !== null && staysPut(near, moving))) continue
      for (const partner of partners.get(partnersKey(node))!) moving.delete(partner.node)
      settled = false
    }
  }
  return moving
}

/** Beside this a place could not be found again: a marker that stays, or text that was moved away before. */
function staysPut(node: Node, moving: ReadonlySet<Node>): boolean {
  if (revisionOn(node, 'moveFrom') !== undefined) return true
  return (isPlaceMarker(node) || node.attrs.marker === true) && edgeOf(node) === null && !moving.has(node)
}

function collect(nodes: readonly Node[], tracker: Tracker, spots: Spot[]): void {
  for (const [i, node] of nodes.entries()) {
    const beside = [nodes[i - 1] ?? null, nodes[i + 1] ?? null]
    if (edgeOf(node) !== null) continue
    if (isPlaceMarker(node)) spots.push({ node, beside, mayMove: true })
    else if (node.attrs.marker === true) {
      if (node.attrs.id !== '') spots.push({ node, beside, mayMove: endsWhole(nodes, i, tracker) })
    } else if (!node.isLeaf) collect(node.children, tracker, spots)
  }
}

/** Does a marker between blocks stand behind a paragraph whose end moves, so that its place can be told? */
function endsWhole(nodes: readonly Node[], index: number, tracker: Tracker): boolean {
  const before = nodes.slice(0, index).findLast((node) => node.attrs.marker !== true)
  if (before === undefined || !before.isTextblock) return false
  const { ins, del, moveFrom } = markRevisions(before)
  return ins?.author !== tracker.author && del?.author !== tracker.author && moveFrom === undefined
}
