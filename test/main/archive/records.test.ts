import { expect, test } from 'vitest'
import { ok } from '../../../src/core/result.ts'
import { inTransaction } from '../../../src/main/archive/handle.ts'
import { appendRecord, headsOf, insertRecord, recordsOf } from '../../../src/main/archive/records.ts'
import { recordFault, verifyRecords } from '../../../src/main/archive/verify.ts'
import { append, behindItsBack, newArchive, now, opening, renaming, signer, valueOf } from './support.ts'

test('each record follows the one before it in its own chain', () => {
  const { write } = newArchive()
  const first = append(write, opening('msa'))
  const other = append(write, opening('nda'))
  const second = append(write, renaming('msa', 'Supply'))
  expect([first.parents, other.parents, second.parents]).toEqual([[], [], [first.hash]])
  expect(headsOf(write, 'msa')).toEqual([second.hash])
  expect(recordsOf(write, 'msa')).toEqual([first, second])
})

test('two records that follow the same one are both heads, and the next joins them', () => {
  const { write } = newArchive()
  const root = append(write, opening('msa'))
  const left = append(write, { ...renaming('msa', 'Left'), parents: [root.hash] })
  const right = append(write, { ...renaming('msa', 'Right'), parents: [root.hash] })
  const heads = [left.hash, right.hash].sort()
  expect(headsOf(write, 'msa')).toEqual(heads)
  expect(append(write, renaming('msa', 'Joined')).parents).toEqual(heads)
  expect(verifyRecords(write)).toEqual({ records: 5, bad: [], missing: 0 })
})

test('time rises from record to record even when the clock is set back', () => {
  const { write } = newArchive()
  const first = append(write, { ...opening('msa'), now: '2030-01-01T00:00:00.000Z' })
  const second = append(write, { ...renaming('msa', 'Supply'), now: '2020-01-01T00:00:00.000Z' })
  expect(second.time > first.time).toBe(true)
  expect(verifyRecords(write).bad).toEqual([])
})

test('a record with a wrong payload or a parent that is not there is a bug, and nothing is written', () => {
  const { write } = newArchive()
  const stranger = append(write, opening('nda'))
  expect(() => append(write, { ...renaming('msa', ''), now: now() })).toThrow()
  expect(() => append(write, { ...opening('msa'), parents: [stranger.hash] })).toThrow('parent')
  expect(recordsOf(write, 'msa')).toEqual([])
})

test('a record outside a transaction is a bug', () => {
  const { write } = newArchive()
  expect(() => appendRecord(write, signer, opening('msa'))).toThrow('transaction')
})

test('taking a record in twice changes nothing', () => {
  const [here, there] = [newArchive(), newArchive()]
  const record = append(here.write, opening('msa'))
  const take = () => valueOf(inTransaction(there.write, () => ok(insertRecord(there.write, record))))
  expect([take(), take()]).toEqual([true, false])
  expect(recordsOf(there.read, 'msa')).toEqual([record])
})

test('a record that was altered or signed by another device does not pass', () => {
  const { write } = newArchive()
  const record = append(write, opening('msa'))
  expect(recordFault(record)).toBeUndefined()
  expect(recordFault({ ...record, payload: { title: 'Mine' } })).toBe('hash')
  expect(recordFault({ ...record, signature: new Uint8Array(64) })).toBe('signature')
})

test.each([
  "UPDATE record SET payload = '{}'",
  'DELETE FROM record',
  'INSERT OR REPLACE INTO record SELECT * FROM record',
  "UPDATE blob SET bytes = x'00'",
  'DELETE FROM blob',
  'INSERT OR REPLACE INTO blob SELECT * FROM blob',
])('the file itself refuses: %s', (sql) => {
  const { path, write } = newArchive()
  append(write, opening('msa'))
  behindItsBack(path, (database) => {
    database.exec("INSERT INTO blob VALUES ('a', 1, x'61')")
    expect(() => database.exec(sql)).toThrow('append-only')
  })
})
