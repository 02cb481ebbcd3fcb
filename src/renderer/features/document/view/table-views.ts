import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView } from 'prosemirror-view'
import type { CellRevisions, Revision } from '../../../../core/document/revision-attrs.ts'
import { createThemeResolver } from '../../../../core/document/formatting-theme.ts'
import { describe } from '../kinds.ts'
import type { CellSpec } from '../plugins/group-decorations.ts'
import type { ViewEnv } from './env.ts'
import { px } from './length.ts'
import type { CellLayout } from './table-layout.ts'
import { readBox, readGrid, readRow } from './table-properties.ts'

/** A table with the grid that the file gives it. */
export class TableView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  #node: Node

  constructor(node: Node, env: ViewEnv) {
    this.#node = node
    this.dom = document.createElement('div')
    this.dom.className = 'table-frame'
    const table = document.createElement('table')
    this.contentDOM = document.createElement('tbody')
    const columns = readGrid(node.attrs.tblGrid as string)
    table.append(grid(columns), this.contentDOM)
    this.dom.append(table)
    const box = readBox(node.attrs.tblPr as string, createThemeResolver(env.looks.context))
    const total = columns.reduce((sum, width) => sum + width, 0)
    const width = box.width
    if (width?.type === 'pct') table.style.width = `${width.value / 50}%`
    else if (width?.type === 'dxa' && width.value > 0) table.style.width = `${px(width.value)}px`
    else if (total > 0) table.style.width = `${px(total)}px`
    if (total > 0) table.style.tableLayout = 'fixed'
    if (box.place === 'center') table.style.marginInline = 'auto'
    else if (box.place === 'right' || box.place === 'end') table.style.marginInlineStart = 'auto'
    else table.style.marginInlineStart = `${px(box.indent)}px`
    const change = node.attrs.tblPrChange as Revision | null
    if (change !== null) markFormatted(this.dom, change, env)
  }

  update(node: Node): boolean {
    const { tblPr, tblGrid, tblPrChange } = this.#node.attrs
    const isSame =
      node.attrs.tblPr === tblPr && node.attrs.tblGrid === tblGrid && node.attrs.tblPrChange === tblPrChange
    if (node.type !== this.#node.type || !isSame) return false
    this.#node = node
    return true
  }
}

function grid(columns: readonly number[]): HTMLElement {
  const group = document.createElement('colgroup')
  for (const width of columns) {
    const col = document.createElement('col')
    if (width > 0) col.style.width = `${px(width)}px`
    group.append(col)
  }
  return group
}

function markFormatted(dom: HTMLElement, change: Revision, env: ViewEnv): void {
  dom.classList.add('formatted', `bar-${env.partyOf(change.author)}`)
  dom.title = describe('tableFormatting', change.author, change.date, change.utc)
}

/** Rows and cells show their own revisions as a wash and a bar, whatever the text in them carries. */
function dressRevisions(dom: HTMLElement, node: Node, env: ViewEnv, what: 'row' | 'cell'): void {
  const revisions = node.attrs.revisions as CellRevisions | null
  const revision = revisions?.del ?? revisions?.ins
  if (revision === undefined) return
  const isGone = revisions?.del !== undefined
  dom.classList.add(`${what}-${isGone ? 'del' : 'ins'}`, env.partyOf(revision.author), 'changed')
  const kind = `${what}${isGone ? 'Deletion' : 'Insertion'}` as const
  dom.title = describe(kind, revision.author, revision.date, revision.utc)
}

export class RowView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  #node: Node

  constructor(node: Node, env: ViewEnv) {
    this.#node = node
    this.dom = document.createElement('tr')
    this.contentDOM = this.dom
    const { height, exact } = readRow(node.attrs.trPr as string)
    if (height !== undefined) this.dom.style.height = `${px(height)}px`
    if (exact) this.dom.classList.add('exact')
    dressRevisions(this.dom, node, env, 'row')
    this.dom.classList.toggle('changed', isChanged(node))
  }

  update(node: Node): boolean {
    if (!node.sameMarkup(this.#node)) return false
    this.#node = node
    this.dom.classList.toggle('changed', isChanged(node))
    return true
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom
  }
}

function isChanged(row: Node): boolean {
  let found = row.attrs.revisions !== null || row.attrs.trPrChange !== null
  row.descendants((node) => {
    if (node.isInline ? node.marks.some((m) => m.type.name !== 'rPr' && m.type.name !== 'wrap') : bears(node))
      found = true
    return !found
  })
  return found
}

function bears(node: Node): boolean {
  return ['revisions', 'markRevisions', 'pPrChange', 'tcPrChange'].some((name) => node.attrs[name] != null)
}

export class CellView implements NodeView {
  readonly dom: HTMLTableCellElement
  readonly contentDOM: HTMLElement
  readonly #env: ViewEnv
  #node: Node
  #layout: CellLayout | undefined

  constructor(node: Node, decorations: readonly Decoration[], env: ViewEnv) {
    this.#env = env
    this.#node = node
    this.dom = document.createElement('td')
    this.contentDOM = this.dom
    this.#layout = layoutOf(decorations)
    this.#dress()
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (!node.sameMarkup(this.#node)) return false
    this.#node = node
    const layout = layoutOf(decorations)
    if (!sameLayout(layout, this.#layout)) {
      this.#layout = layout
      this.#dress()
    }
    return true
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom
  }

  #dress(): void {
    const layout = this.#layout
    this.dom.className = layout?.className ?? ''
    this.dom.hidden = layout?.hidden ?? false
    this.dom.colSpan = layout?.colSpan ?? 1
    this.dom.rowSpan = layout?.rowSpan ?? 1
    dressRevisions(this.dom, this.#node, this.#env, 'cell')
  }
}

function layoutOf(decorations: readonly Decoration[]): CellLayout | undefined {
  for (const { spec } of decorations) if ('layout' in spec) return (spec as CellSpec).layout
  return undefined
}

function sameLayout(a: CellLayout | undefined, b: CellLayout | undefined): boolean {
  return (
    a?.className === b?.className && a?.hidden === b?.hidden && a?.colSpan === b?.colSpan && a?.rowSpan === b?.rowSpan
  )
}
