import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filtered } from '../../../src/core/agreement/listing/filtering.ts'
import { sorted } from '../../../src/core/agreement/listing/sorting.ts'
import type { AgreementRow } from '../../../src/core/api/agreements.ts'
import { listSettings, NO_FILTER, USUAL_COLUMNS } from '../../../src/core/api/list-views.ts'

let last = 0

function row(part: Partial<AgreementRow> = {}): AgreementRow {
  last += 1
  return {
    id: `id-${last}`,
    title: 'Supply',
    counterparty: 'Northwind',
    paper: 'theirs',
    kind: '',
    owner: '',
    value: null,
    effectiveOn: null,
    expiresOn: null,
    dueOn: null,
    tags: [],
    status: 'open',
    outcome: null,
    held: false,
    forked: false,
    turn: 'ours',
    lastRound: 'Our round 1',
    openedAt: '2026-01-01T00:00:00.000Z',
    lastActivity: '2026-01-01T00:00:00.000Z',
    openRevisions: 0,
    ...part,
  }
}

const titles = (rows: readonly AgreementRow[]): string[] => rows.map(({ title }) => title)

describe('the filter', () => {
  const rows = [
    row({ title: 'Lease', counterparty: 'Calder', tags: ['urgent'], owner: 'Ada' }),
    row({ title: 'Supply of parts', kind: 'Supply', paper: 'ours', held: true }),
    row({ title: 'Old NDA', status: 'closed', outcome: 'executed', turn: 'theirs' }),
    row({ title: 'Gone', status: 'deleted', forked: true }),
  ]
  const shown = (part: Partial<typeof NO_FILTER>): string[] => titles(filtered(rows, { ...NO_FILTER, ...part }))

  it('leaves out deleted ones unless they are asked for', () => {
    expect(shown({})).toEqual(['Lease', 'Supply of parts', 'Old NDA'])
    expect(shown({ status: 'deleted' })).toEqual(['Gone'])
    expect(shown({ status: 'all' })).toHaveLength(4)
    expect(shown({ status: 'open' })).toEqual(['Lease', 'Supply of parts'])
  })

  it('looks for every word, in any case, in what a row says of itself', () => {
    expect(shown({ text: 'CALDER urg' })).toEqual(['Lease'])
    expect(shown({ text: 'supply round' })).toEqual(['Supply of parts'])
    expect(shown({ text: 'calder supply' })).toEqual([])
  })

  it('takes everything that is set together', () => {
    expect(shown({ tag: 'urgent', owner: 'Ada' })).toEqual(['Lease'])
    expect(shown({ tag: 'urgent', owner: '' })).toEqual([])
    expect(shown({ paper: 'ours', held: true })).toEqual(['Supply of parts'])
    expect(shown({ status: 'all', forked: true })).toEqual(['Gone'])
    // What is closed waits for nobody.
    expect(shown({ turn: 'theirs' })).toEqual([])
  })
})

describe('the order', () => {
  it('is by numbers where they are numbers, and what is not set comes last either way', () => {
    const rows = [
      row({ title: 'a', openRevisions: 10, dueOn: null }),
      row({ title: 'b', openRevisions: 9, dueOn: '2027-01-02' }),
      row({ title: 'c', openRevisions: 100, dueOn: '2026-12-31' }),
    ]
    const by = (column: string, direction: 'ascending' | 'descending'): string[] =>
      titles(sorted(rows, { column, direction }))
    expect(by('openRevisions', 'ascending')).toEqual(['b', 'a', 'c'])
    expect(by('dueOn', 'ascending')).toEqual(['c', 'b', 'a'])
    expect(by('dueOn', 'descending')).toEqual(['b', 'c', 'a'])
    expect(by('title', 'descending')).toEqual(['c', 'b', 'a'])
  })

  it('keeps amounts of one currency together', () => {
    const of = (amount: string, currency: string) =>
      row({ title: `${currency} ${amount}`, value: { amount, currency } })
    const rows = [of('900', 'USD'), of('1000', 'EUR'), of('50.5', 'USD'), of('20000', 'EUR'), row({ title: 'none' })]
    expect(titles(sorted(rows, { column: 'value', direction: 'descending' }))).toEqual([
      'EUR 20000',
      'EUR 1000',
      'USD 900',
      'USD 50.5',
      'none',
    ])
  })

  it('of any column and any rows is the same rows, once, whatever order they came in', () => {
    const columns = [...USUAL_COLUMNS, 'value', 'owner', 'expiresOn', 'kind', 'paper', 'status', 'nothing']
    const some = fc.array(
      fc.record({
        title: fc.constantFrom('a', 'b', 'B', 'c10', 'c9'),
        openRevisions: fc.nat(3),
        owner: fc.constantFrom('', 'Ada'),
        value: fc.constantFrom(null, { amount: '1', currency: 'EUR' }, { amount: '2', currency: 'USD' }),
      }),
    )
    fc.assert(
      fc.property(some, fc.constantFrom(...columns), fc.boolean(), (parts, column, isUp) => {
        const rows = parts.map(row)
        const sort = { column, direction: isUp ? 'ascending' : 'descending' } as const
        const once = sorted(rows, sort)
        expect(sorted(rows.toReversed(), sort)).toEqual(once)
        expect(new Set(once)).toEqual(new Set(rows))
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

it('settings that were spoilt are the usual ones, part by part', () => {
  expect(listSettings.parse('nonsense').columns).toEqual(USUAL_COLUMNS)
  const view = {
    name: 'Mine',
    filter: { text: 'x', status: 'nonsense' },
    sort: { column: 'title', direction: 'ascending' },
    columns: ['title'],
  }
  expect(listSettings.parse({ views: [view], sort: 3 })).toMatchObject({
    sort: { column: 'lastActivity' },
    views: [{ name: 'Mine', filter: { ...NO_FILTER, text: 'x' } }],
  })
})
