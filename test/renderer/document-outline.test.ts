import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clause } from '../../src/core/document/clause-places.ts'
import { findClauses, fullNumber, typedTo } from '../../src/renderer/features/document/outline/find.ts'
import {
  foldAll,
  foldsOf,
  isUnfolded,
  setUnfolded,
  unfoldAll,
} from '../../src/renderer/features/document/outline/folds.ts'
import {
  changesBefore,
  hasBelow,
  pathTo,
  rowOf,
  treeOf,
  unfolded,
} from '../../src/renderer/features/document/outline/tree.ts'
import { clauseAt } from '../support/clauses.ts'

const clause = (depth: number, label: string, title: string, pos = 0): Clause => clauseAt({ depth, label, title, pos })

const services = treeOf([
  clause(0, '1.', 'Definitions', 0),
  clause(0, '5.', 'Fees', 10),
  clause(1, '5.1', 'Prices', 20),
  clause(1, '5.2', 'Payment of the fees', 30),
  clause(2, '(a)', 'by transfer', 40),
  clause(2, '(b)', 'in euro', 50),
  clause(0, '15.', 'Notices', 60),
])

describe('the tree of clauses', () => {
  test('says who stands below whom, and where among how many', () => {
    expect([...services.parents]).toEqual([-1, -1, 1, 1, 3, 3, -1])
    expect([...services.levels]).toEqual([0, 0, 1, 1, 2, 2, 0])
    expect([...services.ends]).toEqual([1, 6, 3, 6, 5, 6, 7])
    expect([...services.places]).toEqual([1, 2, 1, 2, 1, 2, 3])
    expect([...services.sizes]).toEqual([3, 3, 2, 2, 2, 2, 3])
    expect(pathTo(services, 5)).toEqual([1, 3, 5])
  })

  test('a level that the document skips is no level of the tree', () => {
    expect([...treeOf([clause(1, '', 'a'), clause(4, '', 'b'), clause(2, '', 'c')]).levels]).toEqual([0, 1, 1])
  })

  test('shows of what is folded the clause alone, and counts all its changes there', () => {
    const rows = unfolded(services, (i) => i !== 3)
    expect(rows).toEqual([0, 1, 2, 3, 6])
    expect(rowOf(rows, 5)).toBe(3)
    expect(rowOf(rows, 6)).toBe(4)
    expect(rowOf(rows, -1)).toBe(-1)
    const before = changesBefore(services.clauses, [
      { from: 5 },
      { from: 31 },
      { from: 44 },
      { from: 51 },
      { from: 60 },
    ])
    expect(before[services.ends[3]!]! - before[3]!).toBe(3)
    expect(before[4]! - before[3]!).toBe(1)
    expect(before[7]! - before[6]!).toBe(1)
  })

  test('a change in text that goes on behind sub-clauses counts for the clause it is of', () => {
    const back = { pos: 50, to: 0 }
    const clauses = [clause(0, '1.', 'Definitions', 0), { ...clause(1, '(a)', 'x', 20), goesBack: back }]
    const before = changesBefore(clauses, [{ from: 30 }, { from: 55 }, { from: 60 }])
    expect([...before]).toEqual([0, 2, 3])
  })

  test('whatever is folded, a clause is shown by the nearest of its path that is in sight', () => {
    const made = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(made, (given) => {
        const tree = treeOf(given.map(([depth], i) => clause(depth, '', `c${i}`, i)))
        const isOpen = (i: number): boolean => given[i]![1]
        const rows = unfolded(tree, isOpen)
        given.forEach((_, i) => {
          const path = pathTo(tree, i)
          const shown = path.find((at) => at === i || !isOpen(at))
          expect(rows[rowOf(rows, i)]).toBe(shown)
          expect(hasBelow(tree, i)).toBe([...tree.parents].includes(i))
        })
      }),
      { seed: 20, numRuns: 200 },
    )
  })
})

describe('folding', () => {
  test('two levels are in sight at first; what is chosen is remembered by agreement until all are folded', () => {
    const store = foldsOf('msa')
    const rows = (): number[] => unfolded(services, (i) => isUnfolded(store.get(), services, i))
    expect(rows()).toEqual([0, 1, 2, 3, 6])
    setUnfolded(foldsOf('msa'), services, 3, true)
    expect(rows()).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(foldsOf('nda').get().chosen.size).toBe(0)
    foldAll(store)
    expect(rows()).toEqual([0, 1, 6])
    unfoldAll(store)
    expect(rows()).toHaveLength(7)
  })
})

describe('going to a clause', () => {
  const best = (query: string): number => findClauses(services, query).best
  test('by its number, as it is said', () => {
    expect(fullNumber(services, 4)).toBe('5.2(a)')
    expect(['5', '5.', '5.2', '5.2(a)', '5.2 a', 'clause 5.2(b)', '15'].map(best)).toEqual([1, 1, 3, 4, 4, 5, 6])
  })
  test('by its words: a title that begins so comes before one that holds them', () => {
    expect(best('fees')).toBe(1)
    expect(findClauses(services, 'fees').found).toEqual([1, 3])
    expect(best('payment fees')).toBe(3)
    expect(best('indemnity')).toBe(-1)
  })
  test('by typed letters, going round', () => {
    const rows = [0, 1, 2, 3, 6]
    expect(typedTo(services, rows, 1, 'p')).toBe(2)
    expect(typedTo(services, rows, 2, 'p')).toBe(3)
    expect(typedTo(services, rows, 3, 'p')).toBe(2)
    expect(typedTo(services, rows, 2, 'pa')).toBe(3)
    expect(typedTo(services, rows, 2, 'x')).toBe(-1)
  })
})
