import type { Node } from 'prosemirror-model'
import type { Formatter } from './formatting.ts'
import type { NumberLabel } from './numbering-labels.ts'
import type { MarkRevisions } from './revision-attrs.ts'
import { schema } from './schema.ts'
import { inlineText, isGone } from './text.ts'

/*
 * The clauses of a document: each begins with a heading or a numbered paragraph of its outermost blocks, and holds what
 * stands below it: clauses of a deeper level, paragraphs that go on with it, and the tables between them.
 */

/** What a paragraph that begins a clause says of itself. */
export interface ClauseHead {
  /** 0 to 8 where a style or the paragraph makes it a heading; null for a paragraph that is only numbered. */
  readonly outlineLevel: number | null
  /** The list that numbers it, and its level in that; null where it has no number. */
  readonly list: { readonly id: number; readonly level: number } | null
  /** As Word shows it, '' without one. */
  readonly label: string
  /** The text that stays, up to the end of a run-in heading. */
  readonly title: string
  /** The whole paragraph is deleted, or was moved away: this is where the clause was. */
  readonly isGone: boolean
  /** The paragraph's own name in the file, by which it is known after others have moved; null where it has none. */
  readonly paraId: string | null
  /** Position before the paragraph. */
  readonly pos: number
}

export interface Clause extends ClauseHead {
  /** How deep it stands among the clauses: 0 for the outermost. */
  readonly depth: number
}

/**
 * The heads among the blocks of a document or a group, by positions in it.
 *
 * @param labelOf gives a paragraph's number, by the node or its position in `parent`
 */
export function clauseHeads(
  parent: Node,
  formatter: Formatter,
  labelOf: (paragraph: Node, pos: number) => NumberLabel | null,
): ClauseHead[] {
  const heads: ClauseHead[] = []
  parent.forEach((block, pos) => {
    if (block.type !== schema.nodes.paragraph) return
    const head = headOf(block, pos, formatter, labelOf(block, pos))
    if (head !== null) heads.push(head)
  })
  return heads
}

function headOf(paragraph: Node, pos: number, formatter: Formatter, label: NumberLabel | null): ClauseHead | null {
  const { outlineLevel, styleName } = formatter.paragraph(paragraph.attrs.pPr as string)
  const number = label === null || label.bullet || label.text === '' ? null : label
  const level = outlineLevel ?? (styleName === 'Title' ? 0 : null)
  if (level === null && number === null) return null
  const isWholeGone = isGoneParagraph(paragraph)
  const title = clauseTitle(paragraph, isWholeGone)
  if (title === '' && number === null) return null
  return {
    outlineLevel: level,
    list: number === null ? null : { id: number.list, level: number.level },
    label: number?.text ?? '',
    title,
    isGone: isWholeGone,
    paraId: paragraph.attrs.paraId as string | null,
    pos,
  }
}

const LONGEST_TITLE = 90

/** The text that stays, up to the end of a run-in heading. @param withGone deleted text counts too */
export function clauseTitle(paragraph: Node, withGone: boolean): string {
  let text = ''
  paragraph.forEach((node) => {
    if (text.length > LONGEST_TITLE * 2) return
    if (withGone || !isGone(node)) text += inlineText(node)
  })
  const clean = text.replace(/\s+/g, ' ').trim()
  // "Fees. The Customer pays …" is the clause called Fees.
  const heading = /^(.{2,60}?)[.:]\s/.exec(clean)?.[1]
  const title = heading ?? clean
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`
}

function isGoneParagraph(paragraph: Node): boolean {
  const { del, moveFrom } = (paragraph.attrs.markRevisions as MarkRevisions | null) ?? {}
  if (del === undefined && moveFrom === undefined) return false
  return paragraph.children.every((node) => isGone(node) || isPlace(node))
}

function isPlace(node: Node): boolean {
  return node.type === schema.nodes.anchor || node.type === schema.nodes.commentRef
}

/**
 * Heads with their depth. A heading stands at its outline level. A numbered paragraph stands below the heading before
 * it: as many levels as its list says where the heading is numbered by the same list, else by its own list; a list of
 * another kind, as (a) below 5.1, one level below the paragraph before.
 */
export function placeClauses(heads: Iterable<ClauseHead>): Clause[] {
  const clauses: Clause[] = []
  /** The clauses that the next one may stand below, outermost first: each deeper than the one before. */
  const above: Clause[] = []
  for (const head of heads) {
    const depth = head.outlineLevel ?? depthBelow(above, head)
    const clause = { ...head, depth }
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop()
    above.push(clause)
    clauses.push(clause)
  }
  return clauses
}

function depthBelow(above: readonly Clause[], { list, label }: ClauseHead): number {
  const { id, level } = list!
  const sameList = above.findLast((c) => c.list?.id === id && c.list.level <= level)
  if (sameList !== undefined) {
    const steps = level - sameList.list!.level
    return sameList.outlineLevel === null ? sameList.depth + steps : sameList.depth + Math.max(1, steps)
  }
  const heading = above.findLast((c) => c.outlineLevel !== null)
  const last = above.at(-1)
  const isLegal = /^[\d.]+$/.test(label.trim())
  // The recitals (A), (B) … follow the parties (1), (2); they are no part of the last of them.
  const isRecital = /^\([A-Z]\)$/.test(label) && last !== undefined && /^\(\d+\)$/.test(last.label)
  if (!isLegal && !isRecital && last !== undefined && /\d/.test(last.label)) return last.depth + 1
  return (heading === undefined ? 0 : heading.depth + 1) + (last === heading || isLegal ? level : 0)
}

/** The clauses of a whole document, flat or grouped. @param labels as `labelDocument` gives them */
export function clausesIn(doc: Node, formatter: Formatter, labels: ReadonlyMap<number, NumberLabel>): Clause[] {
  const at = (start: number) => (_paragraph: Node, pos: number) => labels.get(start + pos) ?? null
  if (doc.firstChild?.type !== schema.nodes.group) return placeClauses(clauseHeads(doc, formatter, at(0)))
  const heads: ClauseHead[] = []
  doc.forEach((group, offset) => {
    const start = offset + 1
    for (const head of clauseHeads(group, formatter, at(start))) heads.push({ ...head, pos: head.pos + start })
  })
  return placeClauses(heads)
}

/** Index of the clause that a position is in: the last one that begins before it; -1 before the first. */
export function clauseIndexAt(clauses: readonly Pick<Clause, 'pos'>[], pos: number): number {
  let low = 0
  let high = clauses.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (clauses[middle]!.pos <= pos) low = middle + 1
    else high = middle
  }
  return low - 1
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
  const limit = clauses[next]?.pos ?? doc.content.size
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
