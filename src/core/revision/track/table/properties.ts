import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { PropertyChange, Revision } from '../../../document/revision-attrs.ts'
import { schema } from '../../../document/schema.ts'
import { SEQUENCES } from '../../../docx/check/sequences.ts'
import { parseFragment, serialise, type XmlElement } from '../../../docx/xml.ts'
import { isMine, rowRevisions, type Tracker } from '../tracker.ts'

/* Properties of tables, rows and cells as edits of their canonical XML, tracked as tblPrChange, trPrChange, tcPrChange. */

const CHANGES = { table: 'tblPrChange', row: 'trPrChange', cell: 'tcPrChange' } as const
const PROPERTIES = { table: 'tblPr', row: 'trPr', cell: 'tcPr' } as const
type Carrier = keyof typeof CHANGES

/**
 * Gives the table, row or cell at `pos` other properties, as part of the revision `by`. False, with nothing done, where
 * another author's pending change stands in the way: a carrier remembers one old state only.
 */
export function setTableProperty(
  tr: Transaction,
  pos: number,
  xml: string,
  by: Revision,
  tracker: Tracker,
  isNew = false,
): boolean {
  const node = tr.doc.nodeAt(pos)!
  const carrier = node.type.name as Carrier
  const old = node.attrs[PROPERTIES[carrier]] as string
  const change = node.attrs[CHANGES[carrier]] as PropertyChange | null
  if (old === xml) return true
  if (!isNew && change !== null && !isMine(change, tracker)) return false
  tr.setNodeAttribute(pos, PROPERTIES[carrier], xml)
  if (isNew) return true
  if (change === null) tr.setNodeAttribute(pos, CHANGES[carrier], { ...by, old })
  else if (change.old === xml && carrier !== 'table') tr.setNodeAttribute(pos, CHANGES[carrier], null)
  return true
}

/** Is a row, or a cell of it, a pending insertion of mine? What I do to it is part of that. */
export function isMyRow(row: Node, tracker: Tracker): boolean {
  return isMine(rowRevisions(row).ins, tracker)
}

export function isMyTable(table: Node, tracker: Tracker): boolean {
  return table.children.every((row) => isMyRow(row, tracker))
}

/**
 * The properties with some of them replaced or left out (null), in the schema's order (CT_TcPr, 17.4.69; CT_TrPr is a
 * choice). Attribute values are numbers and keywords of ours.
 */
export function withProperties(
  of: 'w:tcPr' | 'w:trPr',
  xml: string,
  changes: Readonly<Record<string, string | null>>,
): string {
  const kept = parseFragment(xml).filter((e) => !(e.name in changes))
  const made = Object.values(changes).flatMap((value) => (value === null ? [] : parseFragment(value)))
  if (made.length === 0 && kept.length === parseFragment(xml).length) return xml
  const place = (e: XmlElement): number => {
    const at = SEQUENCES[of]!.indexOf(e.name.slice(2))
    return at < 0 ? SEQUENCES[of]!.length : at
  }
  const all = of === 'w:tcPr' ? [...kept, ...made].toSorted((a, b) => place(a) - place(b)) : [...kept, ...made]
  return all.map(serialise).join('')
}

/** A cell that takes this many columns. */
export function withSpan(tcPr: string, span: number): string {
  return withProperties('w:tcPr', tcPr, { 'w:gridSpan': span > 1 ? `<w:gridSpan w:val="${span}"/>` : null })
}

/** A row that leaves out so many columns on a side. */
export function withSkipped(trPr: string, side: 'w:gridBefore' | 'w:gridAfter', columns: number): string {
  const width = side === 'w:gridBefore' ? 'w:wBefore' : 'w:wAfter'
  // The preferred width of what is left out was that of other columns.
  return withProperties('w:trPr', trPr, {
    [side]: columns > 0 ? `<${side} w:val="${columns}"/>` : null,
    [width]: null,
  })
}

/** The cell's preferred width changed by `by` twips where it has one in twips, or else to its share of what it was. */
export function withWidth(tcPr: string, by: number, share: number): string {
  const old = parseFragment(tcPr).find((e) => e.name === 'w:tcW')
  const width = Number(old?.attrs['w:w'])
  if (old === undefined || !Number.isFinite(width) || width <= 0) return tcPr
  const type = old.attrs['w:type'] ?? 'dxa'
  const now = type === 'pct' ? Math.round(width * share) : width + by
  if ((type !== 'dxa' && type !== 'pct') || now <= 0) return tcPr
  return withProperties('w:tcPr', tcPr, { 'w:tcW': `<w:tcW w:w="${now}" w:type="${type}"/>` })
}

/** The table, its tracked grid and all, with other column widths. */
export function gridXml(columns: readonly number[]): string {
  return columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')
}

/** A new cell's paragraph looks like the first one of the cell that it is modelled on. */
export function likeFirstParagraph(cell: Node): Node {
  let first: Node | null = null
  cell.descendants((node) => {
    if (first === null && node.type === schema.nodes.paragraph) first = node
    return first === null
  })
  const { pPr = '', markRPr = '' } = (first as Node | null)?.attrs ?? {}
  return schema.nodes.paragraph.create({ pPr: pPr as string, markRPr: markRPr as string })
}
