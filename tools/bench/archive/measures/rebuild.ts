import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok } from '../../../../src/core/result.ts'
import { openArchive } from '../../../../src/main/archive/database.ts'
import { inTransaction } from '../../../../src/main/archive/handle.ts'
import { archiveSource } from '../../../../src/main/archive/history-source.ts'
import { rebuildProjections } from '../../../../src/main/archive/projections.ts'
import { verifyHistory } from '../../../../src/main/archive/verify-history.ts'
import { generateArchive } from '../../history-archive.ts'
import type { Measure } from '../measure.ts'

const RECORDS = 100_000
const LEAST = 20_000
const AGAIN = 3

/** How many records a second lists are derived from, and how many are verified: by the processor's time. */
export const rebuilding: Measure = async ({ share }) => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'))
  const records = RECORDS * share
  try {
    const path = join(folder, 'history.counterpart')
    generateArchive(path, records)
    const opened = openArchive(path, { now: () => new Date().toISOString(), owner: 'the bench' })
    if (!opened.ok || opened.value.readOnly) throw new Error('the archive does not open')
    const { write, read, close } = opened.value
    const rebuild = (): Promise<number> =>
      rateOf(records, () => inTransaction(write, () => ok(rebuildProjections(write))))
    const first = await rebuild()
    const again: number[] = []
    for (let run = 0; run < AGAIN; run++) again.push(await rebuild())
    const verified = await rateOf(records, () => verifyHistory(archiveSource(read)))
    close()
    return [
      { what: 'rebuild, with an empty index of notes and decisions: records/s', value: first },
      { what: 'rebuild: records/s', value: Math.max(...again), least: LEAST },
      { what: 'verify: records/s', value: verified },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rateOf(records: number, work: () => unknown): Promise<number> {
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return (records / (user + system)) * 1e6
}
