import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { Revision } from '../../../document/revision-attrs.ts'
import { schema } from '../../../document/schema.ts'
import { settleHeldMarks } from '../held-marks.ts'
import { newParagraphAttrs, splitParagraph } from '../paragraphs.ts'
import { nextBeyondMarkers, outOfFieldCode, previousBeyondMarkers, textPlace } from '../places.ts'
import { newRevision, type Tracker } from '../tracker.ts'
import { gridXml } from './properties.ts'
import { done, refused, type TableEdit } from './result.ts'

export interface NewTable {
  readonly rows: number
  readonly columns: number
  /** Of the whole table, in twips. */
  readonly width: number
  /** A table style of the document, or null for plain lines. */
  readonly styleId: string | null
}

/** Larger than this no table is made in one go (Word's own limit is 63 columns). */
export const TABLE_LIMITS = { rows: 200, columns: 30 } as const

const LINES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')

/**
 * An empty table at a place in the text: before the paragraph where that is its start, behind it where that is its end,
 * else between its two halves. All its rows are inserted ones. A paragraph stays between two tables, which Word would
 * show as one.
 */
export function insertTableTracked(tr: Transaction, pos: number, wanted: NewTable, tracker: Tracker): TableEdit {
  const place = textPlace(tr.doc, pos)
  if (place === null) return refused('There is no paragraph here that a table could follow.')
  const at = outOfFieldCode(tr.doc, place)
  settleHeldMarks(tr, at, at, tracker)
  const $at = tr.doc.resolve(at)
  const paragraph = $at.parent
  const start = $at.before()
  const insertion = newRevision(tracker)
  const table = newTable(wanted, paragraph, insertion)
  const spacer = schema.nodes.paragraph.create(newParagraphAttrs(paragraph, insertion))
  const isTable = (block: number | null): boolean => block !== null && tr.doc.nodeAt(block)?.type === schema.nodes.table
  const next = nextBeyondMarkers(tr.doc, start)
  if (at === $at.start()) {
    const before = isTable(previousBeyondMarkers(tr.doc, start)) ? [spacer] : []
    return put(tr, start, [...before, table])
  }
  if (at === $at.end() && next !== null) {
    return put(tr, start + paragraph.nodeSize, isTable(next) ? [table, spacer] : [table])
  }
  const left = schema.nodes.paragraph.create(newParagraphAttrs(paragraph, insertion))
  splitParagraph(tr, at, left, [table], paragraph.copy(Fragment.empty))
  return done(at + 5)
}

function put(tr: Transaction, at: number, blocks: readonly Node[]): TableEdit {
  tr.step(new ReplaceStep(at, at, new Slice(Fragment.fromArray([...blocks]), 0, 0)))
  const spacer = blocks[0]!.type === schema.nodes.paragraph ? blocks[0]!.nodeSize : 0
  return done(at + spacer + 4)
}

function newTable({ rows, columns, width, styleId }: NewTable, beside: Node, insertion: Revision): Node {
  const each = Math.floor(width / columns)
  // The text in it looks like the text around it, without its place in a list.
  const paragraph = schema.nodes.paragraph.create({ markRPr: beside.attrs.markRPr as string })
  const cell = schema.nodes.cell.create({ tcPr: `<w:tcW w:w="${each}" w:type="dxa"/>` }, paragraph)
  const cells = Array<Node>(columns).fill(cell)
  const row = schema.nodes.row.create({ revisions: { ins: insertion } }, cells)
  const look =
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
  const size = `<w:tblW w:w="${each * columns}" w:type="dxa"/>`
  const tblPr =
    styleId === null
      ? `${size}<w:tblBorders>${LINES}</w:tblBorders>${look}`
      : `<w:tblStyle w:val="${styleId}"/>${size}${look}`
  const tblGrid = gridXml(Array<number>(columns).fill(each))
  return schema.nodes.table.create({ tblPr, tblGrid }, Array<Node>(rows).fill(row))
}
