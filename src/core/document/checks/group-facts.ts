import type { Node } from 'prosemirror-model'
import type { NumberLabel } from '../numbering-labels.ts'
import { rangeOf } from '../reading/paragraph-reading.ts'
import { clauseFact, type ClauseFact } from '../references/clause-facts.ts'
import { schema } from '../schema.ts'
import type { ParagraphFacts } from './paragraph-facts.ts'

/** A group of blocks with the number labels of its paragraphs, in order; null where a paragraph has none. */
export interface LabelledGroup {
  readonly group: Node
  readonly labels: readonly (NumberLabel | null)[]
}

export interface PlacedParagraph {
  readonly facts: ParagraphFacts
  /** Position before the paragraph, in the group's content. */
  readonly pos: number
  /** How many of the group's clauses begin in it or before it. */
  readonly clauses: number
  /** It is a clause itself. */
  readonly isClause: boolean
  /** Its mark is deleted: what follows will be one paragraph with it. */
  readonly joinsNext: boolean
}

export interface PlacedBookmark {
  readonly name: string
  /** The ordinal of the paragraph that it begins in. */
  readonly paragraph: number
  /** What it is around, where that ends in the same paragraph. */
  readonly text: string | null
}

/** What is known of a group without looking at any other. */
export interface GroupFacts {
  readonly group: Node
  readonly paragraphs: readonly PlacedParagraph[]
  readonly clauses: readonly ClauseFact[]
  readonly bookmarks: readonly PlacedBookmark[]
}

export function readGroup({ group, labels }: LabelledGroup, read: (paragraph: Node) => ParagraphFacts): GroupFacts {
  const paragraphs: PlacedParagraph[] = []
  const clauses: ClauseFact[] = []
  const bookmarks: PlacedBookmark[] = []
  const named = (name: string, text: string | null = null): void => {
    if (name !== '') bookmarks.push({ name, paragraph: paragraphs.length, text })
  }
  group.descendants((node, pos) => {
    if (node.type === schema.nodes.opaqueBlock && node.attrs.kind === 'bookmarkStart') named(node.attrs.name as string)
    if (node.type === schema.nodes.row) namesIn(node.attrs.before as string).forEach((name) => named(name))
    if (node.type !== schema.nodes.paragraph) return !node.isLeaf
    const facts = read(node)
    for (const { name, id, pos: start } of facts.reading.bookmarks) named(name, textOfBookmark(facts, id, start))
    const fact = facts.isContents ? null : clauseFact(node, labels[paragraphs.length] ?? null, facts.outline)
    if (fact !== null) clauses.push(fact)
    const mark = node.attrs.markRevisions as { del?: unknown; moveFrom?: unknown } | null
    paragraphs.push({
      facts,
      pos,
      clauses: clauses.length,
      isClause: fact !== null && fact.label !== '',
      joinsNext: mark?.del !== undefined || mark?.moveFrom !== undefined,
    })
    return false
  })
  return { group, paragraphs, clauses, bookmarks }
}

function namesIn(xml: string): string[] {
  return Array.from(xml.matchAll(/<w:bookmarkStart\b[^>]*\sw:name="([^"]*)"/g), (m) => m[1]!)
}

function textOfBookmark({ node, reading }: ParagraphFacts, id: string, start: number): string | null {
  let end: number | null = null
  node.forEach((inline, pos) => {
    if (inline.attrs.kind === 'bookmarkEnd' && inline.attrs.id === id && pos >= start) end ??= pos
  })
  if (end === null) return null
  const until: number = end
  return reading.stretches
    .filter((s) => s.pos >= start && s.pos < until)
    .map((s) => reading.text.slice(s.at, s.at + s.length))
    .join('')
}

/** Positions in the group's content of a part of a paragraph's text. */
export function placeOf({ facts, pos }: PlacedParagraph, from: number, to: number): { from: number; to: number } {
  const range = rangeOf(facts.reading, from, to)
  return { from: pos + 1 + range.from, to: pos + 1 + range.to }
}
