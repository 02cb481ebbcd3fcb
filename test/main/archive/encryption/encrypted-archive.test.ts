import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inspect } from 'node:util'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openArchive } from '../../../../src/main/archive/database.ts'
import { ArchiveKey, KDF_ITERATIONS, deriveKey, newSalt } from '../../../../src/main/archive/encryption/archive-key.ts'
import { connectToCopy } from '../../../../src/main/archive/encryption/connect-to-copy.ts'
import { saltOf } from '../../../../src/main/archive/file-header.ts'
import { get } from '../../../../src/main/archive/handle.ts'
import { migrate } from '../../../../src/main/archive/migrate.ts'
import { SCHEMA_VERSION, migrations } from '../../../../src/main/archive/migrations/index.ts'
import { connect } from '../../../../src/main/archive/connection.ts'
import { deps, kindOf, newArchive, reopened } from '../support.ts'
import { PLANTED, behindItsBack, leaking, plant, randomKey } from './support.ts'

const TITLE = 'SELECT title FROM agreement'

test('what is in an encrypted archive stands in none of its files, open or closed', () => {
  const archive = newArchive(undefined, { key: randomKey() })
  const at = dirname(archive.path)
  plant(archive.write)
  expect(readdirSync(at).sort()).toEqual(['', '-shm', '-wal'].map((s) => `contracts.counterpart${s}`))
  expect(leaking(at)).toEqual([])
  archive.close()
  expect(leaking(at)).toEqual([])
  // The same without a key: the test can find it.
  const plain = newArchive()
  plant(plain.write)
  expect(leaking(dirname(plain.path))).not.toEqual([])
})

test('it opens again with its key, and with no other', () => {
  const key = randomKey()
  const { path, write, close } = newArchive(undefined, { key })
  plant(write)
  close()
  const before = digest(path)
  const others = [new ArchiveKey(Buffer.concat([randomBytes(32), saltOf(path)!])), randomKey()]
  for (const other of others) expect(kindOf(openArchive(path, { ...deps, key: other }))).toBe('wrong-passphrase')
  expect(kindOf(openArchive(path, deps))).toBe('needs-passphrase')
  expect(digest(path)).toBe(before)
  const again = reopened(path, { key })
  expect(get(again.read, TITLE)).toEqual({ title: `${PLANTED} Services` })
  expect(again.key?.equals(key)).toBe(true)
})

test('an archive that is not encrypted needs no key, and minds none', () => {
  const { path, close } = newArchive()
  close()
  expect(reopened(path, { key: randomKey() }).key).toBeNull()
})

test('the key of a passphrase is the one that the library itself derives', async () => {
  const key = await deriveKey('Ünicode pass', newSalt())
  const { path, write, close } = newArchive(undefined, { key })
  plant(write)
  close()
  const database = new SQLite(path)
  database.pragma("cipher = 'chacha20'")
  database.pragma(`kdf_iter = ${KDF_ITERATIONS}`)
  ;(database as SQLite.Database & { key(key: Buffer): number }).key(Buffer.from('Ünicode pass'.normalize('NFC')))
  expect(database.prepare(TITLE).get()).toEqual({ title: `${PLANTED} Services` })
  database.close()
})

test('a passphrase is the same however its letters are composed, and opens by the salt in the file', async () => {
  const key = await deriveKey('Caf\u00e9 noir', newSalt())
  const { path, close } = newArchive(undefined, { key })
  close()
  expect((await deriveKey('Cafe\u0301 noir', saltOf(path)!)).equals(key)).toBe(true)
})

test('deriving a key leaves the thread free', async () => {
  let ticks = 0
  const timer = setInterval(() => (ticks += 1), 5)
  await deriveKey('correct horse', newSalt())
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(5)
})

test('a key shows itself in no log', () => {
  const bytes = randomBytes(48)
  const key = new ArchiveKey(bytes)
  const secret = bytes.subarray(0, 32)
  const shown = [inspect(key, { showHidden: true, depth: 9 }), JSON.stringify(key), inspect({ key })].join('\n')
  expect(shown).not.toContain(secret.toString('hex'))
  expect(shown).not.toContain(secret.toString('base64'))
  expect(shown).not.toContain([...secret].slice(0, 8).join(','))
})

test('a copy made before a migration is as encrypted, and opens with the same key', () => {
  const key = randomKey()
  const { path, write, close } = newArchive(undefined, { key })
  plant(write)
  close()
  const database = connect(path, false, key)
  const next = { version: SCHEMA_VERSION + 10, up: (d: SQLite.Database) => void d.exec('CREATE TABLE later (x) ') }
  const backup = migrate(database, [...migrations, next], path) ?? ''
  database.close()
  expect(leaking(dirname(path))).toEqual([])
  expect(get(reopened(backup, { key }).read, TITLE)).toEqual({ title: `${PLANTED} Services` })
})

test('an encrypted archive of a newer version, and what is encrypted and no archive, are told apart once they are open', () => {
  const key = randomKey()
  const { path, close } = newArchive(undefined, { key })
  close()
  const other = join(dirname(path), 'other.db')
  behindItsBack(other, key, (database) => database.exec('CREATE TABLE t (x)'))
  expect(kindOf(openArchive(other, deps))).toBe('needs-passphrase')
  expect(kindOf(openArchive(other, { ...deps, key }))).toBe('not-an-archive')
  behindItsBack(path, key, (database) => database.pragma(`user_version = ${SCHEMA_VERSION + 10}`))
  expect(kindOf(openArchive(path, { ...deps, key }))).toBe('newer-archive')
})

test('noise, an empty file and the beginning of an encrypted archive are no archives', () => {
  const key = randomKey()
  const { path, close } = newArchive(undefined, { key })
  close()
  const at = join(dirname(path), 'x')
  for (const bytes of [Buffer.alloc(0), randomBytes(8192), readFileSync(path).subarray(0, 60), Buffer.alloc(8192)]) {
    writeFileSync(at, bytes)
    expect(kindOf(openArchive(at, { ...deps, key }))).toBe('not-an-archive')
  }
})

test('a page that was tampered with is found', () => {
  const key = randomKey()
  const { path, write, close } = newArchive(undefined, { key })
  plant(write)
  close()
  const bytes = readFileSync(path)
  bytes[4096 * 3 + 100]! ^= 1
  writeFileSync(path, bytes)
  expect(kindOf(openArchive(path, { ...deps, key }))).toBe('damaged')
})

test('where its folder may not be written to, a copy is read that is as encrypted and then gone', () => {
  const key = randomKey()
  const { path, write, close } = newArchive(undefined, { key })
  plant(write)
  close()
  const copy = connectToCopy(path, key)
  const { file } = copy.prepare<[], { file: string }>('PRAGMA database_list').get()!
  expect(file).not.toBe(path)
  expect(leaking(dirname(file))).toEqual([])
  expect(copy.prepare(TITLE).get()).toEqual({ title: `${PLANTED} Services` })
  copy.close()
  expect(() => readdirSync(dirname(file))).toThrow('ENOENT')
})

test('a read-only file is opened to read', () => {
  const key = randomKey()
  const { path, write, close } = newArchive(undefined, { key })
  plant(write)
  close()
  const frozen = join(dirname(path), 'frozen.counterpart')
  copyFileSync(path, frozen)
  chmodSync(frozen, 0o444)
  expect(reopened(frozen, { key })).toMatchObject({ readOnly: true, why: 'file-is-read-only' })
})

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
