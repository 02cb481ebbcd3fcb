import type { HtmlElement } from './html-tree.ts'
import type { PastedBlock, PastedCell, PastedRow, PastedTable } from './pasted-blocks.ts'

type ReadCell = (cell: HtmlElement, isHead: boolean) => readonly PastedBlock[]

/** More than Word has in a table's row; what spans further is cut. */
const MAX_COLUMNS = 63

/** A table of HTML on a grid: spans over rows become cells merged downwards, as a file has them. */
export function readHtmlTable(table: HtmlElement, read: ReadCell): PastedTable {
  const rows: PastedRow[] = []
  /** Rows that the cell above still reaches into, by column. */
  let open = new Map<number, { left: number; span: number }>()
  for (const { row, isHeader } of rowsOf(table)) {
    const cells: PastedCell[] = []
    let column = 0
    const fill = (): void => {
      for (let above = open.get(column); above !== undefined; above = open.get(column)) {
        cells.push({ column, span: above.span, merge: 'continue', blocks: [] })
        column += above.span
      }
    }
    const next = new Map([...open].filter(([, o]) => o.left > 1).map(([c, o]) => [c, { ...o, left: o.left - 1 }]))
    for (const cell of cellsOf(row)) {
      fill()
      if (column >= MAX_COLUMNS) {
        appendTo(cells, read(cell, cell.name === 'th'))
        continue
      }
      const room = [...open.keys()].filter((c) => c > column).reduce((least, c) => Math.min(least, c), MAX_COLUMNS)
      const span = Math.min(spanOf(cell.attrs['colspan']), room - column)
      const down = spanOf(cell.attrs['rowspan'])
      cells.push({ column, span, merge: down > 1 ? 'restart' : null, blocks: read(cell, cell.name === 'th') })
      if (down > 1) next.set(column, { left: down - 1, span })
      column += span
    }
    fill()
    if (cells.length > 0) rows.push({ isHeader, cells })
    open = next
  }
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.at(-1)!.column + cells.at(-1)!.span))
  return { kind: 'table', rows, columns }
}

/** Past the last column that can be, the text goes on in the last cell. */
function appendTo(cells: PastedCell[], blocks: readonly PastedBlock[]): void {
  const last = cells.pop()!
  cells.push({ ...last, blocks: [...last.blocks, ...blocks] })
}

function spanOf(value: string | undefined): number {
  const n = Number(value)
  return Number.isInteger(n) && n > 1 ? Math.min(n, 1000) : 1
}

function rowsOf(table: HtmlElement, inHead = false): { row: HtmlElement; isHeader: boolean }[] {
  return table.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'tr') return [{ row: child, isHeader: inHead }]
    if (/^(thead|tbody|tfoot)$/.test(child.name)) return rowsOf(child, child.name === 'thead')
    return []
  })
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter((child): child is HtmlElement => typeof child !== 'string' && /^t[dh]$/.test(child.name))
}
