import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok } from '../../src/core/result.ts'
import { openArchive } from '../../src/main/archive/database.ts'
import { inTransaction } from '../../src/main/archive/handle.ts'
import { archiveSource } from '../../src/main/archive/history-source.ts'
import { rebuildProjections } from '../../src/main/archive/projections.ts'
import { verifyHistory } from '../../src/main/archive/verify-history.ts'
import { generateArchive } from './history-archive.ts'

// How fast lists are derived from the log again and how fast it is verified, and how both grow with it. By the clock, and by
// the processor's time, which tells more on a busy machine (verifying uses several threads).
const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'))

async function measured(what: string, records: number, work: () => unknown): Promise<void> {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const [elapsed, used] = [performance.now() - start, process.cpuUsage(cpu)]
  const busy = (used.user + used.system) / 1000
  const rate = (ms: number): string => Math.round((records / ms) * 1000).toLocaleString('en')
  process.stdout.write(
    `${what}, ${records.toLocaleString('en')} records: ${rate(elapsed)} a second, ${rate(busy)} a second of processor time\n`,
  )
}

try {
  for (const records of [10_000, 100_000]) {
    const path = join(folder, `${records}.counterpart`)
    generateArchive(path, records)
    const opened = openArchive(path, { now: () => new Date().toISOString(), owner: 'bench' })
    if (!opened.ok || opened.value.readOnly) throw new Error('the archive does not open')
    const { write, read, close } = opened.value
    await measured('first rebuild', records, () => inTransaction(write, () => ok(rebuildProjections(write))))
    await measured('rebuild again', records, () => inTransaction(write, () => ok(rebuildProjections(write))))
    await measured('verify', records, () => verifyHistory(archiveSource(read)))
    close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
