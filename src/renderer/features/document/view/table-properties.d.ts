import { type Border } from '../../../../core/document/formatting-box.ts'
import type { ThemeResolver } from '../../../../core/document/formatting-theme.ts'
export type CellSide = 'top' | 'left' | 'bottom' | 'right'
export declare const CELL_SIDES: readonly ['top', 'left', 'bottom', 'right']
type TableSide = CellSide | 'insideH' | 'insideV'
/** An absent side says nothing, null says that there is no line. */
export type Borders = Partial<Record<TableSide, Border | null>>
export type Margins = Partial<Record<CellSide, number>>
/** What a table's or a cell's properties (children of tblPr or tcPr) say about looks. Lengths in twips. */
export interface BoxProperties {
  readonly borders: Borders
  readonly shading: string | null | undefined
  readonly margins: Margins
  readonly span: number
  readonly merge: 'restart' | 'continue' | null
  readonly align: 'top' | 'middle' | 'bottom' | undefined
  readonly noWrap: boolean
  readonly width:
    | {
        readonly value: number
        readonly type: string
      }
    | undefined
  readonly indent: number
  readonly place: string | undefined
  readonly styleId: string | undefined
  readonly fixed: boolean
}
export declare function readBox(xml: string, theme: ThemeResolver): BoxProperties
/** Widths of the grid's columns in twips. */
export declare function readGrid(tblGrid: string): number[]
export interface RowProperties {
  readonly before: number
  readonly height: number | undefined
  readonly exact: boolean
  readonly isHeader: boolean
}
export declare function readRow(trPr: string): RowProperties
export {}
