import { Fragment, type Node } from 'prosemirror-model'
import { schema } from './schema.ts'

/**
 * How many blocks a group holds when it is made. Larger ones cost more at each key, for the browser reads all text that is laid
 * out; smaller ones more in long documents, where it looks at each of their boxes.
 */
export const GROUP_SIZE = 25

/** The story's blocks in order, whether the document is grouped or flat. */
export function blocksOf(doc: Node): Node[] {
  const blocks: Node[] = []
  doc.forEach((node) => {
    if (node.type === schema.nodes.group) node.forEach((block) => blocks.push(block))
    else blocks.push(node)
  })
  return blocks
}

/** The flat document that reading, writing, deciding and comparing work on. */
export function flatten(doc: Node): Node {
  return doc.firstChild?.type === schema.nodes.group ? schema.nodes.doc.create(doc.attrs, blocksOf(doc)) : doc
}

/** Whether a section ends with this block. Each group is laid out on one section's paper where it can be. */
export function endsSection(block: Node): boolean {
  return block.attrs.sectPr != null || (block.type === schema.nodes.contentControl && endsSection(block.lastChild!))
}

/** The editor's document: the same blocks in groups. */
export function grouped(doc: Node): Node {
  const blocks = blocksOf(doc)
  const groups: Node[] = []
  let from = 0
  blocks.forEach((block, i) => {
    if (i + 1 < from + GROUP_SIZE && i + 1 < blocks.length && !endsSection(block)) return
    groups.push(schema.nodes.group.create(null, Fragment.from(blocks.slice(from, i + 1))))
    from = i + 1
  })
  return schema.nodes.doc.create(doc.attrs, groups)
}
