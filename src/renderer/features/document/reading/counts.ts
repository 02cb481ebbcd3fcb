import type { Node } from 'prosemirror-model'
import { countWords, inlineText, isGone } from '../../../../core/document/text.ts'

export interface Counts {
  readonly words: number
  /** With and without blanks. */
  readonly characters: number
  readonly letters: number
  /** Paragraphs that say something. */
  readonly paragraphs: number
}

export interface CountOptions {
  /** Text that is marked as deleted counts too; else the text is counted as it would read with everything accepted. */
  readonly withDeleted: boolean
  /** Positions in the document; the whole of it where absent. */
  readonly range?: { readonly from: number; readonly to: number }
}

/** Counts a document's words as Word does: what stands between blanks and holds a letter or a digit. */
export function countText(doc: Node, { withDeleted, range }: CountOptions): Counts {
  const from = range?.from ?? 0
  const to = range?.to ?? doc.content.size
  let words = 0
  let characters = 0
  let letters = 0
  let paragraphs = 0
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true
    const text = textOf(node, from - pos - 1, to - pos - 1, withDeleted)
    if (text.trim() !== '') paragraphs++
    words += countWords(text)
    // By code points: a letter outside the basic plane is one.
    const points = Array.from(text)
    characters += points.length
    letters += points.filter((c) => !/\s/u.test(c)).length
    return false
  })
  return { words, characters, letters, paragraphs }
}

function textOf(paragraph: Node, from: number, to: number, withDeleted: boolean): string {
  let text = ''
  paragraph.forEach((node, offset) => {
    if (offset + node.nodeSize <= from || offset >= to) return
    if (!withDeleted && isGone(node)) return
    text += node.isText ? node.text!.slice(Math.max(0, from - offset), to - offset) : inlineText(node)
  })
  return text
}
