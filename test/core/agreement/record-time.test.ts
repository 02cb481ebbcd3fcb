import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, isRecordTime, nextRecordTime } from '../../../src/core/agreement/record-time.ts'

const device = '1f0c9a3e'.padEnd(64, '0')

test('the first record has the wall clock, no count, and the device', () => {
  expect(nextRecordTime(undefined, '2026-11-21T09:30:00.000Z', device)).toBe('2026-11-21T09:30:00.000Z-0000-1f0c9a3e')
})

test('a clock that stands still or is set back counts on', () => {
  const last = '2026-11-21T09:30:00.000Z-0002-ffffffff'
  expect(nextRecordTime(last, '2026-11-21T09:30:00.000Z', device)).toBe('2026-11-21T09:30:00.000Z-0003-1f0c9a3e')
  expect(nextRecordTime(last, '2019-01-01T00:00:00.000Z', device)).toBe('2026-11-21T09:30:00.000Z-0003-1f0c9a3e')
})

test('a count that is used up moves on to the next millisecond', () => {
  const last = '2026-12-31T23:59:59.999Z-ffff-ffffffff'
  expect(nextRecordTime(last, '2026-11-21T09:30:00.000Z', device)).toBe('2027-01-01T00:00:00.000Z-0000-1f0c9a3e')
})

test('times only rise, as text, whatever the clock does', () => {
  const instant = fc.date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.array(instant, { minLength: 2 }), (clock) => {
      let last: string | undefined
      for (const now of clock) {
        const next = nextRecordTime(last, now.toISOString(), device)
        expect(isRecordTime(next)).toBe(true)
        if (last !== undefined) expect(next > last).toBe(true)
        expect(instantOf(next) >= now.toISOString()).toBe(true)
        last = next
      }
    }),
  )
})

test('a wall clock that is not UTC with milliseconds is a bug', () => {
  expect(() => nextRecordTime(undefined, '2026-11-21T09:30:00+01:00', device)).toThrow(TypeError)
  expect(() => nextRecordTime(undefined, '2026-11-21T09:30:00.000Z', 'me')).toThrow(TypeError)
})
