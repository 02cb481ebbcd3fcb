import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import type { Clause } from '../../../../core/document/clause-places.ts'

/** How clauses stand below one another, each known by its index in document order. */
export interface ClauseTree {
  readonly clauses: readonly Clause[]
  /** The clause it stands below; -1 for the outermost. */
  readonly parents: Int32Array
  /** How many it stands below. Not the depth, which may skip levels. */
  readonly levels: Int32Array
  /** One past the last clause that stands below it. */
  readonly ends: Int32Array
  /** Its place among those with the same parent, from 1, and how many those are. */
  readonly places: Int32Array
  readonly sizes: Int32Array
}

const known = new WeakMap<readonly Clause[], ClauseTree>()

/** The tree of a document's clauses: read once for each outline, whoever asks. */
export function treeOf(clauses: readonly Clause[]): ClauseTree {
  const cached = known.get(clauses)
  if (cached !== undefined) return cached
  const tree = growTree(clauses)
  known.set(clauses, tree)
  return tree
}

function growTree(clauses: readonly Clause[]): ClauseTree {
  const { length } = clauses
  const numbers = (): Int32Array => new Int32Array(length)
  const tree = { clauses, parents: numbers(), levels: numbers(), ends: numbers(), places: numbers(), sizes: numbers() }
  /** How many children each has; the outermost count for the last. */
  const children = new Int32Array(length + 1)
  const above: number[] = []
  const close = (depth: number, end: number): void => {
    while (above.length > 0 && clauses[above.at(-1)!]!.depth >= depth) tree.ends[above.pop()!] = end
  }
  clauses.forEach(({ depth }, i) => {
    close(depth, i)
    const parent = above.at(-1) ?? -1
    tree.parents[i] = parent
    tree.levels[i] = above.length
    tree.places[i] = ++children[parent < 0 ? length : parent]!
    above.push(i)
  })
  close(-Infinity, length)
  for (let i = 0; i < length; i++) tree.sizes[i] = children[tree.parents[i]! < 0 ? length : tree.parents[i]!]!
  return tree
}

export function hasBelow({ ends }: ClauseTree, index: number): boolean {
  return ends[index]! > index + 1
}

/** The clauses that are not folded away, in document order. Costs what is left to see. */
export function unfolded(tree: ClauseTree, isOpen: (index: number) => boolean): number[] {
  const rows: number[] = []
  let i = 0
  while (i < tree.clauses.length) {
    rows.push(i)
    i = hasBelow(tree, i) && !isOpen(i) ? tree.ends[i]! : i + 1
  }
  return rows
}

/** The row that shows a clause, or the one it is folded into: the last that is not behind it; -1 before the first. */
export function rowOf(rows: readonly number[], index: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]! <= index) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The clauses that a clause stands below, outermost first, and itself: their indices. */
export function pathTo({ parents }: ClauseTree, index: number): number[] {
  const path: number[] = []
  for (let i = index; i >= 0; i = parents[i]!) path.unshift(i)
  return path
}

/**
 * How many changes stand before each clause in the order of clauses, and one more for all: the changes of a clause with all
 * below it are the difference of two. Text that goes on behind sub-clauses counts for the clause that it is of.
 */
export function changesBefore(clauses: readonly Clause[], cards: readonly { readonly from: number }[]): Int32Array {
  const before = new Int32Array(clauses.length + 1)
  let outside = 0
  for (const { from } of cards) {
    const at = clauseIndexAt(clauses, from)
    if (at < 0) outside++
    else before[at + 1]!++
  }
  before[0] = outside
  for (let i = 0; i < clauses.length; i++) before[i + 1]! += before[i]!
  return before
}
