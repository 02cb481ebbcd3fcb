import type { Node } from 'prosemirror-model'
import { schema } from '../schema.ts'
import { inlineText, isGone } from '../text.ts'

/*
 * What a paragraph says once everything is accepted, with the way back to its positions. Deleted and moved-away text does
 * not count, nor do field codes; a field's last result does. Kept by paragraph node, so that what was not edited is never
 * read twice.
 */

const { nodes: N, marks: M } = schema

/** A piece of text that stands in one inline node. */
export interface Stretch {
  /** Offset in the text. */
  readonly at: number
  readonly length: number
  /** Offset in the paragraph's content. */
  readonly pos: number
  readonly node: Node
}

/** A field that begins and ends in the paragraph. */
export interface FieldReading {
  /** The code without outer blanks: `REF _Ref1 \r \h`. */
  readonly code: string
  /** Offsets in the paragraph's content around the whole field. */
  readonly from: number
  readonly to: number
  /** Offsets in the paragraph's content around its result; equal where it has none. */
  readonly resultFrom: number
  readonly resultTo: number
  /** What it shows. */
  readonly result: string
  /** A w:fldSimple, whose code is an attribute of the wrapper. */
  readonly simple: boolean
}

export interface BookmarkReading {
  readonly name: string
  readonly id: string
  /** Offset in the paragraph's content of its start. */
  readonly pos: number
}

export interface ParagraphReading {
  readonly text: string
  readonly stretches: readonly Stretch[]
  readonly fields: readonly FieldReading[]
  readonly bookmarks: readonly BookmarkReading[]
}

const known = new WeakMap<Node, ParagraphReading>()

export function readParagraph(paragraph: Node): ParagraphReading {
  let reading = known.get(paragraph)
  if (reading === undefined) known.set(paragraph, (reading = new Reader().read(paragraph)))
  return reading
}

interface OpenField {
  readonly from: number
  code: string
  /** Where its result begins: in the content, and in the text; null while its code is being read. */
  result: { pos: number; at: number } | null
}

class Reader {
  #text = ''
  readonly #stretches: Stretch[] = []
  readonly #fields: FieldReading[] = []
  readonly #bookmarks: BookmarkReading[] = []
  readonly #open: OpenField[] = []
  #simple: { key: number; code: string; from: number; at: number } | null = null

  read(paragraph: Node): ParagraphReading {
    paragraph.forEach((node, pos) => {
      if (node.type === N.anchor) {
        if (node.attrs.kind === 'bookmarkStart') {
          this.#bookmarks.push({ name: node.attrs.name as string, id: node.attrs.id as string, pos })
        }
        return
      }
      if (isGone(node)) return
      this.#simpleField(node, pos)
      if (node.type === N.field) this.#edge(node.attrs.edge as string, pos)
      else if (node.type === N.instr) this.#code(node.attrs.text as string)
      else this.#say(node, pos)
    })
    this.#endSimple(paragraph.content.size)
    return { text: this.#text, stretches: this.#stretches, fields: this.#fields, bookmarks: this.#bookmarks }
  }

  #say(node: Node, pos: number): void {
    const text = inlineText(node)
    if (text === '' || this.#open.some((field) => field.result === null)) return
    this.#stretches.push({ at: this.#text.length, length: text.length, pos, node })
    this.#text += text
  }

  #code(text: string): void {
    const field = this.#open.findLast((f) => f.result === null)
    if (field !== undefined) field.code += text
  }

  #edge(edge: string, pos: number): void {
    if (edge === 'begin') this.#open.push({ from: pos, code: '', result: null })
    else if (edge === 'separate') {
      const field = this.#open.at(-1)
      if (field !== undefined) field.result = { pos: pos + 1, at: this.#text.length }
    } else {
      const field = this.#open.pop()
      if (field === undefined) return
      const result = field.result ?? { pos, at: this.#text.length }
      this.#fields.push({
        code: field.code.trim(),
        from: field.from,
        to: pos + 1,
        resultFrom: result.pos,
        resultTo: pos,
        result: this.#text.slice(result.at),
        simple: false,
      })
    }
  }

  #simpleField(node: Node, pos: number): void {
    const wrap = node.marks.find((m) => m.type === M.wrap && m.attrs.kind === 'fldSimple')
    const key = wrap?.attrs.key as number | undefined
    if (this.#simple !== null && this.#simple.key !== key) this.#endSimple(pos)
    if (wrap === undefined || this.#simple !== null) return
    const code = /\sw:instr="([^"]*)"/.exec(wrap.attrs.open as string)?.[1] ?? ''
    this.#simple = { key: key!, code: unescaped(code).trim(), from: pos, at: this.#text.length }
  }

  #endSimple(pos: number): void {
    if (this.#simple === null) return
    const { code, from, at } = this.#simple
    const result = this.#text.slice(at)
    this.#fields.push({ code, from, to: pos, resultFrom: from, resultTo: pos, result, simple: true })
    this.#simple = null
  }
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" }

function unescaped(xml: string): string {
  return xml.replace(/&(quot|amp|lt|gt|apos);/g, (_, name: string) => ENTITIES[name]!)
}

/** The offsets in the paragraph's content around a part of its text. */
export function rangeOf(reading: ParagraphReading, from: number, to: number): { from: number; to: number } {
  return { from: contentOffset(reading, from, 1), to: contentOffset(reading, to, -1) }
}

/** `side` chooses the text after the offset (1) or before it (-1) where a field's edge or deleted text lies between. */
function contentOffset({ stretches }: ParagraphReading, at: number, side: 1 | -1): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    const begins = stretches[middle]!.at
    if (side > 0 ? begins <= at : begins < at) low = middle + 1
    else high = middle
  }
  const stretch = stretches[low - 1]
  if (stretch === undefined) return stretches[0]?.pos ?? 0
  // An atom may stand for several characters (an equation's text); inside it there is no position.
  return stretch.node.isText
    ? stretch.pos + Math.min(at - stretch.at, stretch.length)
    : stretch.pos + (side < 0 ? 1 : 0)
}

/** Whether all visible text between two offsets is so, by its nodes. */
export function everyStretch(
  reading: ParagraphReading,
  from: number,
  to: number,
  is: (node: Node) => boolean,
): boolean {
  let any = false
  for (const { at, length, node } of reading.stretches) {
    if (at >= to || at + length <= from) continue
    if (/^\s*$/.test(reading.text.slice(Math.max(at, from), Math.min(at + length, to)))) continue
    any = true
    if (!is(node)) return false
  }
  return any
}
