import { Fragment, type Node } from 'prosemirror-model'
import { isAnchor } from '../../docx/read/inline-reader.ts'
import { escapeAttribute, parseFragment, serialise } from '../../docx/xml.ts'
import type { Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import type { RevisionKind } from '../revisions.ts'

export type Decision = 'accept' | 'reject'
/** Chooses the revisions that a decision is about. Must be pure: it may be asked more than once about one revision. */
export type Pick = (revision: Revision, kind: RevisionKind) => boolean

/** Where a decided paragraph's content comes from, in order: a paragraph that was there, or nodes that are put in. */
export type Part = Node | readonly Node[]

/** A revision that adds (or takes away) what carries it: rejecting (or accepting) it removes the carrier. */
const ADDS: ReadonlySet<RevisionKind> = new Set([
  'insertion',
  'moveTo',
  'paragraphInsertion',
  'paragraphMoveTo',
  'rowInsertion',
  'cellInsertion',
])
const TAKES: ReadonlySet<RevisionKind> = new Set([
  'deletion',
  'moveFrom',
  'paragraphDeletion',
  'paragraphMoveFrom',
  'rowDeletion',
  'cellDeletion',
])

/** One decision under way: what was asked, and what the parts of the pass tell each other. */
export class Case {
  readonly decision: Decision
  /** No pick was given: everything is decided. */
  readonly all: boolean
  readonly picks: Pick
  /** Move range edges whose move is over, by `rangeKey`. */
  doomed: ReadonlySet<string> = new Set()
  /** Indices of the document's groups that hold what is decided; null where every block is looked at. */
  scope: Set<number> | null = null
  /** For each node made by the decision, what it was made from. */
  readonly origin = new Map<Node, readonly Part[]>()
  readonly #decideApart: (story: Node) => Node
  readonly #apart = new Map<Node, Node>()
  /** Anchors and markers of removed rows and cells, on their way to the next paragraph or block. */
  #anchors: Node[] = []
  #markers: Node[] = []

  /** @param decideApart decides a document inside this one (decide.ts) */
  constructor(decision: Decision, pick: Pick | undefined, decideApart: (story: Node) => Node) {
    this.decision = decision
    this.#decideApart = decideApart
    this.all = pick === undefined
    this.picks = pick ?? (() => true)
  }

  /** A document inside this one, such as a note, with the same decided; asked again, the very same answer. */
  decidedApart(story: Node): Node {
    let made = this.#apart.get(story)
    if (made === undefined) this.#apart.set(story, (made = this.#decideApart(story)))
    return made
  }

  /** Does deciding a revision of this kind remove its carrier? (ECMA-376 part 1, 17.13.5) */
  removes(kind: RevisionKind): boolean {
    return (this.decision === 'accept' ? TAKES : ADDS).has(kind)
  }

  /**
   * Saves the anchors inside a row or cell that is about to be removed: a bookmark or comment range may begin there and
   * end elsewhere, and half a pair makes the file invalid.
   */
  rescue(removed: Node): void {
    if (removed.type.name === 'anchor') this.#anchors.push(removed)
    else if (removed.attrs.marker === true) this.#rescueMarker(removed)
    this.#anchors.push(...anchorsIn(removed.attrs.before))
    removed.forEach((child) => this.rescue(child))
    this.#anchors.push(...anchorsIn(removed.attrs.after))
  }

  /**
   * A marker between blocks whose element is no more than its id and name goes on among the anchors: one queue keeps a
   * start before its end, and knows a pair that is gone. Others (a move's start tells who moved) stay what they are.
   */
  #rescueMarker(marker: Node): void {
    const { kind, id, name } = marker.attrs as { kind: string; id: string; name: string }
    if (id === '' || !(kind.endsWith('End') || kind === 'bookmarkStart' || kind === 'commentRangeStart')) {
      this.#markers.push(marker)
      return
    }
    const named = name === '' ? '' : ` w:name="${escapeAttribute(name)}"`
    const xml = `<w:${kind} w:id="${escapeAttribute(id)}"${named}/>`
    this.#anchors.push(schema.nodes.anchor.create({ kind, id, name, xml }))
  }

  /** Is nothing on its way? */
  get isIdle(): boolean {
    return this.#anchors.length === 0 && this.#markers.length === 0
  }

  takeMarkers(): Node[] {
    const taken = this.#markers
    if (taken.length > 0) this.#markers = []
    return taken
  }

  /** The anchors to put into the next paragraph; a pair whose both edges were removed is gone for good. */
  takeAnchors(): Node[] {
    const taken = this.#anchors
    if (taken.length === 0) return taken
    this.#anchors = []
    const edges = new Map<string, number>()
    for (const node of taken) edges.set(pairKey(node), (edges.get(pairKey(node)) ?? 0) + 1)
    return taken.filter((node) => edges.get(pairKey(node)) === 1 && !this.doomed.has(rangeKey(node)))
  }

  /** A copy of `node` with other attributes or children; the node itself when neither changes. */
  rebuilt(node: Node, attrs: Record<string, unknown> | null, children: readonly Node[] | null): Node {
    if (attrs === null && children === null) return node
    const content = children === null ? node.content : Fragment.from(children)
    // The same attributes as one object: whoever compares both sees at once that they are.
    const made = attrs === null ? node.copy(content) : node.type.create({ ...node.attrs, ...attrs }, content)
    this.origin.set(made, [node])
    return made
  }
}

/** The range edges kept as XML beside a row or cell (its attributes `before` and `after`), as anchors. */
export function anchorsIn(edges: unknown): Node[] {
  if (typeof edges !== 'string' || edges === '') return []
  return parseFragment(edges)
    .filter((e) => isAnchor(e.name))
    .map((e) => {
      const attrs = {
        kind: e.name.slice(2),
        id: e.attrs['w:id'] ?? '',
        name: e.attrs['w:name'] ?? '',
        xml: serialise(e),
      }
      return schema.nodes.anchor.create(attrs)
    })
}

function pairKey(anchor: Node): string {
  return `${(anchor.attrs.kind as string).replace(/(Start|End)$/, '')}#${String(anchor.attrs.id)}`
}

/** Names one edge of a range, wherever it stands; a marker without an id by the slice it was read from. */
export function rangeKey(edge: Node): string {
  const { kind, id, src } = edge.attrs as { kind: string; id: string; src?: number | null }
  return id === '' && src !== undefined ? `${kind} at ${src}` : edgeKey(kind, id)
}

export function edgeKey(kind: string, id: string): string {
  return `${kind} ${id}`
}
