import type { Look } from './look.ts'
import type { PastedBlock, PastedItem, PastedParagraph, PastedRun } from './pasted-blocks.ts'

/** What paragraphs begun inside a block element have in common. */
export interface BlockLook {
  readonly heading: number | null
  readonly list: ListItem | null
  readonly align: PastedParagraph['align']
  readonly indent: number
  readonly firstLine: number
}

/** A list's item: its label goes to its first paragraph. */
export interface ListItem {
  item: PastedItem
  isShown: boolean
}

export const PLAIN_BLOCK: BlockLook = { heading: null, list: null, align: null, indent: 0, firstLine: 0 }

/** Gathers text into paragraphs as a browser lays it out: blanks fold into one and go at the edges of lines. */
export class Flow {
  readonly blocks: PastedBlock[] = []
  #runs: PastedRun[] = []
  #block: BlockLook = PLAIN_BLOCK
  /** A block element that is a paragraph even where it is empty. */
  #isOwn = false

  text(text: string, look: Look, block: BlockLook): void {
    if (look.isPre) {
      const lines = text.split(/\r\n?|\n/)
      lines.forEach((line, i) => {
        if (i > 0) this.add({ kind: 'line', look }, block)
        line.split('\t').forEach((part, j) => {
          if (j > 0) this.add({ kind: 'tab', look }, block)
          this.#append(part, look, block)
        })
      })
      return
    }
    let folded = text.replace(/[ \t\r\n\f]+/g, ' ')
    const last = this.#runs.at(-1)
    const atEdge = last === undefined || last.kind !== 'text' || last.text.endsWith(' ')
    if (atEdge && folded.startsWith(' ')) folded = folded.slice(1)
    this.#append(folded, look, block)
  }

  #append(text: string, look: Look, block: BlockLook): void {
    if (text === '') return
    this.#begin(block)
    const last = this.#runs.at(-1)
    if (last?.kind === 'text' && last.look === look) last.text += text
    else this.#runs.push({ kind: 'text', text, look })
  }

  add(run: PastedRun, block: BlockLook): void {
    this.#begin(block)
    this.#trimEnd()
    this.#runs.push(run)
  }

  #begin(block: BlockLook): void {
    if (this.#runs.length === 0) this.#block = block
  }

  /** Begins a paragraph that is one even where it stays empty. */
  own(block: BlockLook): void {
    this.end()
    this.#block = block
    this.#isOwn = true
  }

  /** Ends the paragraph, if one was begun. */
  end(): void {
    // The last line break of a block only ends its last line.
    if (this.#runs.at(-1)?.kind === 'line') this.#runs.pop()
    this.#trimEnd()
    const isNothing = this.#runs.length === 0
    if (!isNothing || this.#isOwn) {
      const runs = this.#runs.every((run) => run.kind === 'text' && /^[\u00a0 ]*$/.test(run.text)) ? [] : this.#runs
      const { heading, list, align, indent, firstLine } = this.#block
      const item = list === null ? null : { ...list.item, label: list.isShown ? '' : list.item.label }
      if (list !== null) list.isShown = true
      this.blocks.push({ kind: 'paragraph', runs, heading, item, align, indent, firstLine })
    }
    this.#runs = []
    this.#isOwn = false
  }

  /** A blank before the end of a line is not seen. */
  #trimEnd(): void {
    const last = this.#runs.at(-1)
    if (last?.kind !== 'text' || last.look.isPre || !last.text.endsWith(' ')) return
    last.text = last.text.slice(0, -1)
    if (last.text === '') this.#runs.pop()
  }

  put(block: PastedBlock): void {
    this.end()
    this.blocks.push(block)
  }
}
