import { Fragment, Slice, type Node } from 'prosemirror-model'
import { Mapping, ReplaceStep, type Transform } from 'prosemirror-transform'
import { schema } from '../../document/schema.ts'
import { edgeOf } from '../moves/edges.ts'
import { lastUnitAt, moveSides, positionAt, shiftBetween, type MoveSide, type Placed } from '../moves/units.ts'
import { edgeKey, type Case } from './case.ts'
import { doomedEdges, edgesOf } from './moves.ts'

/*
 * A bookmark or comment is in a document once, so of a moved text only one side can hold it: the side where the text
 * is now, or a reference to a moved clause would point to where it was. When the move is rejected, what marks a place
 * in the text goes back with it.
 */

interface Carried {
  readonly placed: Placed
  readonly to: number
}

/**
 * The document with the bookmarks and comments in rejected moves where the text came from; itself where there are none. A
 * place whose partner stands outside of the move stays, as does one in a side that is not equal to the other.
 *
 * @param tr a transform of the same document but for tags in it, which is changed in the same way
 */
export function carryBack(doc: Node, c: Case, tr?: Transform): Node {
  if (c.decision !== 'reject' || doc.children.every((child) => edgesOf(child).length === 0)) return doc
  let made = doc
  // What was moved twice goes back twice.
  for (let i = 0; i < MOST_MOVES; i++) {
    const doomed = doomedEdges(made, c)
    const carried = carriedIn(made, doomed)
    if (carried.length === 0) break
    for (const step of steps(made, carried)) {
      made = step.apply(made).doc!
      tr?.step(step)
    }
  }
  return made
}

const MOST_MOVES = 8

function carriedIn(doc: Node, doomed: ReadonlySet<string>): Carried[] {
  const sides = moveSides(doc).filter(
    (s) => s.closed && s.name !== '' && doomed.has(edgeKey(`${s.side}RangeStart`, s.id)),
  )
  const carried: Carried[] = []
  for (const [, pair] of Map.groupBy(sides, (s) => s.name)) {
    const [from, other] = [pair.filter((s) => s.side === 'moveFrom'), pair.filter((s) => s.side === 'moveTo')]
    if (from.length !== 1 || other.length !== 1) continue
    carried.push(...between(doc, from[0]!, other[0]!))
  }
  return carried
}

function between(doc: Node, from: MoveSide, to: MoveSide): Carried[] {
  const shift = shiftBetween(from, to)
  if (shift === null || to.text === '') return []
  return whole(to.places).flatMap((placed) => {
    const target = targetOf(doc, from, placed, placed.units + shift)
    return target === null ? [] : [{ placed, to: target }]
  })
}

/** The places whose partners are all among them. Edges of moves stay: a move that is over loses its own. */
function whole(places: readonly Placed[]): Placed[] {
  const own = places.filter(({ node }) => edgeOf(node) === null && node.attrs.id !== '')
  return [...Map.groupBy(own, ({ node }) => partnersKey(node))].flatMap(([, group]) =>
    isWhole(group.map((p) => p.node)) ? group : [],
  )
}

/** What the edges of one range, and the reference of one comment, have in common. */
export function partnersKey(place: Node): string {
  const kind = place.type === schema.nodes.commentRef ? 'commentRange' : (place.attrs.kind as string)
  return `${kind.replace(/(Start|End)$/, '')} ${place.attrs.id as string}`
}

/** As many starts as ends, and with a comment's range its reference. */
export function isWhole(partners: readonly Node[]): boolean {
  const count = (suffix: string): number =>
    partners.filter((node) => typeof node.attrs.kind === 'string' && node.attrs.kind.endsWith(suffix)).length
  const isComment = partners.some((n) => n.type === schema.nodes.commentRef || n.attrs.kind.startsWith('commentRange'))
  return count('Start') === count('End') && (!isComment || partners.some((n) => n.type === schema.nodes.commentRef))
}

function targetOf(doc: Node, from: MoveSide, { node, joins }: Placed, units: number): number | null {
  if (node.type !== schema.nodes.opaqueBlock) return positionAt(from, units, joins) ?? startAfter(doc, from)
  const last = lastUnitAt(from, units)
  if (last === null) return null
  // Behind the block that holds the last unit before it, in the container that the range is in.
  const depth = containerDepth(doc, from)
  return doc.resolve(last).after(depth + 1)
}

function containerDepth(doc: Node, range: MoveSide): number {
  const $from = doc.resolve(range.from)
  return $from.parent.inlineContent ? $from.depth - 1 : $from.depth
}

/** The start of the paragraph behind the range (its end, where the last paragraph stays): where what stood in paragraphs that are gone joins. */
function startAfter(doc: Node, range: MoveSide): number | null {
  if (range.endsInside) return range.to - 1
  const $to = doc.resolve(range.to)
  const next = $to.parent.inlineContent ? doc.resolve($to.after()) : $to
  return next.nodeAfter?.isTextblock === true ? next.pos + 1 : null
}

/** Takes each out of its place and puts it in again, what goes to one position in its old order. */
function steps(doc: Node, unordered: readonly Carried[]): ReplaceStep[] {
  const carried = unordered
    .filter(({ placed }) => !isAlone(doc, placed.pos))
    .toSorted((a, b) => a.placed.pos - b.placed.pos)
  const out = carried
    .map(({ placed }) => new ReplaceStep(placed.pos, placed.pos + placed.node.nodeSize, Slice.empty))
    .reverse()
  const taken = new Mapping(out.map((step) => step.getMap()))
  const targets = Map.groupBy(carried, ({ to }) => taken.map(to, 1))
  for (const [pos, group] of [...targets].sort(([a], [b]) => b - a)) {
    const nodes = Fragment.fromArray(group.map(({ placed }) => placed.node))
    out.push(new ReplaceStep(pos, pos, new Slice(nodes, 0, 0)))
  }
  return out
}

/** Nothing but a marker is in its group, which cannot be empty. */
function isAlone(doc: Node, pos: number): boolean {
  const { parent } = doc.resolve(pos)
  return parent.type === schema.nodes.group && parent.childCount === 1
}
