import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SignedRecord } from '../../../src/core/agreement/record.ts'
import { ok } from '../../../src/core/result.ts'
import { listAgreements } from '../../../src/main/archive/agreements.ts'
import { type WriteDb, inTransaction } from '../../../src/main/archive/handle.ts'
import { headsOf, insertRecord, recordsOf } from '../../../src/main/archive/records.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { imported, play, rebuild, uses } from './histories.ts'
import { append, newArchive, opening, projections, valueOf } from './support.ts'

function take(db: WriteDb, records: readonly SignedRecord[]): void {
  valueOf(
    inTransaction(db, () => {
      for (const record of records) insertRecord(db, record)
      return ok(undefined)
    }),
  )
}

const shuffled = <T>(values: readonly T[], order: Iterator<number>): T[] =>
  values
    .map((value) => ({ value, at: Number(order.next().value) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)

test('whatever was done, lists that are rebuilt equal those that were kept up to date', () => {
  const archive = newArchive()
  let run = 0
  fc.assert(
    fc.property(uses, (history) => {
      const agreement = `agreement-${(run += 1)}`
      append(archive.write, opening(agreement))
      play(archive.write, agreement, `${run}-`, history)
      const kept = projections(archive.read)
      rebuild(archive)
      expect(projections(archive.read)).toEqual(kept)
    }),
    { numRuns: 40 },
  )
  expect(verifyRecords(archive.read)).toMatchObject({ bad: [], missing: 0 })
})

test('two archives that went on apart and exchanged their records, in any order and more than once, are alike', () => {
  const [here, there] = [newArchive(), newArchive()]
  let run = 0
  fc.assert(
    fc.property(uses, uses, fc.infiniteStream(fc.nat()), (ours, theirs, order) => {
      const agreement = `agreement-${(run += 1)}`
      append(here.write, opening(agreement))
      take(there.write, recordsOf(here.read, agreement))
      play(here.write, agreement, `${run}-here-`, ours)
      play(there.write, agreement, `${run}-there-`, theirs)
      const records = [...recordsOf(here.read, agreement), ...recordsOf(there.read, agreement)]
      take(here.write, shuffled(records, order))
      take(there.write, shuffled(records, order))
      expect(projections(there.read)).toEqual(projections(here.read))
      expect(headsOf(there.read, agreement)).toEqual(headsOf(here.read, agreement))
    }),
    { numRuns: 40 },
  )
  expect(verifyRecords(here.read).bad).toEqual([])
  expect(verifyRecords(there.read).bad).toEqual([])
})

test('records that arrive before the one that opened their agreement count once it is there', () => {
  const [here, there] = [newArchive(), newArchive()]
  append(here.write, opening('msa'))
  append(here.write, imported('msa', 'r0'))
  const [first, second] = recordsOf(here.read, 'msa')
  take(there.write, [second!])
  expect(listAgreements(there.read)).toEqual([])
  take(there.write, [first!])
  expect(projections(there.read)).toEqual(projections(here.read))
})
