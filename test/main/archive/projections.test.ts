import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SignedRecord } from '../../../src/core/agreement/record.ts'
import { ok } from '../../../src/core/result.ts'
import { findAgreement, listAgreements, setOpenRevisions } from '../../../src/main/archive/agreements.ts'
import { type WriteDb, inTransaction } from '../../../src/main/archive/handle.ts'
import { rebuildProjections } from '../../../src/main/archive/projections.ts'
import { type RecordDraft, headsOf, insertRecord, recordsOf } from '../../../src/main/archive/records.ts'
import { findRound, listRounds } from '../../../src/main/archive/rounds.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import {
  type WritableArchive,
  append,
  behindItsBack,
  newArchive,
  now,
  opening,
  projections,
  renaming,
  valueOf,
} from './support.ts'

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
const author = { name: 'Ann', initials: 'A', organisation: 'Us' }
const file = (round: string) => ({ round, document: sha(round), fileName: `${round}.docx` })

const imported = (agreement: string, round: string): RecordDraft => ({
  type: 'document.imported',
  agreement,
  payload: { ...file(round), author: 'Bob', messages: 2 },
  now: now(),
})
const sealed = (agreement: string, round: string, seq: number): RecordDraft => ({
  type: 'round.sealed',
  agreement,
  payload: { ...file(round), seq, number: 1, clean: null, base: sha('base'), author },
  now: now(),
})
const received = (agreement: string, round: string, seq: number): RecordDraft => ({
  type: 'return.received',
  agreement,
  payload: { ...file(round), seq, number: 1, author: 'Bob' },
  now: now(),
})

function rebuild(archive: WritableArchive): void {
  valueOf(inTransaction(archive.write, () => ok(rebuildProjections(archive.write))))
}

test('the list shows each agreement with whose turn it is and its last round, the latest activity first', () => {
  const { read, write } = newArchive()
  append(write, { ...opening('msa'), now: '2030-01-01T00:00:00.000Z' })
  append(write, { ...imported('msa', 'r0'), now: '2030-01-02T00:00:00.000Z' })
  append(write, { ...sealed('msa', 'r1', 1), now: '2030-01-03T00:00:00.000Z' })
  append(write, { ...opening('nda', 'Secrets'), now: '2030-01-04T00:00:00.000Z' })
  expect(listAgreements(read)).toEqual([
    {
      id: 'nda',
      title: 'Secrets',
      counterparty: 'Acme',
      paper: 'theirs',
      status: 'open',
      turn: 'ours',
      lastRound: '',
      lastActivity: '2030-01-04T00:00:00.000Z',
      openRevisions: 0,
    },
    expect.objectContaining({
      id: 'msa',
      turn: 'theirs',
      lastRound: 'Our round 1',
      lastActivity: '2030-01-03T00:00:00.000Z',
    }),
  ])
  expect(findAgreement(read, 'nothing')).toBeUndefined()
})

test('rounds come back as they were sealed', () => {
  const { read, write } = newArchive()
  append(write, opening('msa'))
  append(write, imported('msa', 'r0'))
  append(write, { ...sealed('msa', 'r1', 1), now: '2030-01-03T00:00:00.000Z' })
  expect(listRounds(read, 'msa').map(({ id }) => id)).toEqual(['r0', 'r1'])
  expect(findRound(read, 'msa', 'r1')).toEqual({
    id: 'r1',
    seq: 1,
    number: 1,
    side: 'ours',
    kind: 'sent',
    document: sha('r1'),
    clean: null,
    author: 'Ann',
    sealedAt: '2030-01-03T00:00:00.000Z',
    fileName: 'r1.docx',
  })
  expect(findRound(read, 'nda', 'r1')).toBeUndefined()
})

test('the count of open revisions is kept beside history and outlives a rebuild', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  valueOf(inTransaction(archive.write, () => ok(setOpenRevisions(archive.write, 'msa', 3))))
  valueOf(inTransaction(archive.write, () => ok(setOpenRevisions(archive.write, 'msa', 5))))
  rebuild(archive)
  expect(findAgreement(archive.read, 'msa')?.openRevisions).toBe(5)
})

test('a list that somebody altered is put right by a rebuild', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  const before = projections(archive.read)
  behindItsBack(archive.path, (database) => {
    database.exec("UPDATE agreement SET title = 'Gift'")
    database.exec("INSERT INTO agreement SELECT 'ghost', title, '', '', '', '', NULL, NULL, NULL, '' FROM agreement")
  })
  expect(projections(archive.read)).not.toEqual(before)
  rebuild(archive)
  expect(projections(archive.read)).toEqual(before)
})

test('a record that was altered until it is not JSON does not keep the lists from being rebuilt', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  append(archive.write, renaming('msa', 'Supply'))
  behindItsBack(archive.path, (database) => {
    database.exec('DROP TRIGGER record_never_updated')
    database.exec("UPDATE record SET payload = '{' WHERE seq = 3")
  })
  rebuild(archive)
  expect(listAgreements(archive.read)).toMatchObject([{ id: 'msa', title: 'Services' }])
})

/** Any use of one agreement, from either of two branches of its history at times. */
const use = fc.record({
  what: fc.constantFrom('rename', 'import', 'send', 'receive'),
  branch: fc.boolean(),
  minute: fc.integer({ min: 0, max: 59 }),
})
const uses = fc.array(use, { minLength: 1, maxLength: 10 })
type Use = { what: 'rename' | 'import' | 'send' | 'receive'; branch: boolean; minute: number }

/** In one transaction, so that the test does not wait for the disk after each record. */
function play(db: WriteDb, agreement: string, by: string, history: readonly Use[]): void {
  const rounds = history.map(({ what, branch, minute }, index) => {
    const id = `${by}${index}`
    const draft = {
      rename: renaming(agreement, `Title ${id}`),
      import: imported(agreement, id),
      send: sealed(agreement, id, 1 + (index % 3)),
      receive: received(agreement, id, 1 + (index % 3)),
    }[what]
    return { draft: { ...draft, now: `2030-01-01T09:${String(minute).padStart(2, '0')}:00.000Z` }, branch }
  })
  valueOf(
    inTransaction(db, () => {
      for (const { draft, branch } of rounds) {
        append(db, branch ? { ...draft, parents: headsOf(db, agreement).slice(0, 1) } : draft)
      }
      return ok(undefined)
    }),
  )
}

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
