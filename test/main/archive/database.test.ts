import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createArchive } from '../../../src/main/archive/create-archive.ts'
import { openArchive } from '../../../src/main/archive/database.ts'
import { SCHEMA_VERSION } from '../../../src/main/archive/migrations/index.ts'
import { recordsOf } from '../../../src/main/archive/records.ts'
import { listAgreements } from '../../../src/main/archive/agreements.ts'
import { get } from '../../../src/main/archive/handle.ts'
import {
  append,
  appendBlobs,
  deps,
  behindItsBack,
  folder,
  kindOf,
  newArchive,
  opening,
  reopened,
  signer,
} from './support.ts'

const inFolder = (name = 'contracts.counterpart'): string => join(folder(), name)
const create = (path: string) => createArchive(path, { ...deps, signer, id: 'archive-1' })

test('a new archive begins with the record of its creation and leaves nothing else behind', () => {
  const archive = newArchive()
  expect(recordsOf(archive.read, null)).toMatchObject([{ type: 'archive.created', payload: { id: 'archive-1' } }])
  expect(readdirSync(dirname(archive.path)).filter((name) => name.includes('.tmp'))).toEqual([])
})

test('once closed, an archive is one file', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  archive.close()
  expect(readdirSync(dirname(archive.path))).toEqual(['contracts.counterpart'])
})

test('what was written is there when the archive is opened again', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  archive.close()
  expect(listAgreements(reopened(archive.path).read)).toMatchObject([{ id: 'msa', title: 'Services' }])
})

test('a commit is flushed to the disk before it is acknowledged', () => {
  const { read } = newArchive()
  expect(get(read, 'PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
  expect(get(read, 'PRAGMA synchronous')).toEqual({ synchronous: 2 })
  expect(get(read, 'PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 })
})

test('a file that is there already is never replaced by a new archive', () => {
  const path = inFolder()
  writeFileSync(path, 'a letter')
  expect(kindOf(create(path))).toBe('exists')
  expect(readFileSync(path, 'utf8')).toBe('a letter')
})

test('an archive cannot be made in a folder that is not there', () => {
  expect(kindOf(create(join(folder(), 'nowhere', 'a.counterpart')))).toBe('not-found')
})

test('a file that is not there cannot be opened, and is not made', () => {
  const path = inFolder()
  expect(kindOf(openArchive(path, deps))).toBe('not-found')
  expect(readdirSync(dirname(path))).toEqual([])
})

test.each([
  ['a folder', (path: string) => mkdirSync(path)],
  ['an empty file', (path: string) => writeFileSync(path, '')],
  ['a text', (path: string) => writeFileSync(path, 'Dear Sirs, '.repeat(100))],
  [
    "another program's database",
    (path: string) => behindItsBack(path, (database) => database.exec('CREATE TABLE bookmark (url TEXT)')),
  ],
])('%s is not an archive, and is left as it is', (_, make) => {
  const path = inFolder()
  make(path)
  const before = statSync(path).mtimeMs
  expect(kindOf(openArchive(path, deps))).toBe('not-an-archive')
  expect(statSync(path).mtimeMs).toBe(before)
  expect(readdirSync(dirname(path))).toEqual(['contracts.counterpart'])
})

test('an archive of a newer version is refused and left as it is', () => {
  const { path, close } = newArchive()
  close()
  behindItsBack(path, (database) => database.pragma('user_version = 9999'))
  const before = readFileSync(path)
  expect(kindOf(openArchive(path, deps))).toBe('newer-archive')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a newer version that stands in the log alone is refused too', () => {
  const archive = newArchive()
  behindItsBack(archive.path, (database) => database.pragma('user_version = 9999'))
  expect(readFileSync(archive.path).readUInt32BE(60)).toBe(SCHEMA_VERSION)
  expect(kindOf(openArchive(archive.path, deps))).toBe('newer-archive')
})

test('a truncated archive is said to be damaged', () => {
  const { path, close, write } = newArchive()
  appendBlobs(write, 5)
  close()
  truncateSync(path, Math.floor(statSync(path).size / 2))
  expect(kindOf(openArchive(path, deps))).toBe('damaged')
})

test.each([0.3, 0.6, 0.95])('an archive overwritten in part, %d of the way, is said to be damaged', (where) => {
  const { path, close, write } = newArchive()
  for (let count = 0; count < 40; count += 1) append(write, opening(`agreement-${count}`))
  close()
  const bytes = readFileSync(path)
  bytes.fill(0xa5, Math.floor(bytes.length * where), Math.floor(bytes.length * where) + 4096)
  writeFileSync(path, bytes)
  expect(kindOf(openArchive(path, deps))).toBe('damaged')
})

test('an archive whose file is read-only can be read and not written to', () => {
  const first = newArchive()
  append(first.write, opening('msa'))
  first.close()
  chmodSync(first.path, 0o444)
  const archive = reopened(first.path)
  expect(archive).toMatchObject({ readOnly: true, why: 'file-is-read-only' })
  expect(listAgreements(archive.read)).toHaveLength(1)
  expect(get(archive.read, 'PRAGMA query_only')).toEqual({ query_only: 1 })
})

test('a place on a network share is refused, with what to do instead', () => {
  const path = inFolder()
  const mounts = `/dev/sda1 / ext4 rw 0 0\nserver:/legal ${dirname(path)} nfs4 rw 0 0\n`
  const made = createArchive(path, { ...deps, mounts, signer, id: 'archive-1' })
  expect(made).toMatchObject({ ok: false, error: { kind: 'not-readable', reason: 'network-share' } })
  newArchive(path).close()
  const opened = openArchive(path, { ...deps, mounts })
  expect(opened).toMatchObject({ ok: false, error: { reason: 'network-share' } })
  expect(opened.ok ? '' : opened.error.message).toContain('exporting')
})
