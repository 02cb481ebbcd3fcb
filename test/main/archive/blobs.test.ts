import { expect, test } from 'vitest'
import { ok } from '../../../src/core/result.ts'
import { getBlob, hasBlob, putBlob } from '../../../src/main/archive/blobs.ts'
import { get, inTransaction } from '../../../src/main/archive/handle.ts'
import { behindItsBack, kindOf, newArchive, valueOf } from './support.ts'

const bytes = new TextEncoder().encode('abc')
/** FIPS 180-2, appendix B.1. */
const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

function withBlob() {
  const archive = newArchive()
  const put = () => valueOf(inTransaction(archive.write, () => ok(putBlob(archive.write, bytes))))
  return { ...archive, put }
}

test('bytes are kept under their SHA-256 and come back as they were', () => {
  const { read, put } = withBlob()
  expect(put()).toBe(hash)
  expect(Uint8Array.from(valueOf(getBlob(read, hash)))).toEqual(bytes)
})

test('the same bytes are kept once', () => {
  const { read, put } = withBlob()
  expect([put(), put()]).toEqual([hash, hash])
  expect(get(read, 'SELECT count(*) AS count, sum(size) AS size FROM blob')).toEqual({ count: 1, size: 3 })
})

test('bytes that are not there are a failure', () => {
  const { read } = withBlob()
  expect(hasBlob(read, hash)).toBe(false)
  expect(kindOf(getBlob(read, hash))).toBe('not-found')
})

test('bytes that were altered inside the file are not handed out', () => {
  const { path, read, put } = withBlob()
  put()
  behindItsBack(path, (database) => {
    database.exec('DROP TRIGGER blob_never_updated')
    database.exec("UPDATE blob SET bytes = x'616264'")
  })
  expect(kindOf(getBlob(read, hash))).toBe('damaged')
})
