import type { Node } from 'prosemirror-model'
import { z } from 'zod'
import type { Place } from './place-map.ts'
import { schema } from './schema.ts'

/**
 * What a stretch of a document is found by in another version of it: the id of the paragraph it begins in, its words as
 * they stood there, with and without what was deleted, and what stood around them.
 */
export const textAnchor = z.object({
  /** w14:paraId of the paragraph it begins in; null where that had none. */
  paraId: z.string().nullable(),
  /** All of its text, what is deleted in it included; paragraphs are parted by line feeds. '' for a mere place. */
  quote: z.string(),
  /** The same as it would read with everything accepted. */
  final: z.string(),
  before: z.string(),
  after: z.string(),
  /** How far into the document it stood, from 0 to 1. */
  at: z.number(),
})
export type TextAnchor = z.infer<typeof textAnchor>

const AROUND = 40
const LONGEST = 2000

/** Describes a stretch so that it can be found again. */
export function anchorOf(doc: Node, { from, to }: Place): TextAnchor {
  const all = new FlatText(doc, 'all')
  const final = new FlatText(doc, 'final')
  const [start, end] = [all.offset(from), all.offset(to)]
  return {
    paraId: all.paraIdAt(from),
    quote: cut(all.text, ...clipped(start, end)),
    final: cut(final.text, ...clipped(final.offset(from), final.offset(to))),
    before: cut(all.text, Math.max(0, start - AROUND), start),
    after: cut(all.text, end, end + AROUND),
    at: all.text.length === 0 ? 0 : Math.round((1e5 * start) / all.text.length) / 1e5,
  }
}

function clipped(start: number, end: number): [number, number] {
  return [start, Math.min(end, start + LONGEST)]
}

/** Without halves of characters at its ends: a record holds whole ones alone. */
function cut(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
}

/** Finds where described stretches are in a document, whose text is read once for all of them. */
export class AnchorFinder {
  readonly #doc: Node
  #all: FlatText | undefined
  #final: FlatText | undefined

  constructor(doc: Node) {
    this.#doc = doc
  }

  /** Its words; where they are other ones now, its paragraph. Null when neither is there any more. */
  find(anchor: TextAnchor): Place | null {
    const all = (this.#all ??= new FlatText(this.#doc, 'all'))
    const final = (this.#final ??= new FlatText(this.#doc, 'final'))
    const words = new Set([anchor.quote, anchor.final].filter((text) => text !== ''))
    for (const text of words) {
      const found = best(all, text, anchor) ?? best(final, text, anchor)
      if (found !== null) return found
    }
    const paragraph = anchor.paraId === null ? undefined : all.paragraph(anchor.paraId)
    if (paragraph === undefined) return null
    if (words.size === 0) return besides(all, paragraph, anchor)
    return { from: paragraph.pos + 1, to: paragraph.pos + 1 + paragraph.size }
  }
}

/** A mere place, by the words before it, or at its paragraph's start. */
function besides(flat: FlatText, { start, end, pos }: Paragraph, { before, after }: TextAnchor): Place {
  const text = flat.text.slice(start, end)
  const near = before.slice(before.lastIndexOf('\n') + 1)
  const behind = near === '' ? -1 : text.indexOf(near + after.split('\n')[0]!)
  const at = behind < 0 ? pos + 1 : flat.position(start + behind + near.length)
  return { from: at, to: at }
}

/** Of all places with these words the one that fits best: in its paragraph, between its neighbours, near where it was. */
function best(flat: FlatText, words: string, anchor: TextAnchor): Place | null {
  const home = anchor.paraId === null ? undefined : flat.paragraph(anchor.paraId)
  let found: { at: number; score: number } | null = null
  for (let at = flat.text.indexOf(words); at >= 0; at = flat.text.indexOf(words, at + 1)) {
    const end = at + words.length
    const far = Math.abs(at / Math.max(1, flat.text.length) - anchor.at)
    const score =
      (home !== undefined && at >= home.start && at <= home.end ? 4 : 0) +
      alike(flat.text.slice(Math.max(0, at - AROUND), at), anchor.before, -1) +
      alike(flat.text.slice(end, end + AROUND), anchor.after, 1) -
      far
    if (found === null || score > found.score) found = { at, score }
  }
  // A word or two stand anywhere: outside its paragraph they count only among neighbours that were there before.
  if (found === null || (found.score < 0.5 && words.length < AROUND)) return null
  return { from: flat.position(found.at), to: flat.position(found.at + words.length, -1) }
}

/** How much of two texts is the same from where they touch the quote, from 0 to 1. */
function alike(a: string, b: string, direction: 1 | -1): number {
  const most = Math.min(a.length, b.length)
  let same = 0
  while (same < most && a.at(direction > 0 ? same : -1 - same) === b.at(direction > 0 ? same : -1 - same)) same++
  return b === '' ? (a === '' ? 1 : 0) : same / b.length
}

interface Paragraph {
  readonly pos: number
  readonly size: number
  readonly paraId: string | null
  /** Where its text begins and ends in the flat text. */
  readonly start: number
  readonly end: number
}

/** A document's words in a row, and which position each stands at. */
class FlatText {
  readonly text: string
  readonly #paragraphs: Paragraph[] = []
  readonly #doc: Node
  readonly #kind: 'all' | 'final'

  constructor(doc: Node, kind: 'all' | 'final') {
    this.#doc = doc
    this.#kind = kind
    const pieces: string[] = []
    let length = 0
    doc.descendants((node, pos) => {
      if (node.type !== schema.nodes.paragraph) return true
      const text = node.children.map((child) => this.#textOf(child)).join('')
      const { paraId } = node.attrs as { paraId: string | null }
      this.#paragraphs.push({ pos, size: node.content.size, paraId, start: length, end: length + text.length })
      pieces.push(text)
      length += text.length + 1
      return false
    })
    this.text = pieces.join('\n')
  }

  #textOf(node: Node): string {
    const { del, moveFrom } = schema.marks
    if (this.#kind === 'final' && (del.isInSet(node.marks) ?? moveFrom.isInSet(node.marks)) !== undefined) return ''
    if (node.isText) return node.text!
    return node.type === schema.nodes.tab ? '\t' : ''
  }

  paragraph(paraId: string): Paragraph | undefined {
    return this.#paragraphs.find((p) => p.paraId === paraId)
  }

  paraIdAt(pos: number): string | null {
    return this.#around(pos)?.paraId ?? null
  }

  #around(pos: number): Paragraph | undefined {
    return this.#paragraphs.findLast((p) => p.pos < pos) ?? this.#paragraphs[0]
  }

  /** Where in the text a position of the document is. */
  offset(pos: number): number {
    const paragraph = this.#around(pos)
    if (paragraph === undefined) return 0
    let offset = paragraph.start
    let at = paragraph.pos + 1
    for (const child of this.#doc.nodeAt(paragraph.pos)!.children) {
      if (at >= pos) break
      const text = this.#textOf(child)
      offset += child.isText ? Math.min(text.length, pos - at) : text.length
      at += child.nodeSize
    }
    return offset
  }

  /** The position of what is at an offset; with `side` -1 the end of what is before it. */
  position(offset: number, side: 1 | -1 = 1): number {
    const paragraph =
      this.#paragraphs.findLast((p) => (side > 0 ? p.start <= offset : p.start < offset)) ?? this.#paragraphs[0]!
    let left = offset - paragraph.start
    let at = paragraph.pos + 1
    let last = at
    for (const child of this.#doc.nodeAt(paragraph.pos)!.children) {
      const { length } = this.#textOf(child)
      if (length > 0) {
        if (side > 0 ? left < length : left <= length)
          return child.isText ? at + left : side > 0 ? at : at + child.nodeSize
        left -= length
        last = at + child.nodeSize
      }
      at += child.nodeSize
    }
    return last
  }
}
