import type { Node, Slice } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { CellRevisions } from '../../../../../core/document/revision-attrs.ts'
import { schema } from '../../../../../core/document/schema.ts'
import { cellAt, tableGrid, type GridCell } from '../../../../../core/document/table-grid.ts'
import { inlineText, isGone } from '../../../../../core/document/text.ts'
import { groupLabels } from '../../plugins/group-decorations.ts'
import { paragraphsOf } from '../../plugins/numbering.ts'
import type { Looks } from '../../view/looks.ts'

/*
 * What is copied, as HTML and as text for other programs: the words as they would read with everything accepted, with
 * what stresses them, headings, tables, and clause numbers as the text that they are to a reader elsewhere.
 */

/** The number that a copied paragraph is shown with; '' for none. */
export type LabelOf = (paragraph: Node) => string

/** Labels of the paragraphs of a selection. One that is cut at its start has lost its number. */
export function labelsOf(state: EditorState, slice: Slice): LabelOf {
  const { $from, $to } = state.selection
  const known = new Map<Node, string>()
  for (const { group, labels } of groupLabels(state).slice($from.index(0), $to.indexAfter(0) + 1)) {
    paragraphsOf(group).forEach((paragraph, i) => known.set(paragraph, labels[i]?.text ?? ''))
  }
  const first = firstParagraph(slice)
  return (paragraph) => {
    if (paragraph === first && slice.openStart > 0 && $from.parentOffset > 0) return ''
    return known.get(paragraph) ?? known.get(paragraph === first ? $from.parent : $to.parent) ?? ''
  }
}

function firstParagraph(slice: Slice): Node | null {
  let found: Node | null = null
  slice.content.descendants((node) => {
    if (found === null && node.type === schema.nodes.paragraph) found = node
    return found === null
  })
  return found
}

const rowIsGone = (row: Node): boolean => (row.attrs.revisions as CellRevisions | null)?.del !== undefined

function shownText(node: Node): string {
  return isGone(node) ? '' : inlineText(node)
}

/** A line per paragraph, cells parted by tabs. */
export function copiedText(slice: Slice, labelOf: LabelOf): string {
  const lines: string[] = []
  const line = (node: Node): string => {
    const label = labelOf(node)
    return (label === '' ? '' : `${label}\t`) + node.children.map(shownText).join('')
  }
  const linesIn = (node: Node): string[] => {
    if (node.type === schema.nodes.paragraph) return [line(node)]
    return node.children.flatMap(linesIn)
  }
  const visit = (node: Node): void => {
    if (node.type === schema.nodes.paragraph) lines.push(line(node))
    else if (node.type === schema.nodes.row) {
      if (!rowIsGone(node)) lines.push(node.children.map((cell) => linesIn(cell).join(' ')).join('\t'))
    } else if (node.isInline) lines.push(shownText(node))
    else if (node.isLeaf) lines.push((node.attrs.text as string | undefined) ?? '')
    else node.forEach(visit)
  }
  const { content } = slice
  if (content.firstChild?.isInline === true) return content.content.map(shownText).join('')
  content.forEach(visit)
  return lines.join('\n')
}

/** As elements of a document that is never shown; `key` names what was copied for pasting it back here. */
export function copiedHtml(slice: Slice, labelOf: LabelOf, looks: Looks, key: string): string {
  const page = document.implementation.createHTMLDocument('')
  const holder = page.createElement('div')
  holder.dataset['counterpart'] = key
  const writer = new Writer(page, labelOf, looks)
  const { content } = slice
  if (content.firstChild?.isInline === true) content.forEach((node) => writer.inline(node, '', holder))
  else content.forEach((node) => writer.block(node, holder))
  return holder.outerHTML
}

class Writer {
  readonly #page: Document
  readonly #labelOf: LabelOf
  readonly #looks: Looks

  constructor(page: Document, labelOf: LabelOf, looks: Looks) {
    this.#page = page
    this.#labelOf = labelOf
    this.#looks = looks
  }

  #add(name: string, parent: HTMLElement): HTMLElement {
    const element = this.#page.createElement(name)
    parent.append(element)
    return element
  }

  block(node: Node, parent: HTMLElement): void {
    if (node.type === schema.nodes.paragraph) this.#paragraph(node, parent)
    else if (node.type === schema.nodes.table) this.#table(node, parent)
    else if (node.isLeaf) this.#add('p', parent).append((node.attrs.text as string | undefined) ?? '')
    else node.forEach((child) => this.block(child, parent))
  }

  #paragraph(node: Node, parent: HTMLElement): void {
    const pPr = node.attrs.pPr as string
    const { outlineLevel } = this.#looks.formatter.paragraph(pPr)
    const isHeading = outlineLevel !== null && outlineLevel < 6
    const element = this.#add(isHeading ? `h${outlineLevel + 1}` : 'p', parent)
    const label = this.#labelOf(node)
    if (label !== '') element.append(label, this.#tab())
    node.forEach((child) => this.inline(child, pPr, element))
  }

  inline(node: Node, pPr: string, parent: HTMLElement): void {
    if (isGone(node)) return
    if (node.type === schema.nodes.break) {
      const br = this.#add('br', parent)
      if (node.attrs.type === 'page') br.setAttribute('style', 'page-break-before:always')
    } else if (node.type === schema.nodes.tab) parent.append(this.#tab())
    else {
      const text = inlineText(node)
      if (text !== '') this.#dressed(node, pPr, parent).append(text)
    }
  }

  /** Word's way to say that blanks are a tab. */
  #tab(): HTMLElement {
    const span = this.#page.createElement('span')
    span.setAttribute('style', 'mso-tab-count:1')
    span.append('\u00a0\u00a0\u00a0 ')
    return span
  }

  /** The innermost of the elements that say how a run looks. */
  #dressed(node: Node, pPr: string, parent: HTMLElement): HTMLElement {
    const rPr = (schema.marks.rPr.isInSet(node.marks)?.attrs.xml as string | undefined) ?? ''
    const { formatter } = this.#looks
    const run = formatter.run(formatter.paragraph(pPr), rPr)
    const names = [
      run.bold ? 'b' : '',
      run.italic ? 'i' : '',
      run.underline === null ? '' : 'u',
      run.strike ? 's' : '',
      run.vertAlign === 'superscript' ? 'sup' : run.vertAlign === 'subscript' ? 'sub' : '',
    ]
    const inner = names.filter((name) => name !== '').reduce((outer, name) => this.#add(name, outer), parent)
    const style = run.caps ? 'text-transform:uppercase' : run.smallCaps ? 'font-variant:small-caps' : ''
    if (style === '') return inner
    const span = this.#add('span', inner)
    span.setAttribute('style', style)
    return span
  }

  #table(table: Node, parent: HTMLElement): void {
    const element = this.#add('table', parent)
    element.setAttribute('border', '1')
    element.setAttribute('style', 'border-collapse:collapse')
    const body = this.#add('tbody', element)
    const rows = tableGrid(table, 0).rows.filter((row) => !rowIsGone(row.node))
    rows.forEach((row, i) => {
      const tr = this.#add('tr', body)
      for (const cell of row.cells) {
        if (cell.merge === 'continue' && i > 0) continue
        const below = rows.slice(i + 1).findIndex((next) => !continues(cellAt(next, cell.column)))
        const td = this.#add('td', tr)
        const down = cell.merge === null ? 1 : 1 + (below < 0 ? rows.length - i - 1 : below)
        if (cell.span > 1) td.setAttribute('colspan', String(cell.span))
        if (down > 1) td.setAttribute('rowspan', String(down))
        cell.node.forEach((block) => this.block(block, td))
      }
    })
  }
}

const continues = (cell: GridCell | null): boolean => cell?.merge === 'continue'
