import type { Node } from 'prosemirror-model'
import { schema } from './schema.ts'

/**
 * What a document says, a paragraph at a time. Cached field results count; field codes, numbering labels, symbols and
 * range edges do not.
 */
export interface ParagraphText {
  readonly node: Node
  /** Position of the paragraph in the document. */
  readonly pos: number
  readonly text: string
}

const { nodes: N, marks: M } = schema

/** How revisions show in the text of a document that still has some. */
export type Markup = 'plain' | 'marked'

export function paragraphTexts(doc: Node, markup: Markup = 'plain'): ParagraphText[] {
  const out: ParagraphText[] = []
  const fields = new FieldState()
  doc.descendants((node, pos) => {
    if (node.type === N.paragraph) {
      out.push({ node, pos, text: paragraphText(node, fields, markup) })
      return false
    }
    if (node.type === N.opaqueBlock && node.attrs.text !== '') out.push({ node, pos, text: node.attrs.text as string })
    return true
  })
  return out
}

/** Fields may run over paragraphs (a table of contents does) and nest: text counts when no open field is still in its code. */
class FieldState {
  #open: ('code' | 'result')[] = []

  edge(edge: string): void {
    if (edge === 'begin') this.#open.push('code')
    else if (edge === 'separate' && this.#open.length > 0) this.#open[this.#open.length - 1] = 'result'
    else if (edge === 'end') this.#open.pop()
  }

  get inCode(): boolean {
    return this.#open.includes('code')
  }
}

function paragraphText(paragraph: Node, fields: FieldState, markup: Markup): string {
  let text = ''
  let mark: '+' | '-' | '' = ''
  const close = { '+': '+}', '-': '-]', '': '' }
  const open = { '+': '{+', '-': '[-', '': '' }
  paragraph.forEach((node) => {
    if (node.type === N.field) fields.edge(node.attrs.edge as string)
    if (fields.inCode) return
    const piece = inlineText(node)
    if (piece === '') return
    const next = markup === 'plain' ? '' : changeMark(node)
    if (next !== mark) text += close[mark] + open[next]
    mark = next
    text += piece
  })
  return text + close[mark]
}

function changeMark(node: Node): '+' | '-' | '' {
  if (isGone(node)) return '-'
  return M.ins.isInSet(node.marks) !== undefined || M.moveTo.isInSet(node.marks) !== undefined ? '+' : ''
}

/** Whether an inline node is on its way out: deleted or moved away, and not decided yet. */
export function isGone({ marks }: Node): boolean {
  return marks.some((mark) => mark.type === M.del || mark.type === M.moveFrom)
}

/** Words as Word counts them: what stands between blanks and holds a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
}

/** The text an inline node counts as. */
export function inlineText(node: Node): string {
  switch (node.type) {
    case N.text:
      return node.text!
    case N.tab:
      return '\t'
    case N.break:
      return '\n'
    case N.hyphen:
      return node.attrs.kind === 'soft' ? '\u00ad' : '\u2011'
    case N.runAtom:
    case N.opaqueInline:
      return node.attrs.text as string
    default:
      return ''
  }
}

/** Equal texts compare equal whatever the author's blanks and invisible characters (as search and comparing see them). */
export function normaliseText(text: string): string {
  return text
    .replace(/[\u00ad\u200b\ufffc\ue000-\uf8ff]/g, '')
    .replace(/\u2011/g, '-')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}
