import { child, parseFragment, type XmlElement } from '../docx/xml.ts'
import { integer, isOn, val } from './formatting-values.ts'
import type { TableCondition } from './style-sheet.ts'

/** How a cell's place in its table bears on the paragraphs in it. */
export interface CellLook {
  readonly styleId: string
  /** In the order in which they apply, weakest first. */
  readonly conditions: readonly TableCondition[]
}

/** Where a cell stands, counted from 0 in grid rows and columns. */
export interface CellPlace {
  readonly row: number
  readonly rows: number
  readonly column: number
  readonly columns: number
}

/** Which conditional formats of its style a table uses (w:tblLook, ECMA-376 part 1, 17.4.55). */
export interface TableLook {
  readonly firstRow: boolean
  readonly lastRow: boolean
  readonly firstColumn: boolean
  readonly lastColumn: boolean
  readonly rowBands: boolean
  readonly columnBands: boolean
}

/** Reads the style and the look from the children of a w:tblPr. */
export function readTableLook(tblPr: string): { styleId: string | null; look: TableLook } {
  const properties = parseFragment(tblPr)
  const look = properties.find((e) => e.name === 'w:tblLook')
  const bits = Number.parseInt(val(look) ?? '0', 16) || 0
  // Word 2010 and later write each bit as an attribute too; older ones the bits alone.
  const flag = (name: string, bit: number): boolean => {
    const given = look?.attrs[`w:${name}`]
    return given === undefined ? (bits & bit) !== 0 : isOn(given)
  }
  return {
    styleId: val(properties.find((e) => e.name === 'w:tblStyle')) ?? null,
    look: {
      firstRow: flag('firstRow', 0x20),
      lastRow: flag('lastRow', 0x40),
      firstColumn: flag('firstColumn', 0x80),
      lastColumn: flag('lastColumn', 0x100),
      rowBands: !flag('noHBand', 0x200),
      columnBands: !flag('noVBand', 0x400),
    },
  }
}

/** Rows and columns per band, from the children of a style's tblPr. */
export function readBandSizes(tblPr: string): { rows: number; columns: number } {
  const table: XmlElement = {
    name: 'w:tblPr',
    attrs: {},
    children: parseFragment(tblPr),
    start: 0,
    end: 0,
    inner: 0,
    foreign: false,
  }
  const size = (name: string): number => Math.max(1, integer(val(child(table, name))) ?? 1)
  return { rows: size('w:tblStyleRowBandSize'), columns: size('w:tblStyleColBandSize') }
}

/** The conditional formats that hold for a cell, in the order of 17.7.6: bands, rows, columns, corners. */
export function cellConditions(
  look: TableLook,
  place: CellPlace,
  bands: { rows: number; columns: number },
): readonly TableCondition[] {
  const first = look.firstRow && place.row === 0
  const last = look.lastRow && place.row === place.rows - 1
  const left = look.firstColumn && place.column === 0
  const right = look.lastColumn && place.column === place.columns - 1
  const conditions: TableCondition[] = []
  if (look.columnBands && !left && !right) {
    const band = Math.floor((place.column - (look.firstColumn ? 1 : 0)) / bands.columns)
    conditions.push(band % 2 === 0 ? 'band1Vert' : 'band2Vert')
  }
  if (look.rowBands && !first && !last) {
    const band = Math.floor((place.row - (look.firstRow ? 1 : 0)) / bands.rows)
    conditions.push(band % 2 === 0 ? 'band1Horz' : 'band2Horz')
  }
  if (first) conditions.push('firstRow')
  if (last) conditions.push('lastRow')
  if (left) conditions.push('firstCol')
  if (right) conditions.push('lastCol')
  if (first && left) conditions.push('nwCell')
  if (first && right) conditions.push('neCell')
  if (last && left) conditions.push('swCell')
  if (last && right) conditions.push('seCell')
  return conditions
}
