import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listAgreements } from '../../../src/main/archive/agreements.ts'
import { inTransaction } from '../../../src/main/archive/handle.ts'
import { appendRecord } from '../../../src/main/archive/records.ts'
import { ok } from '../../../src/core/result.ts'
import { append, behindItsBack, kindOf, newArchive, now, opening, reopened, signer, writable } from './support.ts'

/** Another process that has the archive open for writing, once this resolves. */
async function openElsewhere(path: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holding-child.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

test('a second opener reads what the first has written, and learns who that is', async () => {
  const first = newArchive()
  append(first.write, opening('msa'))
  first.close()
  const child = await openElsewhere(first.path)
  const second = reopened(first.path)
  expect(second).toMatchObject({
    readOnly: true,
    why: 'in-use',
    holder: { owner: 'Bob', host: hostname(), pid: child.pid },
  })
  expect(listAgreements(second.read)).toHaveLength(1)
})

test('once the writer has closed the archive, the next opener writes', () => {
  const first = newArchive()
  expect(reopened(first.path).readOnly).toBe(true)
  first.close()
  expect(reopened(first.path).readOnly).toBe(false)
})

test('a writer that was killed is replaced at once', async () => {
  const first = newArchive()
  first.close()
  const child = await openElsewhere(first.path)
  child.kill('SIGKILL')
  await once(child, 'exit')
  append(writable(reopened(first.path)).write, opening('msa'))
})

test('a writer on another computer is replaced after a minute of silence, and not before', () => {
  const first = newArchive()
  const lastSeen = new Date().toISOString()
  const after = (ms: number) => () => new Date(Date.parse(lastSeen) + ms).toISOString()
  behindItsBack(first.path, (database) =>
    database.prepare("UPDATE writer SET host = 'elsewhere', pid = 1, heartbeat = ?").run(lastSeen),
  )
  expect(reopened(first.path, { now: after(59_000) }).readOnly).toBe(true)
  expect(reopened(first.path, { now: after(61_000) }).readOnly).toBe(false)
})

test('a writer that was replaced while it slept cannot write any more, and says so', () => {
  const first = newArchive()
  const muchLater = (): string => new Date(Date.now() + 3_600_000).toISOString()
  const second = writable(reopened(first.path, { now: muchLater }))
  const attempt = inTransaction(first.write, () =>
    ok(appendRecord(first.write, signer, { ...opening('msa'), now: now() })),
  )
  expect(kindOf(attempt)).toBe('locked')
  expect(listAgreements(second.read)).toEqual([])
  append(second.write, opening('nda'))
})

test('closing a writer that was replaced leaves the new writer in place', () => {
  const first = newArchive()
  const second = writable(reopened(first.path, { now: () => new Date(Date.now() + 3_600_000).toISOString() }))
  first.close()
  append(second.write, opening('msa'))
})

test('a writer whose name was left in the file by an earlier process with the same id is replaced', () => {
  const { path, close } = newArchive()
  behindItsBack(path, (database) => database.exec("UPDATE writer SET token = 'of an earlier process'"))
  expect(reopened(path).readOnly).toBe(false)
  close()
})

test('a copy made of an open archive can be written to', () => {
  const first = newArchive()
  const copy = `${first.path}.copy`
  behindItsBack(first.path, (database) => database.pragma('wal_checkpoint(TRUNCATE)'))
  copyFileSync(first.path, copy)
  expect(reopened(copy).readOnly).toBe(false)
})
