import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { history } from 'prosemirror-history'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { cellsBetween } from '../../../src/core/document/cell-selection.ts'
import { tableGrid } from '../../../src/core/document/table-grid.ts'
import {
  clearCellsTracked,
  deleteColumnsTracked,
  deleteRowsTracked,
  deleteTableTracked,
  insertColumnsTracked,
  insertRowsTracked,
  insertTableTracked,
  selectedArea,
  type TableArea,
  type TableEdit,
  type Tracker,
} from '../../../src/core/revision/track.ts'
import { arbitraryDocument } from '../../support/arbitrary-document.ts'
import * as b from '../../support/build.ts'
import { acceptMine, expectLaws, inGroups, rejectMine, tracker } from './track-oracle.ts'

/*
 * Table commands in random sequences: over tables with spans, merges and ragged rows, and over documents that carry
 * revisions of three others.
 */

const COMMANDS = {
  above: (tr, area, by) => insertRowsTracked(tr, area, 'above', by),
  below: (tr, area, by) => insertRowsTracked(tr, area, 'below', by, 1),
  left: (tr, area, by) => insertColumnsTracked(tr, area, 'left', by),
  right: (tr, area, by) => insertColumnsTracked(tr, area, 'right', by, 1),
  rows: deleteRowsTracked,
  columns: deleteColumnsTracked,
  table: deleteTableTracked,
  clear: clearCellsTracked,
  nest: (tr, area, by) =>
    insertTableTracked(tr, tr.selection.head, { rows: 2, columns: 2, width: 1000 + area.area.left, styleId: null }, by),
} satisfies Record<string, (tr: Transaction, area: TableArea, by: Tracker) => TableEdit>

interface Command {
  readonly name: keyof typeof COMMANDS
  /** Where among the document's places the selection begins, in parts of a thousand, and how many places it holds. */
  readonly at: number
  readonly length: number
}

const command: fc.Arbitrary<Command> = fc.record({
  name: fc.constantFrom(...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])),
  at: fc.integer({ min: 0, max: 999 }),
  length: fc.integer({ min: 0, max: 3 }),
})

/** A table of three rows over four columns whose cells take what the row's cuts say. */
const spanned: fc.Arbitrary<Node> = fc
  .array(
    fc.record({
      cuts: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
      before: fc.constantFrom(0, 0, 1),
      merges: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => {
    const made = rows.map(({ cuts, before, merges }, i) => {
      const edges = [before, ...cuts.filter((cut) => cut > before).toSorted((a, b) => a - b), 4]
      const cells = edges.slice(1).map((edge, j) => {
        const span = edge - edges[j]!
        const merge = merges && j === 0 ? `<w:vMerge${i % 2 === 0 ? ' w:val="restart"' : ''}/>` : ''
        const tcPr = `<w:tcW w:w="${span * 900}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}`
        return b.cell({ tcPr }, b.p(`${i}${j}`))
      })
      return b.row({ trPr: before > 0 ? `<w:gridBefore w:val="${before}"/>` : '' }, ...cells)
    })
    return b.doc(b.p('x'), b.table({ tblGrid: '<w:gridCol w:w="1800"/>'.repeat(4) }, ...made), b.p('z'))
  })

function select(state: EditorState, { at, length }: Command): EditorState {
  const places: number[] = []
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    if (state.doc.resolve(pos).depth > 1) places.push(pos + 1)
    return false
  })
  if (places.length === 0) return state
  const first = Math.floor((at / 1000) * places.length)
  const $from = state.doc.resolve(places[first]!)
  const $to = state.doc.resolve(places[Math.min(places.length - 1, first + length)]!)
  return state.apply(state.tr.setSelection(cellsBetween($from, $to) ?? TextSelection.create(state.doc, $from.pos)))
}

function session(
  start: Node,
  commands: readonly Command[],
  see: (before: EditorState, after: EditorState) => void,
): Node {
  const by = tracker()
  let doc = start
  for (const command of commands) {
    const before = select(EditorState.create({ doc, plugins: [history()] }), command)
    const area = selectedArea(before.selection)
    if (area === null) continue
    const { tr } = before
    if (!COMMANDS[command.name](tr, area, by).ok) continue
    const after = before.apply(tr.setMeta('tracked', true))
    see(before, after)
    doc = after.doc
  }
  return doc
}

const size = fc.constantFrom(0, 1, 2)
const variant = (doc: Node, n: number): Node => (n === 0 ? doc : inGroups(doc, n))
const numRuns = Number(process.env.TRACK_RUNS ?? 150)

/** Every row of the outer tables reaches as far as its grid names columns. */
function expectEvenGrids(doc: Node): void {
  doc.forEach((node, pos) => {
    if (node.type.name !== 'table') return
    const { rows, columns } = tableGrid(node, pos)
    for (const row of rows) expect(row.width).toBe(columns.length)
  })
}

test('sessions over tables with spans, merges and late rows obey the laws', () => {
  fc.assert(
    fc.property(spanned, size, fc.array(command, { minLength: 1, maxLength: 8 }), (start, n, commands) => {
      const end = session(variant(start, n), commands, (before, after) => expectLaws(before, after, null))
      expect(rejectMine(end).toJSON()).toEqual(rejectMine(start).toJSON())
    }),
    { numRuns, seed: 20261122 },
  )
})

test('each command, once accepted, leaves rows that all reach as far as the grid', () => {
  fc.assert(
    fc.property(spanned, fc.array(command, { minLength: 1, maxLength: 8 }), (start, commands) => {
      let doc = start
      for (const command of commands) {
        doc = acceptMine(session(doc, [command], () => undefined))
        expectEvenGrids(doc)
      }
    }),
    { numRuns, seed: 20261122 },
  )
})

test("sessions among others' revisions obey the laws", () => {
  fc.assert(
    fc.property(arbitraryDocument(), size, fc.array(command, { minLength: 1, maxLength: 6 }), (start, n, commands) => {
      const end = session(variant(start, n), commands, (before, after) => expectLaws(before, after, null))
      expect(rejectMine(end).toJSON()).toEqual(rejectMine(start).toJSON())
    }),
    { numRuns, seed: 20261122 },
  )
})
