import type { Node } from 'prosemirror-model'
import type { CellLook } from '../../../../core/document/formatting-table.ts'
import { createThemeResolver } from '../../../../core/document/formatting-theme.ts'
import type { Border } from '../../../../core/document/formatting-box.ts'
import type { Style } from '../../../../core/document/style-sheet.ts'
import { parseFragment, serialise, elements } from '../../../../core/docx/xml.ts'
import type { Looks } from './looks.ts'
import { px } from './length.ts'
import { borderCss, shadingCss } from './paragraph-css.ts'
import {
  CELL_SIDES,
  readBox,
  readGrid,
  readRow,
  type BoxProperties,
  type CellSide,
  type RowProperties,
} from './table-properties.ts'

/** How one cell is shown. */
export interface CellLayout {
  /** Part of the cell above it (vMerge): shown by that one. */
  readonly hidden: boolean
  readonly colSpan: number
  readonly rowSpan: number
  readonly className: string
  /** The table style's part in its paragraphs. */
  readonly look: CellLook | null
}

export interface TableLayout {
  /** Twips. */
  readonly columns: readonly number[]
  /** In document order. */
  readonly cells: readonly CellLayout[]
}

/** Reads of property XML, each string once. */
interface Reader {
  readonly box: (xml: string) => BoxProperties
  readonly row: (xml: string) => RowProperties
  readonly styles: Map<string, Style>
  readonly standard: Style | undefined
}

const readers = new WeakMap<Looks, Reader>()

function readerOf(looks: Looks): Reader {
  let reader = readers.get(looks)
  if (reader !== undefined) return reader
  const theme = createThemeResolver(looks.context)
  const boxes = new Map<string, BoxProperties>()
  const rows = new Map<string, RowProperties>()
  const styles = looks.context.styles.styles.filter((s) => s.type === 'table')
  reader = {
    box: (xml) => boxes.get(xml) ?? remember(boxes, xml, readBox(xml, theme)),
    row: (xml) => rows.get(xml) ?? remember(rows, xml, readRow(xml)),
    styles: new Map(styles.map((s) => [s.id, s])),
    standard: styles.findLast((s) => s.isDefault),
  }
  readers.set(looks, reader)
  return reader
}

function remember<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value)
  return value
}

interface Place {
  readonly box: BoxProperties
  readonly row: number
  readonly column: number
  hidden: boolean
  rowSpan: number
}

/** Where every cell of a table stands and how it looks. Costs as much as the table is long. */
export function tableLayout(table: Node, looks: Looks): TableLayout {
  const reader = readerOf(looks)
  const columns = readGrid(table.attrs.tblGrid as string)
  const places = placesOf(table, reader)
  const width = Math.max(columns.length, ...places.map((p) => p.column + p.box.span))
  const tblPr = table.attrs.tblPr as string
  const own = reader.box(tblPr)
  const chain = chainOf(own.styleId, reader)
  const cells = places.map((place): CellLayout => {
    const at = { row: place.row, rows: table.childCount, column: place.column, columns: width }
    const look = looks.formatter.cell(tblPr, at)
    const exception = table.child(place.row).attrs.tblPrEx as string | null
    const tables = [
      ...chain.map((s) => reader.box(s.tblPr)),
      own,
      ...(exception === null ? [] : [reader.box(inner(exception))]),
    ]
    const conditional = [...chain.map((s) => s.tcPr), ...conditionalXml(chain, look)].map(reader.box)
    const edges = {
      top: place.row === 0,
      bottom: place.row + place.rowSpan >= table.childCount,
      left: place.column === 0,
      right: place.column + place.box.span >= width,
    }
    const { hidden, rowSpan, box } = place
    return { hidden, rowSpan, colSpan: box.span, className: looks.css(cellCss(box, conditional, tables, edges)), look }
  })
  return { columns, cells }
}

function placesOf(table: Node, reader: Reader): Place[] {
  const places: Place[] = []
  /** The cell that merges downwards, by column. */
  const open = new Map<number, Place>()
  table.forEach((row, _offset, rowIndex) => {
    let column = reader.row(row.attrs.trPr as string).before
    row.forEach((cell) => {
      const box = reader.box(cell.attrs.tcPr as string)
      const place: Place = { box, row: rowIndex, column, hidden: false, rowSpan: 1 }
      const above = open.get(column)
      if (box.merge === 'continue' && above !== undefined && above.row + above.rowSpan === rowIndex) {
        place.hidden = true
        above.rowSpan++
      } else if (box.merge === null) open.delete(column)
      else open.set(column, place)
      places.push(place)
      column += box.span
    })
  })
  return places
}

/** The table style and those it is based on, the most basic first. */
function chainOf(id: string | undefined, reader: Reader): Style[] {
  const chain: Style[] = []
  let style = (id === undefined ? undefined : reader.styles.get(id)) ?? reader.standard
  while (style !== undefined && !chain.includes(style)) {
    chain.unshift(style)
    style = style.basedOn === null ? undefined : reader.styles.get(style.basedOn)
  }
  return chain
}

/** Cell properties of the conditional formats that hold, weakest first. */
function conditionalXml(chain: readonly Style[], look: CellLook | null): string[] {
  return (['wholeTable', ...(look?.conditions ?? [])] as const).flatMap((condition) =>
    chain.flatMap((style) => style.conditions.filter((c) => c.condition === condition).map((c) => c.tcPr)),
  )
}

function inner(whole: string): string {
  return parseFragment(whole).flatMap(elements).map(serialise).join('')
}

/** Word's own cell margin where no style says otherwise: 0.08 inches at the sides. */
const MARGINS = { top: 0, bottom: 0, left: 115, right: 115 }

function cellCss(
  own: BoxProperties,
  conditional: readonly BoxProperties[],
  tables: readonly BoxProperties[],
  edges: Readonly<Record<CellSide, boolean>>,
): string {
  const parts = CELL_SIDES.flatMap((side) => {
    const border = borderOf(side, own, conditional, tables, edges[side])
    const margin = [own, ...tables.toReversed()].find((b) => b.margins[side] !== undefined)?.margins[side]
    return [
      `border-${side}:${border === null ? 'none' : borderCss(border)}`,
      `padding-${side}:${px(margin ?? MARGINS[side])}px`,
    ]
  })
  const shading = [own, ...conditional.toReversed()].find((b) => b.shading !== undefined)?.shading
  if (shading != null) parts.push(shadingCss(shading))
  const align = own.align ?? conditional.findLast((b) => b.align !== undefined)?.align
  parts.push(`vertical-align:${align ?? 'top'}`)
  if (own.noWrap) parts.push('white-space:nowrap')
  return parts.join(';')
}

/** A cell's own line wins, then the table's own, then its style's conditional formats, then the style's table (17.4.66). */
function borderOf(
  side: CellSide,
  own: BoxProperties,
  conditional: readonly BoxProperties[],
  tables: readonly BoxProperties[],
  outer: boolean,
): Border | null {
  const direct = own.borders[side]
  if (direct !== undefined) return direct
  const name = outer ? side : side === 'top' || side === 'bottom' ? 'insideH' : 'insideV'
  const explicit = tables.slice(-1)[0]?.borders[name]
  if (explicit !== undefined) return explicit
  const styled = conditional.findLast((b) => b.borders[side] !== undefined)?.borders[side]
  if (styled !== undefined) return styled
  return tables.findLast((b) => b.borders[name] !== undefined)?.borders[name] ?? null
}
