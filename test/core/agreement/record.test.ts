import { expect, test } from 'vitest'
import {
  type LogRecord,
  type NewRecord,
  assertWritable,
  byTime,
  knownRecord,
  recordText,
} from '../../../src/core/agreement/record.ts'

const opened: LogRecord = {
  hash: 'a'.repeat(64),
  type: 'agreement.opened',
  agreement: 'msa',
  parents: [],
  device: '0'.repeat(64),
  time: '2026-11-21T09:30:00.000Z-0000-00000000',
  payload: { title: 'Services', counterparty: 'Acme', paper: 'theirs' },
}

test('what is hashed is the content in canonical form, without hash and signature', () => {
  expect(recordText(opened)).toBe(
    `{"agreement":"msa","device":"${opened.device}","parents":[],` +
      '"payload":{"counterparty":"Acme","paper":"theirs","title":"Services"},' +
      `"time":"${opened.time}","type":"agreement.opened"}`,
  )
})

test('a type that this version does not know is kept out of what is derived', () => {
  expect(knownRecord(opened)).toMatchObject({ type: 'agreement.opened' })
  expect(knownRecord({ ...opened, type: 'agreement.blessed' })).toBeUndefined()
  expect(knownRecord({ ...opened, type: 'toString' })).toBeUndefined()
})

test('a known type with a payload, a chain or a time it cannot have is kept out too', () => {
  expect(knownRecord({ ...opened, payload: { title: 'Services' } })).toBeUndefined()
  expect(knownRecord({ ...opened, agreement: null })).toBeUndefined()
  expect(knownRecord({ ...opened, time: 'yesterday' })).toBeUndefined()
})

test('a field that a newer version added to a payload does no harm', () => {
  const payload = { title: 'Services', counterparty: 'Acme', paper: 'theirs', colour: 'red' }
  expect(knownRecord({ ...opened, payload })?.payload).toEqual(opened.payload)
})

test('a record to be written with a field too many, one too few or in the wrong chain is a bug', () => {
  const fits = { type: 'agreement.opened', agreement: 'msa', payload: opened.payload } as NewRecord
  expect(() => assertWritable(fits)).not.toThrow()
  expect(() => assertWritable({ ...fits, agreement: null } as NewRecord)).toThrow(TypeError)
  expect(() => assertWritable({ ...fits, payload: { title: 'Services' } } as NewRecord)).toThrow()
  const payload = { title: 'Services', counterparty: 'Acme', paper: 'theirs', colour: 'red' }
  expect(() => assertWritable({ ...fits, payload } as NewRecord)).toThrow()
})

test('records are ordered by time and, at the same time, by hash', () => {
  const later = { ...opened, time: '2026-11-21T09:30:00.000Z-0001-00000000', hash: '0' }
  const twin = { ...opened, hash: 'b'.repeat(64) }
  expect([later, twin, opened].sort(byTime)).toEqual([opened, twin, later])
})
