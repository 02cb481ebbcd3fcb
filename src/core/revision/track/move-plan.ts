import { Fragment, type Node } from 'prosemirror-model'
import type { CellRevisions, MarkRevisions, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { edgeOf } from '../moves/edges.ts'
import { movingPlaces } from './move-places.ts'
import { isMine, isPlaceMarker, markRevisions, revisionOn, rowRevisions, type Tracker } from './tracker.ts'

/*
 * What a move does to each thing it meets. The rule that keeps every law: what I inserted is simply taken along; what I
 * deleted (or moved away before) stays behind, for deleted text does not move; everything else stays as moved away and
 * stands at the new place as moved here, with all that others have pending on it on both sides, so that whichever is
 * decided first, the other still can be.
 */

/** One edit at the place the text comes from, in document order, by positions before the move. */
export type MoveEdit =
  | { readonly kind: 'mark' | 'remove'; readonly from: number; to: number }
  | { readonly kind: 'endParagraph' | 'emptyLook' | 'row' | 'removeBlock' | 'removeRow'; readonly pos: number }

/** Where something that moves was and will be. */
export interface Span {
  readonly from: number
  readonly size: number
  /** From the start of what is put in. */
  readonly at: number
}

type Fate = 'stay' | 'take' | 'copy'

/** Plans the move of blocks or of inline content; what it meets is read in document order. */
export class MovePlan {
  readonly revision: Revision
  readonly edits: MoveEdit[] = []
  readonly spans: Span[] = []
  /** Whether anything carries the move: rows are deleted and inserted, and do not. */
  carries = false
  /** First and last position that is marked as moved away. */
  marked: { from: number; to: number } | null = null
  readonly #tracker: Tracker
  readonly #moving: ReadonlySet<Node>
  /** Edges of moves of mine that are whole inside what moves: they go along, with what they hold. */
  readonly #taken: ReadonlySet<Node>
  readonly #takenMoves: ReadonlySet<string>

  /** @param placesMove false where nothing would tell where bookmarks came from: rows are no part of a move's text */
  constructor(nodes: readonly Node[], revision: Revision, tracker: Tracker, placesMove = true) {
    this.revision = revision
    this.#tracker = tracker
    this.#moving = placesMove ? movingPlaces(nodes, tracker) : new Set()
    const { edges, revisions } = wholeMoves(nodes)
    this.#taken = edges
    this.#takenMoves = revisions
  }

  /** The inline content that goes to the new place. @param pos of the first node; @param at where the content begins there */
  inline(nodes: readonly Node[], pos: number, at: number): Node[] {
    const out: Node[] = []
    let from = pos
    let to = at
    for (const [i, node] of nodes.entries()) {
      const fate = this.#fate(node, nodes, i)
      const size = node.nodeSize
      if (fate !== 'stay') {
        out.push(
          fate === 'take' ? node : node.mark(schema.marks.moveTo.create({ ...this.revision }).addToSet(node.marks)),
        )
        this.#edit(fate === 'take' ? 'remove' : 'mark', from, from + size)
        this.spans.push({ from, size, at: to })
        to += size
      }
      from += size
    }
    return out
  }

  #fate(node: Node, siblings: readonly Node[], index: number): Fate {
    if (edgeOf(node) !== null) return this.#taken.has(node) ? 'take' : 'stay'
    if (isPlaceMarker(node)) return this.#moving.has(node) ? 'take' : 'stay'
    const { moveFrom, moveTo, del, ins } = revisionsOn(node)
    if (moveFrom !== undefined) return 'stay'
    if (moveTo !== undefined && this.#takenMoves.has(moveTo.id)) return 'take'
    if (isMine(ins, this.#tracker)) return 'take'
    // A bookmark that moves off from text that stays could not be put back to the right side of it.
    if (isMine(del, this.#tracker)) return this.#touchesMoving(siblings, index) ? 'copy' : 'stay'
    return 'copy'
  }

  #touchesMoving(siblings: readonly Node[], index: number): boolean {
    const near = (direction: -1 | 1): Node | undefined => {
      let i = index + direction
      while (siblings[i] !== undefined && isMine(revisionOn(siblings[i]!, 'del'), this.#tracker)) i += direction
      return siblings[i]
    }
    return [near(-1), near(1)].some((node) => node !== undefined && this.#moving.has(node))
  }

  /**
   * The blocks that go to the new place.
   *
   * @param last whether the last paragraph's end moves too; that of a container stays, and that of a cell goes with its row
   */
  blocks(blocks: readonly Placed[], last: 'moves' | 'stays' | 'cell'): Node[] {
    const out: Node[] = []
    let at = 0
    let waiting: Node[] = []
    const put = (node: Node): void => {
      out.push(node)
      at += node.nodeSize
    }
    for (const [i, { node, pos }] of blocks.entries()) {
      if (node.type === schema.nodes.paragraph) {
        const start = at + 1 + waiting.reduce((sum, n) => sum + n.nodeSize, 0)
        const content = [...waiting, ...this.inline(node.children, pos + 1, start)]
        const isLast = i === blocks.length - 1
        const end = this.#end(node, pos, content.length > 0, isLast ? last : 'moves')
        waiting = end === 'joins' && !(isLast && content.length > 0) ? content : []
        if (end === 'joins' && waiting === content) continue
        put(schema.nodes.paragraph.create(movedAttrs(node, end === 'joins' ? { moveTo: this.revision } : end), content))
      } else if (node.type === schema.nodes.table) {
        const table = this.#table(node, pos, at)
        if (table !== null) put(table)
      } else if (this.#moving.has(node) || this.#taken.has(node)) {
        this.edits.push({ kind: 'removeBlock', pos })
        put(node)
      }
    }
    // Markers of a paragraph that I deleted at the end: it has nothing else that goes.
    const end = out.findLastIndex((node) => node.type === schema.nodes.paragraph)
    if (waiting.length > 0 && end < 0) return []
    if (waiting.length > 0) out[end] = out[end]!.copy(out[end]!.content.append(Fragment.fromArray(waiting)))
    return out
  }

  /** What becomes of a paragraph's end: the mark's revisions at the new place, or 'joins' where it does not go there. */
  #end(node: Node, pos: number, hasContent: boolean, last: 'moves' | 'stays' | 'cell'): MarkRevisions | 'joins' {
    const revisions = markRevisions(node)
    const { ins, del, moveFrom, moveTo } = revisions
    if (last === 'cell') return revisions
    if (moveFrom !== undefined || isMine(del, this.#tracker)) return 'joins'
    const taken = isMine(ins, this.#tracker) || (moveTo !== undefined && this.#takenMoves.has(moveTo.id))
    // A section's end stays where it is, with or without text before it.
    if (node.attrs.sectPr !== null && !hasContent) return 'joins'
    const at = pos + node.nodeSize - 1
    if (!taken) this.#carry(at, at + 1)
    if (last === 'stays') this.edits.push({ kind: 'emptyLook', pos })
    else if (node.attrs.sectPr === null) this.#goes(node, pos, taken)
    return taken ? revisions : { ...revisions, moveTo: this.revision }
  }

  #goes(node: Node, pos: number, taken: boolean): void {
    if (!taken || node.children.some((child, i) => this.#fate(child, node.children, i) !== 'take')) {
      this.edits.push({ kind: 'endParagraph', pos })
      this.#carry(pos + node.nodeSize - 1, pos + node.nodeSize)
      return
    }
    while (this.edits.length > 0 && startOf(this.edits.at(-1)!) > pos) this.edits.pop()
    this.edits.push({ kind: 'removeBlock', pos })
  }

  #table(table: Node, pos: number, at: number): Node | null {
    const rows: Node[] = []
    let from = pos + 1
    let to = at + 1
    for (const row of table.children) {
      const moved = this.#row(row, from, to)
      if (moved !== null) {
        rows.push(moved)
        to += moved.nodeSize
      }
      from += row.nodeSize
    }
    return rows.length === 0 ? null : schema.nodes.table.create({ ...table.attrs, src: null, after: '' }, rows)
  }

  #row(row: Node, pos: number, at: number): Node | null {
    const revisions = rowRevisions(row)
    if (revisions.del !== undefined) return null
    const isMineAlone = isMine(revisions.ins, this.#tracker) && this.#placesMove(row)
    // The row first: its content is edited before it goes.
    this.edits.push({ kind: isMineAlone ? 'removeRow' : 'row', pos })
    if (!isMineAlone) this.#note(pos, pos + 1)
    const cells: Node[] = []
    let from = pos + 1
    let to = at + 1
    for (const cell of row.children) {
      const placed = placedBlocks(cell, from + 1)
      const inner = isMineAlone ? cell.children.map(withoutIdentity) : this.#cellBlocks(placed, to + 1)
      const moved = schema.nodes.cell.create({ ...cell.attrs, src: null, before: '' }, inner)
      cells.push(moved)
      from += cell.nodeSize
      to += moved.nodeSize
    }
    const made: CellRevisions = revisions.ins === undefined ? { ins: this.revision } : revisions
    return schema.nodes.row.create({ ...row.attrs, src: null, before: '', after: '', revisions: made }, cells)
  }

  #placesMove(node: Node): boolean {
    if (isPlaceMarker(node) || node.attrs.marker === true) return this.#moving.has(node)
    return !node.attrs.before && !node.attrs.after && node.children.every((child) => this.#placesMove(child))
  }

  #cellBlocks(placed: readonly Placed[], at: number): Node[] {
    const before = this.spans.length
    const inner = this.blocks(placed, 'cell')
    for (let i = before; i < this.spans.length; i++) this.spans[i] = { ...this.spans[i]!, at: this.spans[i]!.at + at }
    const last = inner.at(-1)
    return last?.type === schema.nodes.paragraph ? inner : [...inner, schema.nodes.paragraph.create()]
  }

  #edit(kind: 'mark' | 'remove', from: number, to: number): void {
    const last = this.edits.at(-1)
    if (last?.kind === kind && last.to === from) last.to = to
    else this.edits.push({ kind, from, to })
    if (kind === 'mark') this.#carry(from, to)
  }

  #carry(from: number, to: number): void {
    this.carries = true
    this.#note(from, to)
  }

  #note(from: number, to: number): void {
    this.marked = { from: Math.min(from, this.marked?.from ?? from), to: Math.max(to, this.marked?.to ?? to) }
  }
}

function startOf(edit: MoveEdit): number {
  return 'pos' in edit ? edit.pos : edit.from
}

export interface Placed {
  readonly node: Node
  readonly pos: number
}

export function placedBlocks(parent: Node, start: number): Placed[] {
  const blocks: Placed[] = []
  parent.forEach((node, offset) => blocks.push({ node, pos: start + offset }))
  return blocks
}

function movedAttrs(node: Node, revisions: MarkRevisions): Record<string, unknown> {
  const markRevised = Object.keys(revisions).length === 0 ? null : revisions
  return { ...node.attrs, src: null, paraId: null, sectPr: null, markRevisions: markRevised }
}

function withoutIdentity(node: Node): Node {
  if (node.isInline || node.type === schema.nodes.opaqueBlock) return node
  const attrs: Record<string, unknown> = { ...node.attrs, src: null }
  if ('paraId' in node.attrs) attrs.paraId = null
  return node.type.create(attrs, Fragment.fromArray(node.children.map(withoutIdentity)))
}

function revisionsOn(node: Node): Partial<Record<'ins' | 'del' | 'moveFrom' | 'moveTo', Revision>> {
  return Object.fromEntries(node.marks.map((mark) => [mark.type.name, mark.attrs]))
}

/** Ranges of text moved here that begin and end among these nodes, and the revisions of what they hold. */
function wholeMoves(nodes: readonly Node[]): { edges: Set<Node>; revisions: Set<string> } {
  const starts = new Map<string, Node>()
  const edges = new Set<Node>()
  const revisions = new Set<string>()
  const open = new Map<string, Set<string>>()
  const visit = (node: Node): void => {
    const edge = edgeOf(node)
    if (edge?.side === 'moveTo' && edge.start) {
      starts.set(edge.id, node)
      open.set(edge.id, new Set())
    } else if (edge?.side === 'moveTo' && starts.has(edge.id)) {
      edges.add(starts.get(edge.id)!).add(node)
      for (const id of open.get(edge.id)!) revisions.add(id)
      open.delete(edge.id)
    }
    const here = node.isInline ? revisionOn(node, 'moveTo') : undefined
    if (here !== undefined) for (const ids of open.values()) ids.add(here.id)
    node.forEach(visit)
    if (node.isTextblock) {
      const { moveTo } = markRevisions(node)
      if (moveTo !== undefined) for (const ids of open.values()) ids.add(moveTo.id)
    }
  }
  nodes.forEach(visit)
  return { edges, revisions }
}
