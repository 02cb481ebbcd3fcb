import type { Node } from 'prosemirror-model'
import { clauseLines, type ClauseLine } from './clause-lines.ts'
import { placeClauses, type Clause, type GoingBack } from './clause-places.ts'
import type { Formatter } from './formatting.ts'
import type { NumberLabel } from './numbering-labels.ts'
import { schema } from './schema.ts'

/*
 * The clauses of a document: each begins with a heading or a numbered paragraph of its outermost blocks, and holds what
 * stands below it: clauses of a deeper level, paragraphs that go on with it, and the tables between them.
 */

/** The clauses of a whole document, flat or grouped. @param labels as `labelDocument` gives them */
export function clausesIn(doc: Node, formatter: Formatter, labels: ReadonlyMap<number, NumberLabel>): Clause[] {
  const at = (start: number) => (_paragraph: Node, pos: number) => labels.get(start + pos) ?? null
  if (doc.firstChild?.type !== schema.nodes.group) return placeClauses(clauseLines(doc, formatter, at(0)))
  const lines: ClauseLine[] = []
  doc.forEach((group, offset) => {
    const start = offset + 1
    for (const line of clauseLines(group, formatter, at(start))) lines.push({ ...line, pos: line.pos + start })
  })
  return placeClauses(lines)
}

/** Where a clause begins, and where its text ends in that of one around it. */
interface Placed {
  readonly pos: number
  readonly goesBack: GoingBack | null
}

/** Index of the clause that a position is in, the innermost; -1 before the first. */
export function clauseIndexAt(clauses: readonly Placed[], pos: number): number {
  let low = 0
  let high = clauses.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (clauses[middle]!.pos <= pos) low = middle + 1
    else high = middle
  }
  let at = low - 1
  for (;;) {
    const back = clauses[at]?.goesBack ?? null
    if (back === null || back.pos > pos) return at
    at = back.to
  }
}

/** Index of the first clause after this one that does not stand below it; how many there are where all do. */
export function indexAfter(clauses: readonly Pick<Clause, 'depth'>[], index: number): number {
  let next = index + 1
  while (next < clauses.length && clauses[next]!.depth > clauses[index]!.depth) next++
  return next
}

/** The clauses that a clause stands below, outermost first, and itself. */
export function clausePath<T extends Pick<Clause, 'depth'>>(clauses: readonly T[], index: number): T[] {
  const path: T[] = []
  let depth = Infinity
  for (let i = index; i >= 0 && depth > 0; i--) {
    if (clauses[i]!.depth >= depth) continue
    path.unshift(clauses[i]!)
    depth = clauses[i]!.depth
  }
  return path
}

/** Where a clause begins and ends with all that stands below it: positions before its first and behind its last block. */
export interface ClauseRange {
  readonly from: number
  readonly to: number
}

/** What a clause is with everything below it. Costs what the clause is long. */
export function clauseRange(doc: Node, formatter: Formatter, clauses: readonly Clause[], index: number): ClauseRange {
  const next = indexAfter(clauses, index)
  const limit = Math.min(clauses[next]?.pos ?? Infinity, clauses[index]!.goesBack?.pos ?? Infinity)
  const from = clauses[index]!.pos
  const last = clauses[next - 1]!.pos
  let to = last + doc.nodeAt(last)!.nodeSize
  for (const { node, pos } of blocksFrom(doc, last)) {
    if (pos >= limit) break
    if (pos > last && isOutside(node, formatter)) break
    to = pos + node.nodeSize
    // A section's end is the end of what stands in it.
    if (node.type === schema.nodes.paragraph && node.attrs.sectPr !== null) break
  }
  return { from, to }
}

/** The range of the clause at a position; null where none begins before it. */
export function clauseRangeAt(
  doc: Node,
  formatter: Formatter,
  clauses: readonly Clause[],
  pos: number,
): ClauseRange | null {
  const index = clauseIndexAt(clauses, pos)
  return index < 0 ? null : clauseRange(doc, formatter, clauses, index)
}

function* blocksFrom(doc: Node, pos: number): Generator<{ node: Node; pos: number }> {
  const $pos = doc.resolve(pos)
  let at = pos
  for (let i = $pos.index(); i < $pos.parent.childCount; i++) {
    yield { node: $pos.parent.child(i), pos: at }
    at += $pos.parent.child(i).nodeSize
  }
  if ($pos.parent.type !== schema.nodes.group) return
  at = $pos.after()
  for (let i = $pos.index(0) + 1; i < doc.childCount; i++) {
    let inner = at + 1
    for (const node of doc.child(i).children) {
      yield { node, pos: inner }
      inner += node.nodeSize
    }
    at += doc.child(i).nodeSize
  }
}

/** How what follows the last clause of a contract begins, and what follows its body. */
const CLOSING =
  /^\W*(in witness|as witness|executed (as|by)|signed (by|for|on)|signature|schedule|appendix|annex|exhibit|attachment)\b/i

/** Does a paragraph that is no clause stand outside of the clause before it: a signature, a schedule's title, a new page? */
function isOutside(node: Node, formatter: Formatter): boolean {
  if (node.type !== schema.nodes.paragraph) return false
  const { pageBreakBefore, align } = formatter.paragraph(node.attrs.pPr as string)
  const text = node.textContent
  if (pageBreakBefore || CLOSING.test(text)) return true
  return align === 'center' && text.trim() !== ''
}
