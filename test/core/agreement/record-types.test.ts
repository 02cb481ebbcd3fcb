import { expect, test } from 'vitest'
import { projectAgreement, projectProfiles } from '../../../src/core/agreement/project.ts'
import type { LogRecord } from '../../../src/core/agreement/record.ts'

const author = { name: 'Ann', initials: 'A', organisation: 'Us' }

/** A record of minute `minute`, after the records named; by default after nothing. */
function at(minute: number, type: string, payload: unknown, parents: readonly LogRecord[] = []): LogRecord {
  const time = `2026-11-21T09:${String(minute).padStart(2, '0')}:00.000Z-0000-00000000`
  const hashes = parents.map(({ hash }) => hash)
  return { hash: `${minute}-${type}`, type, agreement: 'msa', parents: hashes, device: '0'.repeat(64), time, payload }
}

const opened = at(0, 'agreement.opened', { title: 'Services', counterparty: 'Acme', paper: 'theirs', owner: 'Ann' })
const project = (...records: readonly LogRecord[]) => projectAgreement('msa', [opened, ...records])

test('what is not said of an agreement is empty, and what is said later takes its place', () => {
  expect(project()).toMatchObject({ kind: '', owner: 'Ann', value: null, dueOn: null, tags: [], held: false })
  const value = { amount: '120000.00', currency: 'EUR' }
  const changed = at(1, 'agreement.changed', { fields: { value, dueOn: '2026-12-31' } })
  expect(project(changed)).toMatchObject({ title: 'Services', owner: 'Ann', value, dueOn: '2026-12-31' })
})

test('a value set elsewhere at the same time is overruled by the later one and stays in the history', () => {
  const here = at(1, 'agreement.changed', { fields: { owner: 'Bea' } }, [opened])
  const there = at(2, 'agreement.changed', { fields: { owner: 'Cem', kind: 'NDA' } }, [opened])
  const after = at(3, 'agreement.changed', { fields: { owner: 'Dee' } }, [here, there])
  const agreement = project(after, there, here)
  expect(agreement).toMatchObject({ owner: 'Dee', kind: 'NDA' })
  const owners = agreement?.history.filter(({ field }) => field === 'owner') ?? []
  expect(owners.map(({ value, overruled }) => [value, overruled])).toEqual([
    ['Ann', false],
    ['Bea', true],
    ['Cem', false],
    ['Dee', false],
  ])
})

test('an agreement that was deleted is what it was before once it is restored', () => {
  const closed = at(1, 'agreement.closed', { outcome: 'executed', reason: 'signed', author })
  const deleted = at(2, 'agreement.deleted', { reason: 'twice', author })
  expect(project(closed, deleted)).toMatchObject({ status: 'deleted' })
  const restored = at(3, 'agreement.restored', { author })
  expect(project(closed, deleted, restored)).toMatchObject({ status: 'closed', outcome: 'executed' })
  expect(project(closed, at(4, 'agreement.reopened', { author }))).toMatchObject({ status: 'open', outcome: null })
})

test('a hold stands until it is lifted, once', () => {
  const placed = at(1, 'hold.placed', { hold: 'h1', reason: 'dispute', author })
  expect(project(placed)).toMatchObject({ held: true })
  const lifted = at(2, 'hold.lifted', { hold: 'h1', reason: 'settled', author })
  const again = at(3, 'hold.lifted', { hold: 'h1', reason: 'again', author })
  expect(project(placed, lifted, again)).toMatchObject({ held: false, holds: [{ lifted: { reason: 'settled' } }] })
})

test('two rounds with one place are a fork', () => {
  const base = { document: 'a'.repeat(64), clean: null, base: 'b'.repeat(64), fileName: 'r.docx', author }
  const one = at(1, 'round.sealed', { ...base, round: 'r1', seq: 1, number: 1 })
  const two = at(2, 'round.sealed', { ...base, round: 'r2', seq: 1, number: 1 })
  expect(project(one)).toMatchObject({ forked: false })
  expect(project(two, one)).toMatchObject({ forked: true, rounds: [{ id: 'r1' }, { id: 'r2' }] })
})

test('a fork is settled by who knew of all its rounds; the last word counts, and nothing is taken away', () => {
  const base = { document: 'a'.repeat(64), clean: null, base: 'b'.repeat(64), fileName: 'r.docx', author }
  const rounds = ['r1', 'r2', 'r3'].map((round, i) => at(1 + i, 'round.sealed', { ...base, round, seq: 1, number: 1 }))
  const settled = (minute: number, round: string, ...over: string[]) =>
    at(minute, 'fork.settled', { round, over, reason: 'it was sent', author })
  const order = (...records: readonly LogRecord[]) => {
    const { forked, rounds: placed } = project(...rounds, ...records)!
    return [forked, ...placed.map(({ id }) => id)]
  }
  expect(order()).toEqual([true, 'r1', 'r2', 'r3'])
  expect(order(settled(4, 'r1', 'r2', 'r3'))).toEqual([false, 'r2', 'r3', 'r1'])
  expect(order(settled(5, 'r2', 'r1', 'r3'), settled(4, 'r1', 'r2', 'r3'))).toEqual([false, 'r1', 'r3', 'r2'])
  // Whoever did not know of the third has not settled it.
  expect(order(settled(4, 'r1', 'r2'))).toEqual([true, 'r1', 'r2', 'r3'])
  expect(order(settled(4, 'r1', 'r2', 'r3'), settled(5, 'r2', 'r1'))).toEqual([false, 'r2', 'r3', 'r1'])
})

test('the decisions of a round are said once', () => {
  const clause = { label: '2.1', title: 'Fees', paraId: null }
  const taken = { outcome: 'rejected', kind: 'insertion', author: 'Bob', party: 'theirs', date: null, replaced: null }
  const payload = (text: string) => ({ round: 'r1', decisions: [{ ...taken, text, clause }] })
  const records = [at(1, 'decision.taken', payload('ten')), at(2, 'decision.taken', payload('five'))]
  expect(project(...records)?.decisions).toEqual([{ ...taken, text: 'ten', clause, round: 'r1' }])
})

test('who writes on a device is who was last declared there', () => {
  const said = (minute: number, name: string): LogRecord => ({
    ...at(minute, 'profile.declared', { name, initials: 'A', email: 'a@us', organisation: 'Us' }),
    agreement: null,
  })
  expect(projectProfiles([said(2, 'Ann B.'), said(1, 'Ann')])).toMatchObject([
    { device: '0'.repeat(64), name: 'Ann B.' },
  ])
})
