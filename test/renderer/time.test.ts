import { expect, it } from 'vitest'
import { revisionDate } from '../../src/renderer/features/document/kinds.ts'
import { exactTime, friendlyTime } from '../../src/renderer/ui/time.ts'

const iso = '2026-11-22T13:20:00Z'
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date(iso))

it('one moment is written alike in the rounds, on a change and in a list', () => {
  expect(exactTime(iso)).toBe(revisionDate(null, iso))
  expect(exactTime(iso)).toContain(clock)
  const sameDay = new Date(Date.parse(iso) + 3 * 60 * 60_000)
  expect(friendlyTime(iso, sameDay)).toContain(clock)
})
