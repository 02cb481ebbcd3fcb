import type { Node } from 'prosemirror-model'
import type { CellLook } from '../../../../core/document/formatting-table.ts'
import type { Looks } from './looks.ts'
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
/** Where every cell of a table stands and how it looks. Costs as much as the table is long. */
export declare function tableLayout(table: Node, looks: Looks): TableLayout
