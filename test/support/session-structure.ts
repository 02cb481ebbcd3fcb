import * as fc from 'fast-check'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { contextFor } from '../../src/core/document/added-lists.ts'
import { clausesIn, clauseRange } from '../../src/core/document/clauses.ts'
import { formatterOf } from '../../src/core/document/formatting.ts'
import { labelDocument } from '../../src/core/document/numbering-labels.ts'
import { schema } from '../../src/core/document/schema.ts'
import {
  clearCellsTracked,
  fillCellsTracked,
  insertTableTracked,
  insertTracked,
  moveTracked,
  selectedArea,
  wholeMove,
} from '../../src/core/revision/track.ts'
import { nextBlock, previousBlock } from '../../src/core/revision/track/places.ts'
import type { Tracking } from '../../src/renderer/features/document/editor/tracking.ts'
import { pastedTable } from './arbitrary-redline.ts'
import { command, type Picked, tableCommand } from './session-command.ts'

/** What changes how a document is built: moves, breaks, tables. */

const parts = fc.nat(1000)
const part = <T>(of: readonly T[], thousandths: number): T | undefined =>
  of[Math.floor((thousandths / 1001) * of.length)]

/** Positions between the blocks of the document's top level, its end too. */
function placesBetween(doc: Node): number[] {
  const found: number[] = []
  const see = (parent: Node, start: number): void =>
    parent.forEach((node, offset) => {
      if (node.type === schema.nodes.group) see(node, start + offset + 1)
      else found.push(start + offset)
    })
  see(doc, 0)
  return [...found, doc.content.size]
}

/** The move as the editor makes it: the selection goes along, or to what moved. */
function moved(tr: Transaction, from: number, to: number, dest: number, tracking: Tracking): Transaction | null {
  const { selection } = tr
  const result = moveTracked(tr, from, to, dest, tracking.tracker())
  if (!result.ok) return null
  const inside = selection.from >= from && selection.to <= to
  const place = (pos: number): number => Math.min(tr.doc.content.size, inside ? result.map(pos) : result.from + 1)
  const [$anchor, $head] = [tr.doc.resolve(place(selection.anchor)), tr.doc.resolve(place(selection.head))]
  const isText = $anchor.parent.inlineContent && $head.parent.inlineContent
  tr.setSelection(isText ? new TextSelection($anchor, $head) : Selection.near($head, 1))
  return tracking.settle(tr)
}

/** The blocks at the selection, in the container that its start is in. */
function blocksAt({ $from, $to }: Selection): { from: number; last: number } {
  const from = $from.before()
  return { from, last: $to.depth >= $from.depth ? $to.before($from.depth) : from }
}

export const STRUCTURE_COMMANDS: readonly fc.WeightedArbitrary<Picked>[] = [
  command({
    name: 'move past the neighbour',
    arbitrary: fc.boolean(),
    run: ({ tr, doc, selection }, tracking, up) => {
      if (!selection.$from.parent.isTextblock) return null
      const { from, last } = blocksAt(selection)
      const beside = up ? previousBlock(doc, from) : nextBlock(doc, last)
      if (beside === null) return null
      const dest = up ? beside : beside + doc.nodeAt(beside)!.nodeSize
      return moved(tr, from, last + doc.nodeAt(last)!.nodeSize, dest, tracking)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'move blocks',
    arbitrary: fc.tuple(parts, fc.nat(2), parts),
    run: ({ tr, doc }, tracking, [first, more, dest]) => {
      const places = placesBetween(doc)
      const starts = places.slice(0, -1)
      const from = part(starts, first)!
      const last = starts[Math.min(starts.length - 1, starts.indexOf(from) + more)]!
      return moved(tr, from, last + doc.nodeAt(last)!.nodeSize, part(places, dest)!, tracking)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'drag a selection of whole paragraphs',
    arbitrary: fc.tuple(parts, fc.nat(2), fc.boolean(), parts, fc.boolean()),
    run: ({ tr, doc }, tracking, [first, more, reachesOn, where, isBefore]) => {
      const paragraphs: number[] = []
      doc.descendants((node, pos) => void (node.type === schema.nodes.paragraph && paragraphs.push(pos)))
      const [from, target] = [part(paragraphs, first)!, part(paragraphs, where)!]
      const at = paragraphs.indexOf(from) + more
      const last = paragraphs[Math.min(paragraphs.length - 1, at)]!
      const next = paragraphs[at + 1]
      const endOf = (pos: number): number => pos + doc.nodeAt(pos)!.nodeSize - 1
      const to = reachesOn && next !== undefined ? next + 1 : endOf(last)
      const whole = wholeMove(doc, from + 1, to, isBefore ? target + 1 : endOf(target))
      return whole === null ? null : moved(tr, whole.from, whole.to, whole.dest, tracking)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'move a clause',
    arbitrary: fc.tuple(parts, parts),
    run: ({ tr, doc }, tracking, [which, dest], context) => {
      const effective = contextFor(doc, context)
      const formatter = formatterOf(effective)
      const clauses = clausesIn(doc, formatter, labelDocument(doc, effective, formatter))
      const clause = part(clauses, which)
      if (clause === undefined || clause.isGone) return null
      const { from, to } = clauseRange(doc, formatter, clauses, clauses.indexOf(clause))
      return moved(tr, from, to, part(placesBetween(doc), dest)!, tracking)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'break',
    arbitrary: fc.constantFrom('page', 'column'),
    run: (state, tracking, type) => {
      const { tr, selection } = state
      const slice = new Slice(Fragment.from(schema.nodes.break.create({ type })), 0, 0)
      const { to } = insertTracked(tr, selection.from, selection.to, slice, tracking.tracker())
      return tracking.settle(tr.setSelection(Selection.near(tr.doc.resolve(to), 1)))
    },
  }),
  command({
    name: 'insert a table',
    arbitrary: fc.record({
      rows: fc.integer({ min: 1, max: 2 }),
      columns: fc.integer({ min: 1, max: 3 }),
      width: fc.constant(9000),
      styleId: fc.constant(null),
    }),
    run: (state, tracking, wanted) => {
      const { tr, selection } = state
      const made = insertTableTracked(tr, selection.to, wanted, tracking.tracker())
      return made.ok ? tracking.settle(tr.setSelection(Selection.near(tr.doc.resolve(made.caret), 1))) : null
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'fill cells',
    weight: 2,
    arbitrary: pastedTable,
    run: (state, tracking, table) => {
      const area = selectedArea(state.selection)
      if (area === null) return null
      const { tr } = state
      const dropped = fillCellsTracked(tr, area, table, tracking.tracker())
      return dropped === null || !tr.docChanged ? null : tracking.settle(tr)
    },
    looksAtRevisions: true,
  }),
  tableCommand('clear cells', clearCellsTracked),
]
