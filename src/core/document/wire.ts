import { Fragment, Node as PlainNode, type Attrs, type Mark, type Node } from 'prosemirror-model'
import { schema } from './schema.ts'

/*
 * Blocks packed for the way from the process that reads to the one that shows. ProseMirror's own JSON says every attribute
 * of every node and every mark of every text: five times the bytes, and as many copies of the same strings in memory.
 * Here defaults are left out, marks and attributes are said once, and what is each paragraph's own (its slice of the file,
 * its id) is said beside them, for else no two paragraphs would have the same.
 */

/**
 * A node: text is [marks, text]; any other [type, attributes, marks, children, own attributes if it has any]. Numbers point
 * into the tables.
 */
type PackedNode =
  | readonly [marks: number, text: string]
  | readonly [string, number, number, readonly PackedNode[]]
  | readonly [string, number, number, readonly PackedNode[], Attrs]

type PackedMark = readonly [type: string, attrs: Attrs]

/** Plain JSON. `attrs` and `marks` are tables; entry 0 of each is "none". */
export interface Packed {
  readonly attrs: readonly Attrs[]
  /** Single marks, to which the sets point. Older archives have none: their sets hold the marks themselves. */
  readonly each?: readonly PackedMark[]
  readonly marks: readonly (readonly (number | PackedMark)[])[]
  readonly nodes: readonly PackedNode[]
}

/** Attributes by which a node differs from all others. */
const OWN: ReadonlySet<string> = new Set(['src', 'paraId'])

class Table<T> {
  readonly list: T[] = []
  readonly #at = new Map<string, number>()

  index(value: T): number {
    const key = JSON.stringify(value)
    let at = this.#at.get(key)
    if (at === undefined) {
      at = this.list.push(value) - 1
      this.#at.set(key, at)
    }
    return at
  }
}

/** Packs nodes of the document's schema. O(size of the nodes). */
export function pack(nodes: readonly Node[]): Packed {
  const attrs = new Table<Attrs>()
  const each = new Table<PackedMark>()
  const marks = new Table<readonly number[]>()
  attrs.index({})
  marks.index([])
  // Marks, and equal sets of them, are mostly one object, as reading shares them.
  const knownMarks = new Map<Mark, number>()
  const known = new Map<readonly Mark[], number>()
  const markAt = (mark: Mark): number => {
    let at = knownMarks.get(mark)
    if (at === undefined) knownMarks.set(mark, (at = each.index([mark.type.name, mark.attrs])))
    return at
  }
  const markSet = (set: readonly Mark[]): number => {
    let at = known.get(set)
    if (at === undefined) known.set(set, (at = marks.index(set.map(markAt))))
    return at
  }
  const node = (n: Node): PackedNode => {
    const set = n.marks.length === 0 ? 0 : markSet(n.marks)
    if (n.isText) return [set, n.text!]
    const { shared, own } = said(n)
    const at = shared === null ? 0 : attrs.index(shared)
    const children = n.children.map(node)
    return own === null ? [n.type.name, at, set, children] : [n.type.name, at, set, children, own]
  }
  const packed = nodes.map(node)
  return { attrs: attrs.list, each: each.list, marks: marks.list, nodes: packed }
}

/** The attributes that are not what the schema has without them. */
function said(node: Node): { shared: Attrs | null; own: Attrs | null } {
  const defaults = node.type.spec.attrs
  let shared: Record<string, unknown> | null = null
  let own: Record<string, unknown> | null = null
  for (const name in node.attrs) {
    const value: unknown = node.attrs[name]
    if (isSame(value, defaults?.[name]?.default)) continue
    if (OWN.has(name)) (own ??= {})[name] = value
    else (shared ??= {})[name] = value
  }
  return { shared, own }
}

function isSame(value: unknown, usual: unknown): boolean {
  if (value === usual) return true
  return Array.isArray(value) && Array.isArray(usual) && value.length === 0 && usual.length === 0
}

/** Marks that many texts have in common, in all of a document. */
const COMMON: ReadonlySet<string> = new Set(['rPr', 'wrap'])

/**
 * Unpacks what `pack` packed. One function for all chunks of a document: what they have in common is kept once.
 *
 * What is packed is trusted: its content is not checked against the schema.
 */
export function createUnpacker(): (packed: Packed) => Node[] {
  const strings = new Map<string, string>()
  const common = new Map<string, Mark>()
  const sets = new Map<string, readonly Mark[]>()
  const intern = (value: unknown): unknown => {
    if (typeof value !== 'string' || value.length > 400) return value
    const known = strings.get(value)
    if (known === undefined) strings.set(value, value)
    return known ?? value
  }
  const interned = (attrs: Attrs): Attrs => {
    const out: Record<string, unknown> = {}
    for (const name in attrs) out[name] = intern(attrs[name])
    return out
  }
  const markOf = ([type, attrs]: PackedMark): Mark => {
    if (!COMMON.has(type)) return schema.mark(type, interned(attrs))
    const key = JSON.stringify([type, attrs])
    let mark = common.get(key)
    if (mark === undefined) common.set(key, (mark = schema.mark(type, interned(attrs))))
    return mark
  }
  return (packed) => {
    const attrs = packed.attrs.map(interned)
    const each = packed.each?.map(markOf) ?? []
    const marks = packed.marks.map((set) => {
      const made = set.map((mark) => (typeof mark === 'number' ? each[mark]! : markOf(mark)))
      if (!made.every(({ type }) => COMMON.has(type.name))) return made
      const key = made.map(({ type, attrs: of }) => `${type.name} ${JSON.stringify(of)}`).join()
      const known = sets.get(key)
      if (known === undefined) sets.set(key, made)
      return known ?? made
    })
    const models = new Map<string, Node[]>()
    /** Nodes of one kind with the same attributes have them as one object. */
    const model = (type: string, at: number): Node => {
      let list = models.get(type)
      if (list === undefined) models.set(type, (list = []))
      return (list[at] ??= schema.nodes[type]!.create(attrs[at]))
    }
    const node = (p: PackedNode): Node => {
      if (p.length === 2) {
        const text = schema.text(p[1])
        // Made with its marks it would have a copy of the set.
        return p[0] === 0 ? text : text.mark(marks[p[0]]!)
      }
      const [type, at, set, children, own] = p
      const content = children.map(node)
      if (own !== undefined) return schema.nodes[type]!.create({ ...attrs[at], ...own }, content, marks[set])
      // Without content a copy would be the model itself, and one node in two places is taken for one place.
      if (content.length === 0) return schema.nodes[type]!.create(attrs[at], null, marks[set])
      const made = model(type, at).copy(Fragment.fromArray(content))
      return set === 0 ? made : made.mark(marks[set]!)
    }
    return packed.nodes.map(node)
  }
}

/** A whole document as text, to be stored. */
export function packDocument(doc: Node): string {
  return JSON.stringify({ docAttrs: doc.attrs, groups: pack(doc.children) })
}

/** What `packDocument` made. Also reads ProseMirror's own JSON, which older archives hold. */
export function unpackDocument(text: string): Node {
  const value = JSON.parse(text) as { docAttrs: Attrs; groups: Packed } | { type: 'doc' }
  if ('type' in value) return PlainNode.fromJSON(schema, value)
  return schema.nodes.doc.create(value.docAttrs, createUnpacker()(value.groups))
}
