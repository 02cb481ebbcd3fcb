import { expect, test } from 'vitest'
import { projectAgreement } from '../../../src/core/agreement/project.ts'
import type { LogRecord } from '../../../src/core/agreement/record.ts'

const sha = (digit: string): string => digit.repeat(64)
const ann = { name: 'Ann', initials: 'A', organisation: 'Us' }

function at(minute: number, type: string, payload: unknown): LogRecord {
  const time = `2026-11-21T09:${String(minute).padStart(2, '0')}:00.000Z-0000-00000000`
  return { hash: `${minute}-${type}`, type, agreement: 'msa', parents: [], device: sha('0'), time, payload }
}

const opened = at(0, 'agreement.opened', { title: 'Services', counterparty: 'Acme', paper: 'theirs' })
const imported = at(1, 'document.imported', {
  round: 'r0',
  document: sha('1'),
  fileName: 'in.docx',
  author: 'Bob',
  messages: 0,
})
const sent = at(2, 'round.sealed', {
  round: 'r1',
  seq: 1,
  number: 1,
  document: sha('2'),
  clean: null,
  base: sha('1'),
  fileName: 'out.docx',
  author: ann,
})
const received = at(3, 'return.received', {
  round: 'r2',
  seq: 2,
  number: 1,
  document: sha('3'),
  fileName: 'back.docx',
  author: 'Bob',
})

test('an agreement is there once the record that opened it is', () => {
  expect(projectAgreement('msa', [imported])).toBeUndefined()
  expect(projectAgreement('msa', [opened])).toMatchObject({
    id: 'msa',
    title: 'Services',
    counterparty: 'Acme',
    paper: 'theirs',
    status: 'open',
    turn: 'ours',
    lastActivity: '2026-11-21T09:00:00.000Z',
    rounds: [],
  })
})

test('rounds and turn follow the records, however they are ordered', () => {
  const history = [received, sent, opened, imported]
  const agreement = projectAgreement('msa', history)
  expect(agreement?.rounds.map(({ id, side, kind, author }) => [id, side, kind, author])).toEqual([
    ['r0', 'theirs', 'imported', 'Bob'],
    ['r1', 'ours', 'sent', 'Ann'],
    ['r2', 'theirs', 'received', 'Bob'],
  ])
  expect(agreement?.turn).toBe('ours')
  expect(projectAgreement('msa', [opened, imported, sent])?.turn).toBe('theirs')
  expect(agreement?.lastActivity).toBe('2026-11-21T09:03:00.000Z')
})

test('a field has the value that was set last, field by field', () => {
  const first = at(4, 'agreement.changed', { fields: { title: 'Supply', counterparty: 'Acme Ltd' } })
  const second = at(5, 'agreement.changed', { fields: { title: 'Purchase' } })
  const agreement = projectAgreement('msa', [second, opened, first])
  expect(agreement).toMatchObject({ title: 'Purchase', counterparty: 'Acme Ltd', paper: 'theirs' })
})

test('the imported document changes sides with the paper', () => {
  const ours = at(4, 'agreement.changed', { fields: { paper: 'ours' } })
  expect(projectAgreement('msa', [opened, imported, ours])?.rounds[0]?.side).toBe('ours')
})

test('rounds that were sealed at once on two devices both stand', () => {
  const other = at(4, 'round.sealed', { ...(sent.payload as object), round: 'r1b', document: sha('4') })
  const agreement = projectAgreement('msa', [other, sent, opened, imported])
  expect(agreement?.rounds.map(({ id, seq }) => [id, seq])).toEqual([
    ['r0', 0],
    ['r1', 1],
    ['r1b', 1],
  ])
})

test('a round cannot be sealed again under its own id', () => {
  const again = at(5, 'round.sealed', { ...(sent.payload as object), document: sha('5') })
  expect(projectAgreement('msa', [again, sent, opened])?.rounds[0]?.document).toBe(sha('2'))
})

test('what a newer version recorded changes nothing', () => {
  const unknown = at(9, 'agreement.blessed', { by: 'the pope' })
  expect(projectAgreement('msa', [opened, unknown])).toEqual(projectAgreement('msa', [opened]))
})
