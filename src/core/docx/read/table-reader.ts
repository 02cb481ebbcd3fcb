import { Fragment, type Node } from 'prosemirror-model'
import type { CellRevisions, Wrap } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { child, elements, outerXml, type XmlElement } from '../xml.ts'
import type { PartContext } from './part-context.ts'
import { readPropertyChange, readRevision, splitProperties } from './properties.ts'

/** Reads a table (ECMA-376 part 1, 17.4). Content controls around rows and cells become `wraps` on them. */

/** Reads a cell's blocks: given by the block reader, for tables hold blocks and blocks hold tables. */
type ReadCellBlocks = (cell: XmlElement) => Fragment

const { nodes: N } = schema
const TBLPR_TAKEN: ReadonlySet<string> = new Set(['w:tblPrChange'])
const GRID_TAKEN: ReadonlySet<string> = new Set(['w:tblGridChange'])
const TRPR_TAKEN: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:trPrChange'])
const TCPR_TAKEN: ReadonlySet<string> = new Set(['w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:tcPrChange'])

/** Null when the table has no row, or a row no cell: Word would not open it as a table, so it stays as it is. */
export function readTable(
  element: XmlElement,
  ctx: PartContext,
  lead: number | undefined,
  fill: ReadCellBlocks,
): Node | null {
  if (!isWellBuilt(element)) return null
  const src = ctx.slice(element, lead)
  const tblPr = splitProperties(child(element, 'w:tblPr'), ctx.text, TBLPR_TAKEN, ctx.split)
  const grid = splitProperties(child(element, 'w:tblGrid'), ctx.text, GRID_TAKEN, ctx.split)
  const gridChange = grid.taken.get('w:tblGridChange')
  const rows: Node[] = []
  const tblPrChange = readPropertyChange(tblPr.taken.get('w:tblPrChange'), ctx.text, ctx.ids)
  const after = readParts(element, ctx, 'w:tr', [], (row, wraps, before) =>
    rows.push(readRow(row, ctx, wraps, before, fill)),
  )
  const attrs = {
    src,
    tblPr: tblPr.xml,
    tblPrChange,
    tblGrid: grid.xml,
    tblGridChange: gridChange === undefined ? null : outerXml(gridChange, ctx.text),
    after,
  }
  return ctx.keep(src, N.table.create(attrs, Fragment.fromArray(rows)))
}

/** Names beside rows and cells that are no range edges. */
const PROPERTIES: ReadonlySet<string> = new Set([
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:tblPrEx',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:proofErr',
])

/** Rows of a table or cells of a row, also inside content controls. Returns the range edges that follow the last. */
function readParts(
  parent: XmlElement,
  ctx: PartContext,
  name: 'w:tr' | 'w:tc',
  wraps: readonly Wrap[],
  onPart: (part: XmlElement, wraps: readonly Wrap[], before: string) => void,
): string {
  let before = ''
  for (const element of elements(parent)) {
    if (element.name === name) {
      onPart(element, wraps, before)
      before = ''
    } else if (element.name === 'w:sdt' || element.name === 'w:customXml') {
      const kind = element.name === 'w:sdt' ? 'sdt' : 'customXml'
      const content = kind === 'sdt' ? child(element, 'w:sdtContent')! : element
      const wrap: Wrap = { key: ctx.nextKey(), kind, open: ctx.openXml(element, content) }
      before = readParts(content, ctx, name, [...wraps, wrap], (part, inner, edges) =>
        onPart(part, inner, before + edges),
      )
    } else if (!PROPERTIES.has(element.name)) before += outerXml(element, ctx.text)
  }
  return before
}

function isWellBuilt(table: XmlElement): boolean {
  const parts = (parent: XmlElement, name: string): XmlElement[] =>
    elements(parent).flatMap((e) => {
      if (e.name === name) return [e]
      const content = e.name === 'w:sdt' ? child(e, 'w:sdtContent') : e.name === 'w:customXml' ? e : undefined
      return content === undefined ? [] : parts(content, name)
    })
  const rows = parts(table, 'w:tr')
  return rows.length > 0 && rows.every((row) => parts(row, 'w:tc').length > 0)
}

function readRow(
  element: XmlElement,
  ctx: PartContext,
  wraps: readonly Wrap[],
  before: string,
  fill: ReadCellBlocks,
): Node {
  const src = ctx.slice(element)
  const trPr = splitProperties(child(element, 'w:trPr'), ctx.text, TRPR_TAKEN, ctx.split)
  const exception = child(element, 'w:tblPrEx')
  const revisions = cellRevisions(trPr.taken, { ins: 'w:ins', del: 'w:del' }, ctx)
  const trPrChange = readPropertyChange(trPr.taken.get('w:trPrChange'), ctx.text, ctx.ids)
  const cells: Node[] = []
  const after = readParts(element, ctx, 'w:tc', [], (cell, inner, edges) =>
    cells.push(readCell(cell, ctx, inner, edges, fill)),
  )
  const attrs = {
    src,
    trPr: trPr.xml,
    tblPrEx: exception === undefined ? null : outerXml(exception, ctx.text),
    revisions,
    trPrChange,
    wraps,
    before,
    after,
  }
  return ctx.keep(src, N.row.create(attrs, Fragment.fromArray(cells)))
}

function readCell(
  element: XmlElement,
  ctx: PartContext,
  wraps: readonly Wrap[],
  before: string,
  fill: ReadCellBlocks,
): Node {
  const src = ctx.slice(element)
  const tcPr = splitProperties(child(element, 'w:tcPr'), ctx.text, TCPR_TAKEN, ctx.split)
  const revisions = cellRevisions(tcPr.taken, { ins: 'w:cellIns', del: 'w:cellDel', merge: 'w:cellMerge' }, ctx)
  const tcPrChange = readPropertyChange(tcPr.taken.get('w:tcPrChange'), ctx.text, ctx.ids)
  const attrs = { src, tcPr: tcPr.xml, revisions, tcPrChange, wraps, before }
  return ctx.keep(src, N.cell.create(attrs, fill(element)))
}

function cellRevisions(
  taken: ReadonlyMap<string, XmlElement>,
  names: { ins: string; del: string; merge?: string },
  ctx: PartContext,
): CellRevisions | null {
  const ins = taken.get(names.ins)
  const del = taken.get(names.del)
  const merge = names.merge === undefined ? undefined : taken.get(names.merge)
  if (ins === undefined && del === undefined && merge === undefined) return null
  return {
    ...(ins === undefined ? {} : { ins: readRevision(ins, ctx.ids) }),
    ...(del === undefined ? {} : { del: readRevision(del, ctx.ids) }),
    // cellMerge holds vMerge and vMergeOrig as attributes (17.13.5.3): kept whole.
    ...(merge === undefined ? {} : { merge: { ...readRevision(merge, ctx.ids), old: outerXml(merge, ctx.text) } }),
  }
}
