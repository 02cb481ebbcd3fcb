import type { Node } from 'prosemirror-model'
import {
  sameNumbering,
  type NumberLabel,
  type Numberer,
  type NumberingState,
} from '../../../../core/document/numbering-labels.ts'
import { schema } from '../../../../core/document/schema.ts'

/** A group's labels, one for each paragraph in it, and where counting stands before and after. */
export interface GroupLabels {
  readonly group: Node
  readonly before: NumberingState
  readonly labels: readonly (NumberLabel | null)[]
  readonly after: NumberingState
}

/**
 * Labels after a change: groups that stayed keep theirs, changed ones are counted again, and so are those behind them
 * until the count stands where it stood before. A keystroke inside a paragraph changes no count at all.
 */
export function relabel(doc: Node, old: readonly GroupLabels[], numberer: Numberer): GroupLabels[] {
  const groups = doc.children
  let head = 0
  while (head < groups.length && head < old.length && groups[head] === old[head]!.group) head++
  let tail = 0
  while (
    tail < Math.min(groups.length, old.length) - head &&
    groups[groups.length - 1 - tail] === old[old.length - 1 - tail]!.group
  ) {
    tail++
  }
  const next = old.slice(0, head)
  const sameCount = groups.length === old.length
  for (let i = head; i < groups.length; i++) {
    const before = next.at(-1)?.after ?? EMPTY
    const fromEnd = groups.length - i
    const was = fromEnd <= tail ? old[old.length - fromEnd]! : sameCount ? old[i] : undefined
    if (was !== undefined && countsAlike(was.group, groups[i]!) && isAt(was.before, before)) {
      next.push(was.group === groups[i] && was.before === before ? was : { ...was, group: groups[i]!, before })
    } else next.push(labelGroup(groups[i]!, before, numberer, was))
  }
  return next
}

const EMPTY: NumberingState = { counters: [], started: [] }

function isAt(a: NumberingState, b: NumberingState): boolean {
  return a === b || sameNumbering(a, b)
}

function labelGroup(group: Node, before: NumberingState, numberer: Numberer, was?: GroupLabels): GroupLabels {
  numberer.restore(before)
  const labels = paragraphsOf(group).map((paragraph) => numberer.next(paragraph))
  const state = numberer.snapshot()
  // Keeping the old state object lets the groups behind compare by identity.
  return { group, before, labels, after: was !== undefined && sameNumbering(was.after, state) ? was.after : state }
}

/** Whether two versions of a group must count alike: the same paragraphs as far as numbering looks at them. */
function countsAlike(a: Node, b: Node): boolean {
  if (a === b) return true
  if (a.childCount !== b.childCount) return false
  return a.children.every((block, i) => {
    const other = b.child(i)
    if (block === other) return true
    return (
      block.type === schema.nodes.paragraph &&
      other.type === schema.nodes.paragraph &&
      block.attrs.pPr === other.attrs.pPr &&
      block.attrs.markRevisions === other.attrs.markRevisions &&
      // Whether a section's last paragraph is empty decides if it counts.
      block.attrs.sectPr === null &&
      other.attrs.sectPr === null
    )
  })
}

const paragraphs = new WeakMap<Node, readonly Node[]>()

/** The paragraphs of a group in document order, those in tables and content controls among them. */
export function paragraphsOf(group: Node): readonly Node[] {
  let found = paragraphs.get(group)
  if (found === undefined) {
    const list: Node[] = []
    group.descendants((node) => {
      if (node.type === schema.nodes.paragraph) list.push(node)
      return node.type !== schema.nodes.paragraph && !node.isLeaf
    })
    paragraphs.set(group, (found = list))
  }
  return found
}
