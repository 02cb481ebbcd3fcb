import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InternalComment } from '../../../src/core/agreement/comments.ts'
import { projectAgreement } from '../../../src/core/agreement/project.ts'
import type { LogRecord } from '../../../src/core/agreement/record.ts'

const ann = { name: 'Ann', initials: 'A', organisation: 'Us' }
const anchor = { paraId: '00000001', quote: 'the Fees', final: 'the Fees', before: '', after: '', at: 0.5 }

function at(minute: number, type: string, payload: unknown): LogRecord {
  const time = `2026-11-21T09:${String(minute).padStart(2, '0')}:00.000Z-0000-00000000`
  return { hash: `${minute}-${type}`, type, agreement: 'msa', parents: [], device: '0'.repeat(64), time, payload }
}

const opened = at(0, 'agreement.opened', { title: 'Services', counterparty: 'Acme', paper: 'theirs' })
const projectComments = (records: readonly LogRecord[]): readonly InternalComment[] =>
  projectAgreement('msa', [opened, ...records])?.comments ?? []

const added = (minute: number, comment: string, text: string, thread: string | null = null): LogRecord =>
  at(minute, 'comment.added', { comment, thread, text, author: ann, anchor: thread === null ? anchor : null })
const changed = (minute: number, comment: string, fields: object): LogRecord =>
  at(minute, 'comment.changed', { comment, fields })

test('a thread is what was said last, in the order it was begun', () => {
  const records = [
    added(1, 'c1', 'too high?'),
    added(2, 'c2', 'ask them', 'c1'),
    changed(3, 'c1', { text: 'too low?' }),
    added(4, 'c3', 'a reply to the reply', 'c2'),
    changed(5, 'c1', { resolved: true }),
  ]
  expect(projectComments(records)).toEqual([
    {
      id: 'c1',
      thread: null,
      text: 'too low?',
      author: { name: 'Ann', initials: 'A' },
      at: '2026-11-21T09:01:00.000Z',
      editedAt: '2026-11-21T09:03:00.000Z',
      resolved: true,
      anchor,
    },
    expect.objectContaining({ id: 'c2', thread: 'c1', text: 'ask them', editedAt: null, anchor: null }),
    expect.objectContaining({ id: 'c3', thread: 'c1' }),
  ])
})

test('a deleted thread goes with its replies, and both come back', () => {
  const records = [added(1, 'c1', 'one'), added(2, 'c2', 'two', 'c1'), changed(3, 'c1', { deleted: true })]
  expect(projectComments(records)).toEqual([])
  expect(projectComments([...records, changed(4, 'c1', { deleted: false })]).map((c) => c.id)).toEqual(['c1', 'c2'])
})

test('the order of arrival makes no difference, nor does what is said of a comment that is not there', () => {
  const records = [
    added(1, 'c1', 'one'),
    changed(2, 'c1', { text: 'uno' }),
    added(3, 'c2', 'two', 'c1'),
    changed(4, 'c1', { resolved: true }),
    changed(5, 'c2', { deleted: true }),
    changed(6, 'nobody', { text: 'x' }),
    added(7, 'c1', 'a second claim'),
    changed(8, 'c1', { text: 'eins' }),
  ]
  const expected = projectComments(records)
  expect(expected).toMatchObject([{ id: 'c1', text: 'eins', resolved: true }])
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (order) => {
      expect(projectComments(order)).toEqual(expected)
    }),
    { numRuns: 50, seed: 3 },
  )
})
