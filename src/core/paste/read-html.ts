import { declarations, lengthInTwips } from './css.ts'
import { Flow, PLAIN_BLOCK, type BlockLook, type ListItem } from './flow.ts'
import { HTML_IGNORED, htmlText, type HtmlElement, type HtmlNode } from './html-tree.ts'
import { labelOf, numberIn, orderOf, wordItem } from './labels.ts'
import { lookIn, PLAIN_LOOK, type Look } from './look.ts'
import { noLosses, type PastedBlock, type PastedLosses, type PastedParagraph } from './pasted-blocks.ts'
import { readHtmlTable } from './read-table.ts'

/*
 * HTML from Word, LibreOffice, Google Docs or a browser as paragraphs and tables. Every word that would be seen is kept;
 * of looks only what a contract can use. Word says in `mso-` styles what HTML has no word for: list levels and labels,
 * tabs, comments, tracked changes.
 */

export interface PastedHtml {
  readonly blocks: readonly PastedBlock[]
  readonly losses: PastedLosses
}

export function readHtml(nodes: readonly HtmlNode[]): PastedHtml {
  const losses = noLosses()
  const flow = new Flow()
  const reader = new Reader(flow, losses)
  for (const node of nodes) reader.node(node, PLAIN_LOOK, PLAIN_BLOCK, 0)
  flow.end()
  return { blocks: flow.blocks, losses }
}

const PARAGRAPHS = /^(p|h[1-6]|address|dt|dd|pre|listing|figcaption|summary|legend|caption)$/
const BLOCKS =
  /^(div|section|article|main|header|footer|aside|nav|body|html|blockquote|center|form|fieldset|figure|details|dl|hr|tbody|thead|tfoot|tr|td|th|hgroup|search|menu)$/
const IMAGES = /^(img|picture|v:imagedata|v:shape|image)$/

/** Deeper than this, elements are read for their text alone. Parsers of browsers stop nesting at 512. */
const MAX_DEPTH = 600

interface ListState {
  readonly isOrdered: boolean
  readonly level: number
  readonly order: string
  next: number
}

class Reader {
  readonly #flow: Flow
  readonly #losses: PastedLosses
  #lists: ListState[] = []

  constructor(flow: Flow, losses: PastedLosses) {
    this.#flow = flow
    this.#losses = losses
  }

  node(node: HtmlNode, look: Look, block: BlockLook, depth: number): void {
    if (typeof node === 'string') this.#flow.text(node, look, block)
    else if (depth > MAX_DEPTH) this.#flow.text(htmlText(node), look, block)
    else this.#element(node, look, block, depth + 1)
  }

  #element(element: HtmlElement, outer: Look, block: BlockLook, depth: number): void {
    const { name, attrs } = element
    if (HTML_IGNORED.has(name)) return
    const style = declarations(attrs['style'])
    if (this.#isLeftOut(element, style)) return
    const look = isRevision(element) ? outer : lookIn(element, style, outer)
    if (isRevision(element)) this.#losses.revisions++
    if (name === 'br') {
      const isPage = style.get('page-break-before') === 'always' || style.get('break-before') === 'page'
      this.#flow.add({ kind: isPage ? 'page' : 'line', look }, block)
    } else if (style.has('mso-tab-count')) {
      const tabs = Math.min(50, Number(style.get('mso-tab-count')) || 1)
      for (let i = 0; i < tabs; i++) this.#flow.add({ kind: 'tab', look }, block)
    } else if (name === 'table') {
      for (const child of element.children) {
        if (typeof child !== 'string' && child.name === 'caption') this.node(child, look, block, depth)
      }
      this.#flow.put(readHtmlTable(element, (cell, isHead) => this.#cell(cell, isHead, look, depth)))
    } else if (name === 'ul' || name === 'ol') this.#list(element, style, look, block, depth)
    else if (name === 'li') this.#item(element, style, look, block, depth)
    else if (PARAGRAPHS.test(name)) this.#paragraph(element, style, look, block, depth)
    else if (BLOCKS.test(name)) {
      this.#flow.end()
      this.#children(element, look, this.#blockIn(element, style, block), depth)
      this.#flow.end()
    } else this.#children(element, look, block, depth)
  }

  #children({ children }: HtmlElement, look: Look, block: BlockLook, depth: number): void {
    for (const child of children) this.node(child, look, block, depth)
  }

  /** What is not seen, or is not text: counted, and said to the user. */
  #isLeftOut({ name, attrs }: HtmlElement, style: ReadonlyMap<string, string>): boolean {
    const losses = this.#losses
    if (IMAGES.test(name)) losses.images++
    else if (name === 'del' && isWordRevision(attrs)) losses.revisions++
    else if (/comment/.test(style.get('mso-element') ?? '') || style.has('mso-comment-reference')) losses.comments++
    else if (/\bMsoCommentReference\b/.test(attrs['class'] ?? '')) losses.comments++
    else if (attrs['hidden'] !== undefined || style.get('display') === 'none') losses.hidden++
    else if (style.get('mso-hide') === 'all' || style.get('visibility') === 'hidden') losses.hidden++
    else return style.get('mso-list')?.toLowerCase() === 'ignore'
    return true
  }

  #paragraph(
    element: HtmlElement,
    style: ReadonlyMap<string, string>,
    look: Look,
    outer: BlockLook,
    depth: number,
  ): void {
    const heading = /^h([1-6])$/.exec(element.name)
    const word = /^l\d+\s+level(\d)/.exec(style.get('mso-list') ?? '')
    const inner = this.#blockIn(element, style, outer)
    const label = word === null ? null : htmlText({ ...element, children: labelsIn(element) })
    const list: ListItem | null =
      label === null || label.trim() === ''
        ? outer.list
        : { item: wordItem(label, Math.max(0, Number(word![1]) - 1)), isShown: false }
    const block: BlockLook = { ...inner, heading: heading === null ? outer.heading : Number(heading[1]), list }
    // A paragraph inside an item is the item's own: it is not one more.
    if (outer.list === null) this.#flow.own(block)
    else this.#flow.end()
    this.#children(element, look, block, depth)
    this.#flow.end()
  }

  #blockIn({ attrs }: HtmlElement, style: ReadonlyMap<string, string>, outer: BlockLook): BlockLook {
    const align = ALIGNS.get((style.get('text-align') ?? attrs['align'] ?? '').toLowerCase()) ?? outer.align
    const indent = lengthInTwips(style.get('margin-left')) ?? 0
    const firstLine = lengthInTwips(style.get('text-indent')) ?? outer.firstLine
    return { ...outer, align, indent: Math.min(9000, outer.indent + Math.max(0, indent)), firstLine }
  }

  #list(element: HtmlElement, style: ReadonlyMap<string, string>, look: Look, block: BlockLook, depth: number): void {
    this.#flow.end()
    const isOrdered = element.name === 'ol'
    const level = Math.min(8, this.#lists.length)
    this.#lists.push({ isOrdered, level, order: orderOf(element, style), next: numberIn(element.attrs['start']) ?? 1 })
    this.#children(element, look, { ...block, list: null }, depth)
    this.#lists.pop()
    this.#flow.end()
  }

  #item(element: HtmlElement, style: ReadonlyMap<string, string>, look: Look, outer: BlockLook, depth: number): void {
    this.#flow.end()
    const list = this.#lists.at(-1) ?? { isOrdered: false, level: 0, order: 'decimal', next: 1 }
    const n = numberIn(element.attrs['value']) ?? list.next
    list.next = n + 1
    const label = list.isOrdered ? labelOf(list.order, n) : '•'
    const item: ListItem = { item: { isOrdered: list.isOrdered, level: list.level, label }, isShown: false }
    const block = { ...this.#blockIn(element, style, outer), list: item }
    this.#children(element, look, block, depth)
    this.#flow.end()
    // An item without text of its own has a label all the same.
    if (!item.isShown && !hasBlocks(element)) this.#flow.own(block)
    this.#flow.end()
  }

  #cell(cell: HtmlElement, isHead: boolean, look: Look, depth: number): readonly PastedBlock[] {
    const flow = new Flow()
    const style = declarations(cell.attrs['style'])
    const inner = new Reader(flow, this.#losses)
    const own = lookIn(isHead ? { ...cell, name: 'th' } : cell, style, { ...look, isPre: false })
    const block = this.#blockIn(cell, style, PLAIN_BLOCK)
    inner.#children(cell, own, { ...block, indent: 0, firstLine: 0 }, depth)
    flow.end()
    return flow.blocks
  }
}

const ALIGNS: ReadonlyMap<string, PastedParagraph['align']> = new Map([
  ['left', 'left'],
  ['start', 'left'],
  ['center', 'center'],
  ['middle', 'center'],
  ['right', 'right'],
  ['end', 'right'],
  ['justify', 'both'],
])

function isWordRevision(attrs: HtmlElement['attrs']): boolean {
  return attrs['cite'] !== undefined || attrs['datetime'] !== undefined || /\bmsoDel\b/.test(attrs['class'] ?? '')
}

/** An insertion is taken as the text it is, and does not look like one. */
function isRevision({ name, attrs }: HtmlElement): boolean {
  return (
    (name === 'ins' && (attrs['cite'] !== undefined || attrs['datetime'] !== undefined)) ||
    /\bmsoIns\b/.test(attrs['class'] ?? '')
  )
}

function hasBlocks({ children }: HtmlElement): boolean {
  return children.some((child) => typeof child !== 'string' && (/^(ul|ol|table)$/.test(child.name) || hasBlocks(child)))
}

/** The pieces of a paragraph that show its list label (`mso-list: Ignore`). */
function labelsIn(element: HtmlElement): HtmlNode[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    const isLabel = declarations(child.attrs['style']).get('mso-list')?.toLowerCase() === 'ignore'
    return isLabel ? [child] : labelsIn(child)
  })
}
