import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { err, ok } from '../../../src/core/result.ts'
import { listAgreements } from '../../../src/main/archive/agreements.ts'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import { all, get, inTransaction } from '../../../src/main/archive/handle.ts'
import { appendRecord } from '../../../src/main/archive/records.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { append, kindOf, newArchive, opening, signer, valueOf } from './support.ts'

const REFUSED = err({ kind: 'refused', message: 'no' })

test('a transaction that answers with an error leaves nothing behind', () => {
  const { write } = newArchive()
  const result = inTransaction(write, () => {
    appendRecord(write, signer, opening('msa'))
    return REFUSED
  })
  expect(result).toEqual(REFUSED)
  expect(listAgreements(write)).toEqual([])
})

test('a transaction that throws leaves nothing behind, and the next one works', () => {
  const { write } = newArchive()
  expect(() =>
    inTransaction(write, () => {
      appendRecord(write, signer, opening('msa'))
      throw new Error('a bug')
    }),
  ).toThrow('a bug')
  append(write, opening('nda'))
  expect(listAgreements(write).map(({ id }) => id)).toEqual(['nda'])
})

test('a transaction inside another undoes its own part alone', () => {
  const { write } = newArchive()
  const result = inTransaction(write, () => {
    appendRecord(write, signer, opening('msa'))
    inTransaction(write, () => {
      appendRecord(write, signer, opening('nda'))
      return REFUSED
    })
    return ok('done')
  })
  expect(valueOf(result)).toBe('done')
  expect(listAgreements(write).map(({ id }) => id)).toEqual(['msa'])
})

test('a full disk is said to be full, and what was there before stays', () => {
  const { write } = newArchive()
  append(write, opening('msa'))
  // SQLite's own limit on the size of the file answers exactly as a full disk does.
  all(write, 'PRAGMA max_page_count = 60')
  const attempt = inTransaction(write, () => {
    appendRecord(write, signer, opening('nda'))
    return ok(putBlob(write, randomBytes(200_000)))
  })
  expect(kindOf(attempt)).toBe('no-space')
  expect(listAgreements(write).map(({ id }) => id)).toEqual(['msa'])
  expect(get(write, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  expect(verifyRecords(write)).toMatchObject({ records: 2, bad: [], missing: 0 })
})
