import { expect, test } from 'vitest'
import { cardsOf, type Card } from '../../src/renderer/features/document/review/cards.ts'
import { layRows, topsOf, visibleRows } from '../../src/renderer/features/document/review/rows.ts'
import { groupedDoc, ins, p } from '../support/build.ts'
import { clauseAt } from '../support/clauses.ts'

const cards: readonly Card[] = cardsOf(
  groupedDoc(p(ins('A#1', 'one'), ' kept ', ins('A#1', 'again')), p(ins('B', 'x'.repeat(300)))).firstChild!,
)
const clauses = [clauseAt({ label: '1.', title: 'Term' })]

test('cards stand under their clause, whose row says how many it holds', () => {
  const [heading, ...rest] = layRows(cards, clauses)
  expect(heading).toMatchObject({ clause: '1. Term' })
  expect('cards' in heading! ? heading.cards : []).toHaveLength(3)
  expect(rest).toHaveLength(3)
})

test('cards of one revision that text parts have keys of their own, which stay when others go', () => {
  const keys = layRows(cards, clauses).map((row) => row.key)
  expect(new Set(keys).size).toBe(4)
  expect(layRows(cards.slice(2), clauses).at(-1)?.key).toBe(keys.at(-1))
})

test('a long text is taken to be higher than a short one until it was measured', () => {
  const rows = layRows(cards, clauses)
  const tops = topsOf(rows, new Map())
  const height = (i: number): number => tops[i + 1]! - tops[i]!
  expect(height(3)).toBeGreaterThan(height(2))
  expect(topsOf(rows, new Map([[rows[1]!.key, 500]]))[2]).toBe(tops[1]! + 500)
})

test('a window of the list shows the rows in it and one on each side', () => {
  expect(visibleRows([0, 10, 20, 30, 40, 50], 21, 5)).toEqual([2, 4])
})
