import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { schema } from '../../document/schema.ts'

/**
 * Adds to an UNTRACKED editing transaction what keeps blocks apart: a split or a paste copies `src` and `paraId`, which
 * name one block each. Of the copies in the changed ranges the last keeps them (a paragraph is split to its left, as
 * tracking does it); a block that was not in those ranges before has none. Not for undo and redo, which restore
 * identities. Returns the same transaction, its selection kept.
 */
export function untrackedCleanup(tr: Transaction): Transaction {
  if (!tr.docChanged) return tr
  const known = new Set<string>()
  blocksIn(tr.before, changed(tr, 'before'), (node) => {
    for (const id of identities(node)) known.add(id)
  })
  const copies: { pos: number; attr: string }[] = []
  const found: { node: Node; pos: number }[] = []
  blocksIn(tr.doc, changed(tr, 'after'), (node, pos) => found.push({ node, pos }))
  for (const { node, pos } of found.toReversed()) {
    for (const attr of ['src', 'paraId']) {
      const id = identity(node, attr)
      if (id !== null && !known.delete(id)) copies.push({ pos, attr })
    }
  }
  for (const { pos, attr } of copies) tr.setNodeAttribute(pos, attr, null)
  return tr
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The changed ranges of the document before or after the transaction. */
function changed(tr: Transaction, when: 'before' | 'after'): Stretch[] {
  return tr.mapping.maps.flatMap((map, i) => {
    const ranges: Stretch[] = []
    const back = tr.mapping.slice(0, i).invert()
    const on = tr.mapping.slice(i + 1)
    map.forEach((oldFrom, oldTo, from, to) => {
      ranges.push(
        when === 'before'
          ? { from: back.map(oldFrom, -1), to: back.map(oldTo, 1) }
          : { from: on.map(from, -1), to: on.map(to, 1) },
      )
    })
    return ranges
  })
}

/** Each block once; what is opaque keeps its `src`, which is where its XML is. */
function blocksIn(doc: Node, ranges: readonly Stretch[], see: (node: Node, pos: number) => void): void {
  const seen = new Map<number, Node>()
  for (const { from, to } of ranges) {
    const start = Math.max(0, from - 1)
    doc.nodesBetween(start, Math.min(doc.content.size, to + 1), (node, pos) => {
      if (node.isInline) return false
      if (node.type !== schema.nodes.opaqueBlock) seen.set(pos, node)
      return true
    })
  }
  for (const [pos, node] of [...seen].sort(([a], [b]) => a - b)) see(node, pos)
}

function identity(node: Node, attr: string): string | null {
  const value = node.attrs[attr] as string | number | null | undefined
  return value == null ? null : `${node.type.name} ${attr} ${value}`
}

function identities(node: Node): string[] {
  return ['src', 'paraId'].flatMap((attr) => identity(node, attr) ?? [])
}
