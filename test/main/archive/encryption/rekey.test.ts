import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openArchive } from '../../../../src/main/archive/database.ts'
import type { ArchiveKey } from '../../../../src/main/archive/encryption/archive-key.ts'
import { type Rekeying, rekeyArchive } from '../../../../src/main/archive/encryption/rekey.ts'
import { all, get } from '../../../../src/main/archive/handle.ts'
import { verifyRecords } from '../../../../src/main/archive/verify.ts'
import { append, deps, kindOf, newArchive, now, opening, reopened, valueOf, writable } from '../support.ts'
import { PLANTED, leaking, plant, randomKey } from './support.ts'

type Key = ArchiveKey | null

function archiveWith(key: Key): string {
  const archive = newArchive(undefined, { key })
  plant(archive.write)
  archive.close()
  return archive.path
}

const rekeying = (path: string, from: Key, to: Key): Rekeying => ({ path, from, to, owner: 'Ann', now })

test('an archive is encrypted, given another passphrase and decrypted, and holds the same all the while', () => {
  const [first, second] = [randomKey(), randomKey()]
  const path = archiveWith(null)
  const before = content(path, null)
  chmodSync(path, 0o640)
  for (const [from, to] of [
    [null, first],
    [first, second],
    [second, null],
    [null, second],
  ] as const) {
    valueOf(rekeyArchive(rekeying(path, from, to)))
    expect(leaking(dirname(path))).toEqual(to === null ? ['contracts.counterpart'] : [])
    expect(readdirSync(dirname(path))).toEqual(['contracts.counterpart'])
    expect(statSync(path).mode & 0o777).toBe(0o640)
    if (to !== null) expect(kindOf(openArchive(path, { ...deps, key: from }))).not.toBe('ok')
    expect(content(path, to)).toEqual(before)
  }
})

test('it can be written to afterwards, with a log as before', () => {
  const key = randomKey()
  const path = archiveWith(null)
  valueOf(rekeyArchive(rekeying(path, null, key)))
  const archive = writable(reopened(path, { key }))
  append(archive.write, opening('nda', `${PLANTED} NDA`))
  expect(get(archive.read, 'PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
  expect(leaking(dirname(path))).toEqual([])
  expect(all(archive.read, 'SELECT id FROM agreement ORDER BY id')).toEqual([{ id: 'msa' }, { id: 'nda' }])
})

test('a wrong passphrase changes nothing', () => {
  const key = randomKey()
  const path = archiveWith(key)
  expect(kindOf(rekeyArchive(rekeying(path, randomKey(), null)))).toBe('wrong-passphrase')
  expect(readdirSync(dirname(path))).toEqual(['contracts.counterpart'])
  expect(kindOf(openArchive(path, { ...deps, key }))).toBe('ok')
})

test('while anybody has it open, to write or to read, it is refused and stays as it was', () => {
  const key = randomKey()
  const path = archiveWith(null)
  const writer = reopened(path)
  expect(kindOf(rekeyArchive(rekeying(path, null, key)))).toBe('locked')
  writer.close()
  const first = reopened(path)
  const reader = reopened(path)
  expect(reader.readOnly).toBe(true)
  first.close()
  expect(get(reader.read, 'SELECT count(*) AS n FROM record')).toEqual({ n: 2 })
  expect(kindOf(rekeyArchive(rekeying(path, null, key)))).toBe('locked')
  expect(readdirSync(dirname(path)).filter((name) => name.includes('rekeyed'))).toEqual([])
  reader.close()
  expect(kindOf(rekeyArchive(rekeying(path, null, key)))).toBe('ok')
})

test('a link to the archive stays a link', () => {
  const key = randomKey()
  const path = archiveWith(null)
  const link = join(dirname(path), 'link')
  symlinkSync(path, link)
  valueOf(rekeyArchive(rekeying(link, null, key)))
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(leaking(dirname(path))).toEqual([])
  expect(kindOf(openArchive(link, { ...deps, key }))).toBe('ok')
})

test('what a change that was cut short left behind goes when the archive is opened to write', () => {
  const key = randomKey()
  const path = archiveWith(key)
  const left = join(dirname(path), `.${basename(path)}.rekeyed-0011aabb`)
  for (const suffix of ['', '-journal', '-seed']) writeFileSync(left + suffix, PLANTED)
  reopened(path, { key }).close()
  expect(readdirSync(dirname(path))).toEqual(['contracts.counterpart'])
})

/** `CRASHES=500 vitest run ...` for a long run. */
const CRASHES = Number(process.env['CRASHES'] ?? 20)

test(
  `after each of ${CRASHES} kills amid a change it opens with the one key or the other`,
  { timeout: CRASHES * 10_000 },
  async () => {
    const keys: readonly Key[] = [null, randomKey(), randomKey()]
    const path = archiveWith(null)
    const before = content(path, null)
    let changes = 0
    for (let crash = 0; crash < CRASHES; crash += 1) {
      changes += await rekeyUntilKilled(path, keys)
      const opening = keys.filter((key) => kindOf(openAndClose(path, key)) === 'ok')
      // A plain archive minds no key.
      const key = opening.includes(null) ? null : opening[0]
      if (key === undefined) throw new Error(`no key opens it after ${crash + 1} kills`)
      if (key !== null) expect(opening).toEqual([key])
      expect(readdirSync(dirname(path))).toEqual(['contracts.counterpart'])
      expect(leaking(dirname(path))).toEqual(key === null ? ['contracts.counterpart'] : [])
      expect(content(path, key)).toEqual(before)
    }
    console.log(`${CRASHES} kills, ${changes} changes of key between them: whole after each`)
  },
)

function openAndClose(path: string, key: Key): ReturnType<typeof openArchive> {
  const opened = openArchive(path, { ...deps, key })
  if (opened.ok) opened.value.close()
  return opened
}

/** Answers how many changes of key the child had finished. */
async function rekeyUntilKilled(path: string, keys: readonly Key[]): Promise<number> {
  const secrets = keys.map((key) => (key === null ? '' : Buffer.from(key.bytes()).toString('hex'))).join(',')
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'rekey-child.ts'), path, secrets], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const closed = once(child, 'close')
  const started = new Promise<void>((resolve) => {
    child.stdout?.on('data', (data: Buffer) => {
      output += data.toString()
      resolve()
    })
  })
  await Promise.race([started, closed])
  await new Promise((resolve) => setTimeout(resolve, randomInt(0, 400)))
  child.kill('SIGKILL')
  await closed
  expect(child.signalCode).toBe('SIGKILL')
  return output.split('\n').filter((line) => line === 'changed').length
}

/** Everything but who writes. */
function content(path: string, key: Key): unknown {
  const archive = reopened(path, { key })
  expect(get(archive.read, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  expect(verifyRecords(archive.read)).toMatchObject({ bad: [], missing: 0 })
  const tables = all<{ name: string }>(
    archive.read,
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  )
  const rows = tables
    .filter(({ name }) => name !== 'writer')
    .map(({ name }) => [name, all(archive.read, `SELECT * FROM "${name}"`)])
  archive.close()
  return rows
}
