import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView } from 'prosemirror-view'
import type { ImageRef } from '../../../../core/docx/read/image.ts'
import type { NoteSpec } from '../notes/numbering.ts'
import type { ViewEnv } from './env.ts'
import { picture } from './picture.ts'
import { rule } from './rule.ts'

/** An inline atom whose element is ours alone: measured widths and the like are no edits. */
class AtomView implements NodeView {
  readonly dom: HTMLElement

  constructor(dom: HTMLElement) {
    this.dom = dom
  }

  ignoreMutation(): boolean {
    return true
  }
}

/** A reference to a note, with the number that the note has now. */
class NoteRefView extends AtomView {
  #node: Node

  constructor(node: Node, decorations: readonly Decoration[]) {
    super(element('sup', 'note-ref', numberOf(node, decorations)))
    this.dom.title = node.attrs.kind === 'endnote' ? 'Endnote' : 'Footnote'
    this.#node = node
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#node.type || node.attrs.kind !== this.#node.attrs.kind) return false
    this.#node = node
    const number = numberOf(node, decorations)
    if (this.dom.textContent !== number) this.dom.textContent = number
    return true
  }
}

function numberOf(node: Node, decorations: readonly Decoration[]): string {
  const found = decorations.map(({ spec }) => (spec as Partial<NoteSpec>).label).find((label) => label !== undefined)
  return (found ?? (node.attrs.label as string)) || '*'
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const dom = document.createElement(tag)
  dom.className = className
  dom.textContent = text
  return dom
}

const INVISIBLE = 'anchor'

/** What stands in a paragraph beside text. Tabs get their width from layTabs, once they are laid out. */
export const inlineViews: Record<string, (node: Node, env: ViewEnv, decorations: readonly Decoration[]) => NodeView> = {
  tab: () => new AtomView(element('span', 'tab-stop', '\t')),
  break: (node) => new AtomView(breakElement(node.attrs.type as string)),
  symbol: (node) => {
    const { dom } = new AtomView(element('span', 'symbol', symbolText(node)))
    dom.style.fontFamily = `"${(node.attrs.font as string).replace(/["\\;]/g, '')}", OpenSymbol, sans-serif`
    return new AtomView(dom)
  },
  noteRef: (node, _env, decorations) => new NoteRefView(node, decorations),
  field: () => new AtomView(element('span', INVISIBLE)),
  instr: () => new AtomView(element('span', INVISIBLE)),
  anchor: () => new AtomView(element('span', INVISIBLE)),
  commentRef: () => new AtomView(element('span', INVISIBLE)),
  runAtom: (node) => new AtomView(element('span', 'run-atom', node.attrs.text as string)),
  opaqueInline: (node, env) => new AtomView(opaqueInline(node, env)),
}

function breakElement(type: string): HTMLElement {
  if (type === 'page') return rule('Page break', 'span', 'page')
  if (type === 'column') return rule('Column break', 'span', 'column')
  const dom = element('span', 'line-break')
  dom.append(document.createElement('br'))
  return dom
}

function symbolText(node: Node): string {
  const code = Number.parseInt(node.attrs.char as string, 16)
  return Number.isFinite(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

const NAMES: Readonly<Record<string, string>> = {
  drawing: 'Drawing',
  pict: 'Drawing',
  AlternateContent: 'Drawing or text box',
  object: 'Embedded object',
  oMath: 'Equation',
  oMathPara: 'Equation',
  ruby: 'Annotated text',
  altChunk: 'Embedded document',
  subDoc: 'Sub-document',
  sdt: 'Empty content control',
  hyperlink: 'Empty link',
  fldSimple: 'Field',
}

/** "Equation: x = 1", "Drawing": what a thing that we keep but do not model is called. */
export function opaqueName(kind: string, text: string): string {
  const name = NAMES[kind] ?? `Kept as it is (${kind})`
  return text.trim() === '' ? name : `${name}: ${text.trim()}`
}

/** Elements that hold nothing a reader sees. */
const SILENT = new Set([
  'sdt',
  'hyperlink',
  'fldSimple',
  'smartTag',
  'customXml',
  'dir',
  'bdo',
  'subDoc',
  'contentPart',
])

function opaqueInline(node: Node, env: ViewEnv): HTMLElement {
  const kind = node.attrs.kind as string
  const text = node.attrs.text as string
  const image = node.attrs.image as ImageRef | null
  if (image !== null) return picture(image, env.pictureUrl(image.part))
  if (SILENT.has(kind) && text === '') return element('span', INVISIBLE)
  return element('span', 'chip', opaqueName(kind, text))
}

export function opaqueBlockView(node: Node): NodeView {
  if (node.attrs.marker === true) return new AtomView(element('div', INVISIBLE))
  const dom = element('div', 'opaque-block')
  dom.append(element('span', 'chip', opaqueName(node.attrs.kind as string, node.attrs.text as string)))
  return new AtomView(dom)
}
