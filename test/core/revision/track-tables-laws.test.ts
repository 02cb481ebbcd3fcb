import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { tableGrid } from '../../../src/core/document/table-grid.ts'
import { arbitraryDocument } from '../../support/arbitrary-document.ts'
import * as b from '../../support/build.ts'
import { tableCommand, tableSession } from '../../support/table-session.ts'
import { acceptMine, expectLaws, inGroups, rejectMine, tracker } from './track-oracle.ts'

/*
 * Table commands in random sequences: over tables with spans, merges and ragged rows, and over documents that carry
 * revisions of three others.
 */

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
    fc.property(spanned, size, fc.array(tableCommand, { minLength: 1, maxLength: 8 }), (start, n, commands) => {
      const end = tableSession(variant(start, n), commands, tracker(), (before, after) =>
        expectLaws(before, after, null),
      )
      expect(rejectMine(end).toJSON()).toEqual(rejectMine(start).toJSON())
    }),
    { numRuns, seed: 20261122 },
  )
})

test('each command, once accepted, leaves rows that all reach as far as the grid', () => {
  fc.assert(
    fc.property(spanned, fc.array(tableCommand, { minLength: 1, maxLength: 8 }), (start, commands) => {
      let doc = start
      for (const command of commands) {
        doc = acceptMine(tableSession(doc, [command], tracker()))
        expectEvenGrids(doc)
      }
    }),
    { numRuns, seed: 20261122 },
  )
})

test("sessions among others' revisions obey the laws", () => {
  fc.assert(
    fc.property(
      arbitraryDocument(),
      size,
      fc.array(tableCommand, { minLength: 1, maxLength: 6 }),
      (start, n, commands) => {
        const end = tableSession(variant(start, n), commands, tracker(), (before, after) =>
          expectLaws(before, after, null),
        )
        expect(rejectMine(end).toJSON()).toEqual(rejectMine(start).toJSON())
      },
    ),
    { numRuns, seed: 20261122 },
  )
})
