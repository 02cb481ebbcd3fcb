import { expect, test } from 'vitest'
import { ok } from '../../../src/core/result.ts'
import { findAgreement, listAgreements, setOpenRevisions } from '../../../src/main/archive/agreements.ts'
import { inTransaction, run } from '../../../src/main/archive/handle.ts'
import { findRound, listRounds } from '../../../src/main/archive/rounds.ts'
import { imported, rebuild, sealed, sha } from './histories.ts'
import {
  append,
  appendBlobs,
  behindItsBack,
  newArchive,
  now,
  opening,
  projections,
  renaming,
  valueOf,
} from './support.ts'

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
      kind: '',
      owner: '',
      value: null,
      effectiveOn: null,
      expiresOn: null,
      dueOn: null,
      tags: [],
      status: 'open',
      outcome: null,
      held: false,
      forked: false,
      turn: 'ours',
      lastRound: '',
      openedAt: '2030-01-04T00:00:00.000Z',
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
    database.exec(
      `INSERT INTO agreement (id, title, counterparty, paper, status, turn, last_activity)
       VALUES ('ghost', 'Gift', '', 'ours', 'open', 'ours', '')`,
    )
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

test('a document goes only once a record says that it was purged', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  const [kept = '', gone = ''] = appendBlobs(archive.write, 2)
  const purging = { documents: [gone], reason: 'over', author: { name: 'Ann', initials: 'A', organisation: 'Us' } }
  append(archive.write, { type: 'document.purged', agreement: 'msa', payload: purging, now: now() })
  const remove = (hash: string) =>
    valueOf(inTransaction(archive.write, () => ok(run(archive.write, 'DELETE FROM blob WHERE hash = ?', hash))))
  expect(() => remove(kept)).toThrow('append-only')
  expect(remove(gone)).toBe(1)
})
