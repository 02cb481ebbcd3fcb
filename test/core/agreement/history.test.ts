import { expect, it } from 'vitest'
import { agreementHistory } from '../../../src/core/agreement/history.ts'
import type { LogRecord } from '../../../src/core/agreement/record.ts'

const ADA = 'a'.repeat(64)
const BEA = 'b'.repeat(64)
const author = { name: 'Ada Marlow', initials: 'AM', organisation: '' }

function record(
  hash: string,
  parents: readonly string[],
  minute: number,
  device: string,
  type: string,
  payload: unknown,
): LogRecord {
  const time = `2026-11-21T09:${String(minute).padStart(2, '0')}:00.000Z-0000-${device.slice(0, 8)}`
  return { hash, parents, time, device, type, agreement: 'msa', payload }
}

const opened = record('1', [], 0, ADA, 'agreement.opened', { title: 'Supply', counterparty: '', paper: 'ours' })
const profiles = [{ device: BEA, name: 'Bea Lind', initials: 'BL', email: '', organisation: '', at: '' }]

it('a value that another one, set elsewhere at once, took the place of is told as overruled', () => {
  const records = [
    opened,
    record('2', ['1'], 1, ADA, 'agreement.changed', { fields: { owner: 'Ada' } }),
    record('3', ['1'], 2, BEA, 'agreement.changed', { fields: { owner: 'Bea' } }),
    record('4', ['2', '3'], 3, ADA, 'agreement.changed', { fields: { owner: 'Chiara' } }),
  ]
  const told = agreementHistory('msa', records, profiles).filter((entry) => entry.kind === 'field')
  expect(told).toMatchObject([
    { hash: '4', before: 'Bea', after: 'Chiara', overruled: false },
    { hash: '3', before: 'Ada', after: 'Bea', overruled: false, who: 'Bea Lind' },
    { hash: '2', before: null, after: 'Ada', overruled: true, who: '' },
  ])
})

it('tells everything newest first, whatever order the records came in, and leaves out what it does not know', () => {
  const hold = { hold: 'h', reason: 'A dispute', author }
  const records = [
    opened,
    record('2', ['1'], 1, ADA, 'tag.set', { tag: 'urgent', on: true }),
    record('3', ['2'], 2, ADA, 'hold.placed', hold),
    record('4', ['3'], 3, ADA, 'agreement.closed', { outcome: 'executed', reason: 'signed', author }),
    record('5', ['4'], 4, ADA, 'a.newer.type', { anything: 1 }),
  ]
  const told = agreementHistory('msa', records.toReversed(), profiles)
  expect(told.map(({ kind }) => kind)).toEqual(['status', 'hold', 'tag', 'opened'])
  expect(told[0]).toMatchObject({ status: 'closed', outcome: 'executed', reason: 'signed', who: 'Ada Marlow' })
})
