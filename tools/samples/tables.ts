import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Column, SignatureBlock, TableBlock } from './agreement.ts'
import type { RenderContext } from './context.ts'
import { renderInline } from './paragraphs.ts'
import { RULE } from './styles.ts'

/** Width of the text between the margins of an A4 page, in twips. */
export const TEXT_WIDTH = 9298

const HEADING_SHADE = { type: ShadingType.CLEAR, color: 'auto', fill: 'E8ECF1' } as const
const CELL_MARGINS = { top: 40, bottom: 40, left: 100, right: 100 }
const BORDERS = {
  top: RULE,
  bottom: RULE,
  left: RULE,
  right: RULE,
  insideHorizontal: RULE,
  insideVertical: RULE,
}
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** Tables of up to this many rows are kept on one page; longer ones break between rows. */
const KEPT_TOGETHER = 8

/** Renders a table across the text width; the heading row of a grid repeats on each page. */
export function renderTable(block: TableBlock, context: RenderContext): Table {
  const widths = columnWidths(block.columns)
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGINS,
    borders: BORDERS,
    rows: block.rows.map((cells, row) => {
      const isHeading = block.layout === 'grid' && row === 0
      return new TableRow({
        tableHeader: isHeading,
        cantSplit: true,
        children: cells.map((text, column) => renderCell(block, text, row, column, widths[column] ?? 0, context)),
      })
    }),
  })
}

function renderCell(
  block: TableBlock,
  text: string,
  row: number,
  column: number,
  width: number,
  context: RenderContext,
): TableCell {
  const staysWithNext = block.rows.length <= KEPT_TOGETHER && row < block.rows.length - 1
  const isLabel = block.layout === 'grid' ? row === 0 : column === 0
  const right = block.columns[column]?.align === 'right'
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(isLabel ? { shading: HEADING_SHADE } : {}),
    children: [
      new Paragraph({
        style: isLabel ? 'TableHeading' : 'TableText',
        keepNext: staysWithNext,
        ...(right ? { alignment: AlignmentType.RIGHT } : {}),
        children: renderInline(text, context),
      }),
    ],
  })
}

/** The last column takes what rounding leaves, so that the columns fill the table. */
function columnWidths(columns: readonly Column[]): number[] {
  const widths = columns.map(({ percent }) => Math.floor((TEXT_WIDTH * percent) / 100))
  const used = widths.slice(0, -1).reduce((sum, width) => sum + width, 0)
  return [...widths.slice(0, -1), TEXT_WIDTH - used]
}

const SIGNATURE_LINES = ['Signature', 'Name', 'Title', 'Date']
const SIGNATURE_WIDTHS = [3900, 1300, TEXT_WIDTH - 5200]

/** Renders a block for each party: who signs for whom on the left, ruled lines to fill in on the right. */
export function renderSignatures({ parties }: SignatureBlock): Table {
  const rows = parties.flatMap((party, index) =>
    SIGNATURE_LINES.map((label, line) => {
      const isLastLine = index === parties.length - 1 && line === SIGNATURE_LINES.length - 1
      const attestation = `Signed by an authorised signatory for and on behalf of **${party}**`
      const left = line === 0 ? [signatureCell(attestation, 0, isLastLine, SIGNATURE_LINES.length)] : []
      const rest = [signatureCell(label, 1, isLastLine), signatureCell('', 2, isLastLine)]
      return new TableRow({ cantSplit: true, height: { value: 520, rule: 'atLeast' }, children: [...left, ...rest] })
    }),
  )
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: SIGNATURE_WIDTHS,
    layout: TableLayoutType.FIXED,
    borders: { ...BORDERS, left: NO_BORDER, right: NO_BORDER, insideVertical: NO_BORDER },
    rows,
  })
}

function signatureCell(text: string, column: number, isLastLine: boolean, rowSpan = 1): TableCell {
  return new TableCell({
    width: { size: SIGNATURE_WIDTHS[column] ?? 0, type: WidthType.DXA },
    rowSpan,
    margins: CELL_MARGINS,
    verticalAlign: column === 0 ? 'top' : 'bottom',
    children: [
      // A block of signatures is kept on one page: each line keeps with the next, save the last.
      new Paragraph({ style: 'TableText', keepNext: !isLastLine, children: renderInline(text, NO_REFERENCES) }),
    ],
  })
}

const NO_REFERENCES: RenderContext = {
  target: (key) => {
    throw new Error(`a signature block refers to nothing, not to ${key}`)
  },
  referredTo: new Set(),
  revision: () => {
    throw new Error('a signature block is not redlined')
  },
}
