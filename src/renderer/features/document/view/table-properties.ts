import { readBorder, readShading, type Border } from '../../../../core/document/formatting-box.ts'
import type { ThemeResolver } from '../../../../core/document/formatting-theme.ts'
import { integer, twips, val } from '../../../../core/document/formatting-values.ts'
import { elements, parseFragment, type XmlElement } from '../../../../core/docx/xml.ts'

export type CellSide = 'top' | 'left' | 'bottom' | 'right'
export const CELL_SIDES = ['top', 'left', 'bottom', 'right'] as const
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
  readonly width: { readonly value: number; readonly type: string } | undefined
  readonly indent: number
  readonly place: string | undefined
  readonly styleId: string | undefined
  readonly fixed: boolean
}

const SIDE_NAMES: Readonly<Record<string, TableSide>> = {
  top: 'top',
  left: 'left',
  start: 'left',
  bottom: 'bottom',
  right: 'right',
  end: 'right',
  insideH: 'insideH',
  insideV: 'insideV',
}

export function readBox(xml: string, theme: ThemeResolver): BoxProperties {
  const found = new Map(parseFragment(xml).map((e) => [e.name, e]))
  const get = (name: string): XmlElement | undefined => found.get(`w:${name}`)
  const shading = get('shd')
  const align = val(get('vAlign'))
  const merge = get('vMerge')
  const width = get('tblW') ?? get('tcW')
  return {
    borders: readBorders(get('tblBorders') ?? get('tcBorders'), theme),
    shading: shading === undefined ? undefined : readShading(shading, theme),
    margins: readMargins(get('tblCellMar') ?? get('tcMar')),
    span: Math.min(63, Math.max(1, integer(val(get('gridSpan'))) ?? 1)),
    merge: merge === undefined ? null : val(merge) === 'restart' ? 'restart' : 'continue',
    align: align === 'center' ? 'middle' : align === 'bottom' ? 'bottom' : align === 'top' ? 'top' : undefined,
    noWrap: get('noWrap') !== undefined,
    width: width === undefined ? undefined : readWidth(width),
    indent: twips(get('tblInd')?.attrs['w:w']) ?? 0,
    place: val(get('jc')),
    styleId: val(get('tblStyle')),
    fixed: get('tblLayout')?.attrs['w:type'] === 'fixed',
  }
}

/** Fiftieths of a percent come as plain numbers or with a sign (ECMA-376 part 1, 17.4.87; part 4, 14.11.9). */
function readWidth({ attrs }: XmlElement): { value: number; type: string } | undefined {
  const raw = attrs['w:w'] ?? ''
  if (raw.endsWith('%')) return { value: Number.parseFloat(raw) * 50, type: 'pct' }
  const value = twips(raw)
  return value === undefined ? undefined : { value, type: attrs['w:type'] ?? 'dxa' }
}

function readBorders(element: XmlElement | undefined, theme: ThemeResolver): Borders {
  const borders: Borders = {}
  for (const line of element === undefined ? [] : elements(element)) {
    const side = SIDE_NAMES[line.name.slice(2)]
    if (side !== undefined) borders[side] = readBorder(line, theme)
  }
  return borders
}

function readMargins(element: XmlElement | undefined): Margins {
  const margins: Margins = {}
  for (const margin of element === undefined ? [] : elements(element)) {
    const side = SIDE_NAMES[margin.name.slice(2)]
    const width = twips(margin.attrs['w:w'])
    if (side !== undefined && side !== 'insideH' && side !== 'insideV' && width !== undefined) margins[side] = width
  }
  return margins
}

/** Widths of the grid's columns in twips. */
export function readGrid(tblGrid: string): number[] {
  return parseFragment(tblGrid)
    .filter((e) => e.name === 'w:gridCol')
    .map((e) => Math.max(0, twips(e.attrs['w:w']) ?? 0))
}

export interface RowProperties {
  readonly before: number
  readonly height: number | undefined
  readonly exact: boolean
  readonly isHeader: boolean
}

export function readRow(trPr: string): RowProperties {
  const found = new Map(parseFragment(trPr).map((e) => [e.name, e]))
  const height = found.get('w:trHeight')
  return {
    before: Math.max(0, integer(val(found.get('w:gridBefore'))) ?? 0),
    height: twips(val(height)),
    exact: height?.attrs['w:hRule'] === 'exact',
    isHeader: found.has('w:tblHeader'),
  }
}
