import type { Mark, Node } from 'prosemirror-model'
import type { MarkRevisions } from '../../document/revision-attrs.ts'
import { anchorsIn, rangeKey, type Case } from './case.ts'
import { decideInline } from './inline.ts'
import { decideMark } from './paragraph.ts'
import { isRemoved } from './table.ts'

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
  readonly keys: string[]
  /** Carriers of moved content inside: how many there are, and how many will be. */
  before: number
  after: number
}

const EDGE = /^(moveFrom|moveTo)Range(Start|End)$/

/** The keys (see `rangeKey`) of the edges whose move this decision ends; of any empty move when it decides everything. */
export function doomedEdges(doc: Node, c: Case): ReadonlySet<string> {
  const doomed = new Set<string>()
  const ranges = hasEdges(doc) ? moveRanges(doc, c) : []
  const moves = Map.groupBy(ranges, (range) => (range.name === '' ? range : range.name))
  for (const sides of moves.values()) {
    const before = sides.reduce((sum, range) => sum + range.before, 0)
    const after = sides.reduce((sum, range) => sum + range.after, 0)
    if (after > 0 || (before === 0 && !c.all)) continue
    for (const range of sides) for (const key of range.keys) doomed.add(key)
  }
  return doomed
}

function hasEdges(doc: Node): boolean {
  let found = false
  doc.descendants((node) => {
    if (found) return false
    if (isEdge(node) || holdsEdge(node.attrs.before) || holdsEdge(node.attrs.after)) found = true
  })
  return found
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

  const edge = (node: Node): void => {
    const [, side, end] = EDGE.exec(node.attrs.kind as string) as unknown as [string, Side, 'Start' | 'End']
    const { id, name } = node.attrs as { id: string; name: string }
    if (end === 'Start') {
      const range: Range = { side, id, name, keys: [rangeKey(node)], before: 0, after: 0 }
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
      edges(node.attrs.before)
      node.forEach((child) => walk(child, isGone))
      edges(node.attrs.after)
      if (node.type.name === 'paragraph') walkMark(node, isGone)
    }
  }
  const walkMark = (paragraph: Node, gone: boolean): void => {
    const revisions = paragraph.attrs.markRevisions as MarkRevisions | null
    if (revisions === null || open.length === 0) return
    const decided = decideMark(paragraph, c)
    for (const side of ['moveFrom', 'moveTo'] as const) {
      if (revisions[side] !== undefined) content(side, !gone && decided.revisions?.[side] !== undefined)
    }
  }
  walk(doc, false)
  return ranges
}

function sidesOf(marks: readonly Mark[] | undefined): Side[] {
  return (marks ?? []).map((mark) => mark.type.name).filter((name) => name === 'moveFrom' || name === 'moveTo')
}
