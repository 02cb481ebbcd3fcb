import { Fragment, type Node } from 'prosemirror-model'
import { schema } from './schema.ts'

/** How many blocks a group holds when it is made: measured as the size where a keystroke costs least. */
export const GROUP_SIZE = 50

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

/** The editor's document: the same blocks in groups. */
export function grouped(doc: Node): Node {
  const blocks = blocksOf(doc)
  const groups: Node[] = []
  for (let i = 0; i < blocks.length; i += GROUP_SIZE) {
    groups.push(schema.nodes.group.create(null, Fragment.from(blocks.slice(i, i + GROUP_SIZE))))
  }
  return schema.nodes.doc.create(doc.attrs, groups)
}
