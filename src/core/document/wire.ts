import { Node as PlainNode, type Attrs, type Mark, type Node } from 'prosemirror-model'
import { schema } from './schema.ts'

/*
 * Blocks packed for the way from the process that reads to the one that shows. ProseMirror's own JSON says every attribute
 * of every node and every mark of every text: five times the bytes, and as many copies of the same strings in memory.
 * Here defaults are left out, and marks and attributes are said once.
 */

/** A node: text is [marks, text]; any other [type, attributes, marks, children]. Numbers point into the tables. */
type PackedNode = readonly [marks: number, text: string] | readonly [string, number, number, readonly PackedNode[]]

/** Plain JSON. `attrs` and `marks` are tables; entry 0 of each is "none". */
export interface Packed {
  readonly attrs: readonly Attrs[]
  readonly marks: readonly (readonly (readonly [type: string, attrs: Attrs])[])[]
  readonly nodes: readonly PackedNode[]
}

class Table<T> {
  readonly list: T[]
  readonly #at = new Map<string, number>()

  constructor(none: T) {
    this.list = [none]
    this.#at.set(JSON.stringify(none), 0)
  }

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
  const attrs = new Table<Attrs>({})
  const marks = new Table<Packed['marks'][number]>([])
  // Equal sets of marks are mostly one object, as reading shares them.
  const known = new Map<readonly Mark[], number>()
  const markSet = (set: readonly Mark[]): number => {
    let at = known.get(set)
    if (at === undefined) {
      at = marks.index(set.map((mark) => [mark.type.name, mark.attrs] as const))
      known.set(set, at)
    }
    return at
  }
  const node = (n: Node): PackedNode => {
    const set = n.marks.length === 0 ? 0 : markSet(n.marks)
    if (n.isText) return [set, n.text!]
    return [n.type.name, attrs.index(said(n)), set, n.children.map(node)]
  }
  const packed = nodes.map(node)
  return { attrs: attrs.list, marks: marks.list, nodes: packed }
}

/** The attributes that are not what the schema has without them. */
function said(node: Node): Attrs {
  const defaults = node.type.spec.attrs
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node.attrs)) {
    if (!isSame(value, defaults?.[name]?.default)) out[name] = value
  }
  return out
}

function isSame(value: unknown, usual: unknown): boolean {
  if (value === usual) return true
  return Array.isArray(value) && Array.isArray(usual) && value.length === 0 && usual.length === 0
}

/**
 * Unpacks what `pack` packed. One function for all chunks of a document: what they have in common is kept once.
 *
 * What is packed is trusted: its content is not checked against the schema.
 */
export function createUnpacker(): (packed: Packed) => Node[] {
  const strings = new Map<string, string>()
  const sets = new Map<string, readonly Mark[]>()
  const intern = (value: unknown): unknown => {
    if (typeof value !== 'string' || value.length > 400) return value
    const known = strings.get(value)
    if (known === undefined) strings.set(value, value)
    return known ?? value
  }
  const interned = (attrs: Attrs): Attrs =>
    Object.fromEntries(Object.entries(attrs).map(([name, value]) => [name, intern(value)]))
  return (packed) => {
    const attrs = packed.attrs.map(interned)
    const marks = packed.marks.map((set) => {
      const key = JSON.stringify(set)
      let made = sets.get(key)
      if (made === undefined) {
        made = set.map(([type, a]) => schema.mark(type, interned(a)))
        sets.set(key, made)
      }
      return made
    })
    const node = (p: PackedNode): Node => {
      if (p.length === 2) return schema.text(p[1], marks[p[0]])
      const [type, a, m, children] = p
      return schema.nodes[type]!.create(attrs[a], children.map(node), marks[m])
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
