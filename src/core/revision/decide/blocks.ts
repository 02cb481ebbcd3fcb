import type { Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import { rangeKey, type Case, type Part } from './case.ts'
import { bareAnchor, decideContent } from './inline.ts'
import { decideOpaque } from './opaque.ts'
import { decideAttributes, decideMark } from './paragraph.ts'
import { decideTable } from './table.ts'

/**
 * The flow of blocks in a story, cell or content control, decided in one pass.
 *
 * A paragraph whose mark goes waits for the paragraph that follows, whose attributes survive (ECMA-376 part 1,
 * 17.13.5.15: its content is combined with that paragraph's). Content is decided first, then marks. Where no paragraph
 * follows, Word has nothing to join and keeps the paragraph with a plain mark; an empty one, though, disappears before a
 * table or another block. The last of a container always stays: a cell, a control and a story end in a paragraph.
 */

const { nodes: N } = schema

/** A block and the list (of a grouped document: the group) that it belongs to. */
interface Placed {
  readonly node: Node
  readonly slot: number
}

/** A paragraph whose mark is gone, waiting for one to join. */
interface Waiting {
  readonly paragraph: Node
  readonly attrs: Record<string, unknown> | null
  readonly slot: number
  readonly content: Node[]
  readonly parts: Part[]
  /** Markers met between paragraphs joined: a range's start stays in front, its end moves behind, so that neither crosses the other. */
  readonly starts: Placed[]
  readonly ends: Node[]
}

const nothingBefore = (): Pick<Waiting, 'content' | 'parts' | 'starts' | 'ends'> => ({
  content: [],
  parts: [],
  starts: [],
  ends: [],
})

class Flow {
  readonly lists: (readonly Node[])[]
  #waiting: Waiting | null = null
  /** Markers met since the paragraph that waits. */
  #held: Placed[] = []
  readonly #case: Case

  constructor(count: number, c: Case) {
    this.lists = Array.from({ length: count }, () => [])
    this.#case = c
  }

  add(node: Node, slot: number): void {
    this.#rescued(slot)
    if (node.type === N.paragraph) this.#paragraph(node, slot)
    else if (node.attrs.marker === true) this.#marker(node, slot)
    else this.#block(node, slot)
  }

  /** Passes over a list that holds nothing to decide, unless something from before is still to be placed. */
  skip(blocks: readonly Node[], slot: number): boolean {
    if (this.#waiting !== null || this.#held.length > 0 || !this.#case.isIdle) return false
    this.lists[slot] = blocks
    return true
  }

  #paragraph(node: Node, slot: number): void {
    const c = this.#case
    const anchors = c.takeAnchors().map(bareAnchor)
    const mark = decideMark(node, c)
    const attrs = decideAttributes(node, mark, c)
    const own = decideContent(node.children, c)
    if (this.#waiting === null && anchors.length === 0 && !mark.gone) {
      this.#put(c.rebuilt(node, attrs, own === node.children ? null : own), slot)
      return
    }
    const { content, parts, starts, ends } = this.#waiting ?? nothingBefore()
    for (const inline of anchors) content.push(inline)
    for (const inline of own) content.push(inline)
    if (anchors.length > 0) parts.push(anchors)
    parts.push(node)
    for (const marker of this.#takeHeld()) {
      if ((marker.node.attrs.kind as string).endsWith('End')) ends.push(marker.node)
      else starts.push(marker)
    }
    this.#waiting = { paragraph: node, attrs, slot, content, parts, starts, ends }
    if (!mark.gone) this.#stopWaiting(true)
  }

  #marker(node: Node, slot: number): void {
    if (this.#case.doomed.has(rangeKey(node))) return
    if (this.#waiting === null) this.#put(node, slot)
    else this.#held.push({ node, slot })
  }

  /** Markers saved from rows and cells that are gone. */
  #rescued(slot: number): void {
    for (const marker of this.#case.takeMarkers()) this.#marker(marker, slot)
  }

  #block(node: Node, slot: number): void {
    const decided = decideBlock(node, this.#case)
    // A table (or an equation) that is gone stands between its neighbours no more, so a paragraph may wait past it.
    if (decided === null) return
    this.#stopWaiting(this.#waiting?.content.length !== 0)
    this.#put(decided, slot)
  }

  /** Puts the paragraph that waits, where `stays`, and the markers around it. */
  #stopWaiting(stays: boolean): void {
    if (this.#waiting === null) return
    const { paragraph, attrs, slot, content, parts, starts, ends } = this.#waiting
    this.#waiting = null
    for (const marker of starts) this.#put(marker.node, marker.slot)
    if (stays) {
      const made = this.#case.rebuilt(paragraph, attrs ?? {}, content)
      this.#case.origin.set(made, parts)
      this.#put(made, slot)
    }
    for (const marker of ends) this.#put(marker, slot)
    for (const marker of this.#takeHeld()) this.#put(marker.node, marker.slot)
  }

  #takeHeld(): Placed[] {
    const held = this.#held
    if (held.length > 0) this.#held = []
    return held
  }

  #put(node: Node, slot: number): void {
    // Lists that were passed over lie behind whatever is put.
    ;(this.lists[slot] as Node[]).push(node)
  }

  /** `root`: no paragraph follows any more that could take what is still to be placed. */
  finish(root: boolean): readonly (readonly Node[])[] {
    const last = this.lists.length - 1
    if (root) this.#rescued(last)
    this.#stopWaiting(true)
    const anchors = root ? this.#case.takeAnchors().map(bareAnchor) : []
    if (anchors.length > 0 || this.lists.every((list) => list.length === 0)) {
      this.#put(N.paragraph.create(null, anchors), last)
    }
    return this.lists
  }
}

function decideBlock(node: Node, c: Case): Node | null {
  if (node.type === N.table) return decideTable(node, c, (cell) => decideContainer(cell, c))
  if (node.type === N.contentControl) return decideContainer(node, c)
  return node.type === N.opaqueBlock ? decideOpaque(node, c) : node
}

/** A cell or content control with its blocks decided. */
function decideContainer(node: Node, c: Case): Node {
  const blocks = decideLists([node.children], false, c)[0]!
  if (sameNodes(blocks, node.children)) return node
  // A cell's last block is a paragraph (ECMA-376 part 1, 17.4.65), also when what followed a table was a removed one.
  const last = blocks.findLast((block) => block.attrs.marker !== true)
  const endsInTable = node.type === N.cell && last?.type === N.table
  return c.rebuilt(node, null, endsInTable ? [...blocks, N.paragraph.create()] : blocks)
}

/** Lists of blocks that follow each other, decided as one flow; a joined paragraph stays in the list it survives in. */
function decideLists(lists: readonly (readonly Node[])[], root: boolean, c: Case): readonly (readonly Node[])[] {
  const flow = new Flow(lists.length, c)
  for (const [slot, list] of lists.entries()) {
    const isOutside = root && c.scope !== null && !c.scope.has(slot)
    if (isOutside && flow.skip(list, slot)) continue
    for (const block of list) flow.add(block, slot)
  }
  return flow.finish(root)
}

/** The story decided: flat or in groups, as it was. A group that is left empty goes. */
export function decideStory(doc: Node, c: Case): Node {
  if (doc.firstChild?.type !== N.group) {
    const blocks = decideLists([doc.children], true, c)[0]!
    return sameNodes(blocks, doc.children) ? doc : c.rebuilt(doc, null, blocks)
  }
  const groups = doc.children.map((group) => group.children)
  const decided = decideLists(groups, true, c).flatMap((blocks, i) => {
    const group = doc.child(i)
    if (blocks.length === 0) return []
    return [sameNodes(blocks, group.children) ? group : c.rebuilt(group, null, blocks)]
  })
  return sameNodes(decided, doc.children) ? doc : c.rebuilt(doc, null, decided)
}

function sameNodes(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, i) => node === b[i])
}
