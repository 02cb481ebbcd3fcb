import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ok } from '../../../src/core/result.ts'
import { getBlob } from '../../../src/main/archive/blobs.ts'
import { createDeviceKey } from '../../../src/main/archive/device-key.ts'
import { readDraft } from '../../../src/main/archive/drafts.ts'
import { type ReadDb, get, inTransaction } from '../../../src/main/archive/handle.ts'
import { rebuildProjections } from '../../../src/main/archive/projections.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { append, newArchive, opening, projections, reopened, valueOf, writable } from './support.ts'

/** What the child says it was told: a line each. */
export type Acknowledged =
  | { readonly what: 'open' }
  | { readonly what: 'steps' | 'checkpoint'; readonly version: number }
  | { readonly what: 'record'; readonly hash: string; readonly blob: string }
  | { readonly what: 'draft'; readonly base: string }

/** `CRASHES=3000 vitest run ...` for a long run. */
const CRASHES = Number(process.env.CRASHES ?? 40)

test(
  `whatever was acknowledged is there after each of ${CRASHES} crashes at random moments`,
  { timeout: CRASHES * 10_000 },
  async () => {
    const { path, key } = archiveForChildren()
    const records: Acknowledged[] = []
    let reached: Expected = { base: undefined, version: 0 }
    let total = 0
    for (let crash = 0; crash < CRASHES; crash += 1) {
      const acknowledged = await runUntilKilled(path, key)
      total += acknowledged.length
      records.push(...acknowledged.filter(({ what }) => what === 'record'))
      reached = expectedAfter(reached, acknowledged)
      reached = checkReopened(path, reached, records)
    }
    console.log(`${CRASHES} crashes, ${total} acknowledgements, ${records.length} records: all there`)
  },
)

interface Expected {
  readonly base: string | undefined
  readonly version: number
}

function archiveForChildren(): { path: string; key: string } {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  archive.close()
  const key = join(archive.path, '..', 'device.key')
  writeFileSync(key, createDeviceKey(), { mode: 0o600 })
  return { path: archive.path, key }
}

/** The moment of the kill is random from when the child has opened the archive on: in a write, a flush, a checkpoint. */
async function runUntilKilled(path: string, key: string): Promise<Acknowledged[]> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'crash-child.ts'), path, key], {
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
  await new Promise((resolve) => setTimeout(resolve, randomInt(0, 200)))
  child.kill('SIGKILL')
  await closed
  expect(child.signalCode).toBe('SIGKILL')
  // A line that was cut off was not acknowledged.
  return output
    .split('\n')
    .slice(0, -1)
    .map((line): Acknowledged => JSON.parse(line))
}

function expectedAfter(before: Expected, acknowledged: readonly Acknowledged[]): Expected {
  return acknowledged.reduce<Expected>((state, line) => {
    if (line.what === 'draft') return { base: line.base, version: 0 }
    return line.what === 'steps' ? { ...state, version: line.version } : state
  }, before)
}

/** What was not acknowledged may be there or not, but only whole: one more transaction of the child's at most. */
function checkReopened(path: string, expected: Expected, records: readonly Acknowledged[]): Expected {
  const archive = writable(reopened(path))
  const { read, write } = archive
  expect(get(read, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  expect(get(read, 'PRAGMA foreign_key_check')).toBeUndefined()
  expect(verifyRecords(read)).toMatchObject({ bad: [], missing: 0 })
  for (const line of records) if (line.what === 'record') checkRecord(read, line)
  const found = checkDraft(read, expected)
  const lists = projections(read)
  valueOf(inTransaction(write, () => ok(rebuildProjections(write))))
  expect(projections(read)).toEqual(lists)
  archive.close()
  return found
}

function checkRecord(read: ReadDb, { hash, blob }: Extract<Acknowledged, { what: 'record' }>): void {
  expect(get(read, 'SELECT 1 AS found FROM record WHERE hash = ?', hash)).toEqual({ found: 1 })
  valueOf(getBlob(read, blob))
}

function checkDraft(read: ReadDb, expected: Expected): Expected {
  const draft = readDraft(read, 'msa')
  if (expected.base === undefined && draft === undefined) return expected
  if (draft === undefined) throw new Error('the draft is gone')
  const { checkpoint, steps, base } = draft
  const version = checkpoint.version + steps.length
  if (base === expected.base) {
    expect(version).toBeGreaterThanOrEqual(expected.version)
    expect(version).toBeLessThanOrEqual(expected.version + 4)
  } else expect(version).toBe(0)
  expect(checkpoint.doc).toBe(`doc ${checkpoint.version}`)
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => `step ${checkpoint.version + index + 1}`))
  return { base, version }
}
