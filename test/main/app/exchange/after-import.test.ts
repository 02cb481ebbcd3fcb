import { expect, it } from 'vitest'
import type { Round } from '../../../../src/core/agreement/agreement.ts'
import { forkedRounds } from '../../../../src/main/app/exchange/after-import.ts'

it('rounds that were sealed at once are called by their label, author and day, and without an author where none is known', () => {
  const round = (id: string, author: string): Round => ({
    id,
    seq: 2,
    number: 1,
    side: 'theirs',
    kind: 'received',
    document: '',
    clean: null,
    fileName: '',
    author,
    sealedAt: '2026-11-22T10:00:00.000Z',
  })
  expect(forkedRounds([round('a', 'Ben Hale'), round('b', '')], [])).toEqual([
    'Their round 1, Ben Hale, 2026-11-22',
    'Their round 1, 2026-11-22',
  ])
})
