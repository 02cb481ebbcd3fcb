import { expect, it } from 'vitest'
import { RevisionIds } from '../../../src/core/docx/read/properties.ts'

it('keeps the ids of a file, tells equal ones apart, and never gives one twice', () => {
  const ids = new RevisionIds()
  expect(['7', '7', undefined, '7~2', '7', '0'].map((id) => ids.claim(id))).toEqual([
    '7',
    '7~2',
    '0',
    '7~2~2',
    '7~3',
    '0~2',
  ])
})

it('tells a hundred thousand revisions with one id apart in a blink', () => {
  const ids = new RevisionIds()
  const given = new Set(Array.from({ length: 100_000 }, () => ids.claim('0')))
  expect(given.size).toBe(100_000)
}, 5_000)
