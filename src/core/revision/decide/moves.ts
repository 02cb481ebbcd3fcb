import type { Mark, Node } from 'prosemirror-model'
import type { MarkRevisions } from '../../document/revision-attrs.ts'
import { anchorsIn, rangeKey, type Case } from './case.ts'
import { edgeAuthor } from '../moves/edges.ts'
import { decideInline } from './inline.ts'
import { decideOpaque } from './opaque.ts'
import { decideMark } from './paragraph.ts'
import { isRemoved, vanishes } from './table.ts'

/**
 * Which move range edges go. A move is a pair of ranges with one w:name, one side around its moveFrom content, the other
 * around its moveTo content (ECMA-376 part 1, 17.13.5.23, .24, .27, .28). The edges serve as long as either side has
 * moved content; after that they would announce a move that there is not.
 */

type Side = 'moveFrom' | 'moveTo'

interface Range {
  readonly side: Side
  /** '' for a marker that was made without one. */
  readonly id: string
  readonly name: string
  /** Who made it; null where it is not known. */
  readonly author: string | null
  readonly keys: string[]
  /** Indices of the document's children that hold its edges. */
  readonly holders: number[]
  /** Carriers of moved content inside: how many there are, and how many will be. */
  before: number
  after: number
}

const EDGE = /^(moveFrom|moveTo)Range(Start|End)$/

/**
 * The keys (see `rangeKey`) of the edges whose move this decision ends; of any empty move when it decides everything. Where
 * the decision has a scope, the groups that hold those edges join it.
 */
export function doomedEdges(doc: Node, c: Case): ReadonlySet<string> {
  const doomed = new Set<string>()
  const ranges = moveRanges(doc, c)
  const moves = Map.groupBy(ranges, (range) => (range.name === '' ? range : range.name))
  for (const sides of moves.values()) {
    const before = sides.reduce((sum, range) => sum + range.before, 0)
    const after = sides.reduce((sum, range) => sum + range.after, 0)
    // One that was left empty by edits goes with its author's revisions.
    if (after > 0 || (before === 0 && !c.all && !sides.every((range) => isPicked(range, c)))) continue
    for (const range of sides) {
      for (const key of range.keys) doomed.add(key)
      for (const index of range.holders) c.scope?.add(index)
    }
  }
  return doomed
}

function isPicked({ author, id, side }: Range, c: Case): boolean {
  return author !== null && c.picks({ id, author, date: null, utc: null }, side)
}

/** A move range's edge, at its position from the start of the document's child that holds it. */
export interface EdgeAt {
  readonly side: Side
  readonly isStart: boolean
  readonly id: string
  readonly name: string
  readonly pos: number
}

const known = new WeakMap<Node, readonly EdgeAt[]>()

/** The edges in a child of the document. Remembered: nearly no group has any, and each is asked at every decision. */
export function edgesOf(child: Node): readonly EdgeAt[] {
  let edges = known.get(child)
  if (edges === undefined) known.set(child, (edges = readEdges(child)))
  return edges
}

function readEdges(child: Node): readonly EdgeAt[] {
  const edges: EdgeAt[] = []
  const add = (edge: Node, pos: number): void => {
    const [, side, end] = EDGE.exec(edge.attrs.kind as string) as unknown as [string, Side, 'Start' | 'End']
    edges.push({ side, isStart: end === 'Start', id: edge.attrs.id as string, name: edge.attrs.name as string, pos })
  }
  const beside = (xml: unknown, pos: number): void => {
    if (holdsEdge(xml)) for (const edge of anchorsIn(xml).filter(isEdge)) add(edge, pos)
  }
  const walk = (node: Node, pos: number): void => {
    if (isEdge(node)) add(node, pos)
    beside(node.attrs.before, pos)
    node.forEach((inner, offset) => walk(inner, pos + 1 + offset))
    beside(node.attrs.after, pos + node.nodeSize)
  }
  walk(child, 0)
  return edges
}

function isEdge(node: Node): boolean {
  return (node.type.name === 'anchor' || node.type.name === 'opaqueBlock') && EDGE.test(node.attrs.kind as string)
}

/** Edges between rows or cells are kept as XML. */
function holdsEdge(xml: unknown): boolean {
  return typeof xml === 'string' && /<w:move(From|To)Range/.test(xml)
}

function moveRanges(doc: Node, c: Case): Range[] {
  const ranges: Range[] = []
  let open: Range[] = []
  let holder = 0
  const waiting = new Waiting()

  const edge = (node: Node): void => {
    const [, side, end] = EDGE.exec(node.attrs.kind as string) as unknown as [string, Side, 'Start' | 'End']
    const { id, name } = node.attrs as { id: string; name: string }
    if (end === 'Start') {
      const keys = [rangeKey(node)]
      const range: Range = { side, id, name, author: edgeAuthor(node), keys, holders: [holder], before: 0, after: 0 }
      ranges.push(range)
      open.push(range)
      return
    }
    // An edge without an id closes what was opened last, for moves do not nest.
    const closed =
      open.findLast((r) => r.side === side && id !== '' && r.id === id) ??
      open.findLast((r) => r.side === side && (id === '' || r.id === ''))
    if (closed === undefined) return
    closed.keys.push(rangeKey(node))
    closed.holders.push(holder)
    open = open.filter((r) => r !== closed)
  }
  const content = (side: Side, stays: boolean): void => {
    for (const range of open) {
      if (range.side !== side) continue
      range.before++
      if (stays) range.after++
    }
  }
  const edges = (xml: unknown): void => {
    if (holdsEdge(xml)) anchorsIn(xml).filter(isEdge).forEach(edge)
  }
  const walk = (node: Node, gone: boolean): void => {
    if (isEdge(node)) edge(node)
    else if (node.isInline) {
      for (const side of sidesOf(node.marks))
        content(side, !gone && sidesOf(decideInline(node, c)?.marks).includes(side))
    } else {
      const isGone = gone || ((node.type.name === 'row' || node.type.name === 'cell') && isRemoved(node, c))
      if (!isGone && standsBetween(node, c)) waiting.stops()
      edges(node.attrs.before)
      node.forEach((child) => walk(child, isGone))
      edges(node.attrs.after)
      if (node.type.name === 'paragraph') walkMark(node, isGone)
      else if (!isGone && (node.type.name === 'cell' || node.type.name === 'contentControl')) waiting.ends()
    }
  }
  const walkMark = (paragraph: Node, gone: boolean): void => {
    const revisions = (paragraph.attrs.markRevisions as MarkRevisions | null) ?? {}
    const decided = decideMark(paragraph, c)
    const staying: Range[] = []
    for (const side of ['moveFrom', 'moveTo'] as const) {
      if (revisions[side] === undefined) continue
      const stays = !gone && decided.revisions?.[side] !== undefined
      content(side, stays && !decided.gone)
      if (stays && decided.gone) staying.push(...open.filter((range) => range.side === side))
    }
    if (gone) return
    const keeps = paragraph.children.some((child) => !isEdge(child) && decideInline(child, c) !== null)
    waiting.paragraph(decided.gone ? staying : null, keeps)
  }
  doc.forEach((child, _offset, index) => {
    holder = index
    if (open.length > 0 || waiting.isPending || edgesOf(child).length > 0) walk(child, false)
  })
  waiting.ends()
  return ranges
}

/** Does a block that is no paragraph stay where it is, so that no paragraph joins another past it? */
function standsBetween(node: Node, c: Case): boolean {
  if (node.type.name === 'table') return !vanishes(node, c)
  if (node.type.name === 'opaqueBlock') return node.attrs.marker !== true && decideOpaque(node, c) !== null
  return node.type.name === 'contentControl'
}

/**
 * A mark that is to go waits for a paragraph to join, as in blocks.ts: where none follows it stays, and whatever moved it
 * stays with it, if there is anything in its paragraph.
 */
class Waiting {
  /** The ranges that hold what the mark carries; null where no paragraph waits. */
  #ranges: readonly Range[] | null = null
  #keeps = false

  get isPending(): boolean {
    return this.#ranges !== null && this.#ranges.length > 0
  }

  /** @param ranges of a mark that is to go; null for one that stays */
  paragraph(ranges: readonly Range[] | null, keeps: boolean): void {
    this.#keeps = keeps || (this.#ranges !== null && this.#keeps)
    this.#ranges = ranges
  }

  /** Before a block that nothing joins. */
  stops(): void {
    if (this.#keeps) this.ends()
    this.#ranges = null
  }

  /** At a container's end, where a paragraph stays in any case. */
  ends(): void {
    for (const range of this.#ranges ?? []) range.after++
    this.#ranges = null
  }
}

function sidesOf(marks: readonly Mark[] | undefined): Side[] {
  return (marks ?? []).map((mark) => mark.type.name).filter((name) => name === 'moveFrom' || name === 'moveTo')
}
