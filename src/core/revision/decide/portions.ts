import type { Mark, Node } from 'prosemirror-model'
import type { CellRevisions, InnerRevision, MarkRevisions, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { KIND_OF_MARK, KIND_OF_PARAGRAPH_MARK, type ListedRevision, type RevisionKind } from '../revisions.ts'
import type { Pick } from './case.ts'
import { groupStarts } from '../../document/group-places.ts'
import { wholeFields } from '../track/fields.ts'
import { groupsTouched, type Stretch } from './scope.ts'
import { KINDS } from './table.ts'

/*
 * Deciding revisions at their places. A pick knows a revision by its id, and parts of one revision share it: so what is to
 * be decided is tagged first, in a copy of the groups around that is as long as they are, and the tag is what is picked.
 */

/** A revision, or the part of one, at a place of the document. */
export interface Portion extends Stretch, globalThis.Pick<ListedRevision, 'id' | 'author' | 'kind'> {}

/** What no file's id holds. */
const TAG = '\u0001'

export interface Tagged {
  readonly doc: Node
  readonly pick: Pick
  /** Groups that hold what is tagged; null for a flat document. */
  readonly scope: Set<number> | null
}

export function tag(doc: Node, portions: readonly Portion[]): Tagged {
  const tagger = new Tagger()
  const sorted = portions.flatMap((portion) => withFields(doc, portion)).toSorted((a, b) => a.from - b.from)
  const scope = groupsTouched(doc, sorted)
  let tagged: Node
  if (scope === null) tagged = tagger.children(doc, 0, sorted)
  else {
    let { content } = doc
    const starts = groupStarts(doc)
    for (const i of scope) {
      content = content.replaceChild(i, tagger.within(doc.child(i), starts[i]!, sorted))
    }
    tagged = doc.copy(content)
  }
  // What stands in properties' XML is known by its name alone.
  const others = new Set(sorted.filter((p) => !tagger.met.has(p)).map(keyOf))
  return {
    doc: tagged,
    pick: (revision, kind) => revision.id.endsWith(TAG) || others.has(keyOf({ ...revision, kind })),
    scope,
  }
}

const COMES_OR_GOES: ReadonlySet<RevisionKind> = new Set(['insertion', 'deletion', 'moveFrom', 'moveTo'])

/**
 * A field that came or went is decided whole, whatever part of it is meant: half of one is none (17.16.18). Where somebody
 * else wrote into it, a file calls its halves by two ids.
 */
function withFields(doc: Node, portion: Portion): Portion[] {
  const { from, to } = portion
  if (!COMES_OR_GOES.has(portion.kind) || from === to) return [portion]
  const whole = wholeFields(doc, from, to, () => true)
  if (whole.from === from && whole.to === to) return [portion]
  const portions = new Map([[portion.id, { ...portion, ...whole }]])
  doc.nodesBetween(whole.from, whole.to, ({ marks }) => {
    for (const { type, attrs } of marks) {
      const { id, author } = attrs as unknown as Revision
      const isAlike = (KIND_OF_MARK as Record<string, RevisionKind | undefined>)[type.name] === portion.kind
      if (isAlike && author === portion.author) portions.set(id, { ...portion, ...whole, id })
    }
  })
  return [...portions.values()]
}

/** A mark as the document has it. */
export function untagged(mark: Mark): Mark {
  const id = mark.attrs.id as unknown
  if (typeof id !== 'string' || !id.endsWith(TAG)) return mark
  return mark.type.create({ ...mark.attrs, id: id.slice(0, -TAG.length) })
}

function keyOf({ id, author, kind }: globalThis.Pick<Portion, 'id' | 'author' | 'kind'>): string {
  return `${kind} ${id} ${author}`
}

const withTag = <T extends Revision>(revision: T): T => ({ ...revision, id: revision.id + TAG })

class Tagger {
  /** Portions that were found. */
  readonly met = new Set<Portion>()

  /** The node with what is tagged in it; itself where nothing is. */
  within(node: Node, pos: number, portions: readonly Portion[]): Node {
    const end = pos + node.nodeSize
    const here = portions.filter((p) => p.from <= end && p.to >= pos)
    if (here.length === 0) return node
    const attrs = this.#attributes(node, pos, end, here)
    const made = attrs === null ? node : node.type.create({ ...node.attrs, ...attrs }, node.content, node.marks)
    return made.isLeaf ? made : this.children(made, pos + 1, here)
  }

  children(parent: Node, start: number, portions: readonly Portion[]): Node {
    let changed = false
    const children: Node[] = []
    parent.forEach((child, offset) => {
      const made = child.isInline
        ? this.#inline(child, start + offset, portions)
        : [this.within(child, start + offset, portions)]
      if (made.length !== 1 || made[0] !== child) changed = true
      children.push(...made)
    })
    return changed ? parent.type.create(parent.attrs, children, parent.marks) : parent
  }

  #find(revision: Revision | null | undefined, kind: RevisionKind, from: number, to: number, all: readonly Portion[]) {
    if (revision === null || revision === undefined) return false
    const found = all.filter(
      (p) => p.kind === kind && p.id === revision.id && p.author === revision.author && p.from <= to && p.to >= from,
    )
    for (const portion of found) this.met.add(portion)
    return found.length > 0
  }

  #attributes(node: Node, pos: number, end: number, portions: readonly Portion[]): Record<string, unknown> | null {
    const changed: Record<string, unknown> = {}
    const one = (name: string, kind: RevisionKind): void => {
      const revision = node.attrs[name] as Revision | null
      if (this.#find(revision, kind, pos, end, portions)) changed[name] = withTag(revision!)
    }
    const several = (name: string, kinds: Readonly<Record<string, RevisionKind>>, from: number): void => {
      const revisions = node.attrs[name] as MarkRevisions | CellRevisions | null
      const entries = Object.entries(revisions ?? {}) as [string, Revision][]
      const made = entries.map(
        ([key, r]) => [key, this.#find(r, kinds[key]!, from, end, portions) ? withTag(r) : r] as const,
      )
      if (made.some(([, revision], i) => revision !== entries[i]![1])) changed[name] = Object.fromEntries(made)
    }
    switch (node.type) {
      case schema.nodes.paragraph:
        one('pPrChange', 'paragraphFormatting')
        several('markRevisions', KIND_OF_PARAGRAPH_MARK, end - 1)
        break
      case schema.nodes.table:
        one('tblPrChange', 'tableFormatting')
        break
      case schema.nodes.row:
        one('trPrChange', 'rowFormatting')
        several('revisions', KINDS.row, pos)
        break
      case schema.nodes.cell:
        one('tcPrChange', 'cellFormatting')
        several('revisions', KINDS.cell, pos)
        break
      case schema.nodes.opaqueBlock:
      case schema.nodes.opaqueInline: {
        const inner = (node.attrs.revisions as readonly InnerRevision[] | null) ?? []
        const made = inner.map((r) => (this.#find(r, r.kind, pos, end, portions) ? withTag(r) : r))
        if (made.some((r, i) => r !== inner[i])) changed.revisions = made
        break
      }
      default:
    }
    return Object.keys(changed).length === 0 ? null : changed
  }

  /** An inline node in pieces, as far as portions end in it. */
  #inline(node: Node, pos: number, portions: readonly Portion[]): Node[] {
    const end = pos + node.nodeSize
    const here = portions.filter((p) => p.from < end && p.to > pos)
    if (here.length === 0) return [node]
    const own = node.type === schema.nodes.opaqueInline ? this.within(node, pos, here) : node
    const cuts = [pos, ...here.flatMap((p) => [p.from, p.to]).filter((at) => at > pos && at < end), end]
    const edges = [...new Set(cuts)].sort((a, b) => a - b)
    const pieces = edges
      .slice(1)
      .map((to, i) => this.#marked(own.isText ? own.cut(edges[i]! - pos, to - pos) : own, edges[i]!, to, here))
    return pieces.every((piece) => piece.marks === own.marks) ? [own] : pieces
  }

  #marked(node: Node, from: number, to: number, portions: readonly Portion[]): Node {
    let { marks } = node
    for (const mark of node.marks) {
      const kind = (KIND_OF_MARK as Record<string, RevisionKind | undefined>)[mark.type.name]
      if (kind === undefined) continue
      // A piece is in a portion or beside it.
      const inside = portions.filter((p) => p.from <= from && p.to >= to)
      if (!this.#find(mark.attrs as unknown as Revision, kind, from, to, inside)) continue
      marks = mark.type.create(withTag(mark.attrs as unknown as Revision)).addToSet(mark.removeFromSet(marks))
    }
    return marks === node.marks ? node : node.mark(marks)
  }
}
