import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { importAgreement } from '../../src/main/app/agreements.ts'
import { closeArchive, createArchive } from '../../src/main/app/archives.ts'
import { deviceSigner } from '../../src/main/app/device.ts'
import { draftProjection } from '../../src/main/app/projections.ts'
import { createSession } from '../../src/main/app/session.ts'
import { threadedWork } from '../../src/main/app/work/threaded.ts'

/** How free the main thread stays while a long contract is imported and shown: delays of its event loop, in milliseconds. */
export interface Responsiveness {
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export async function measureImport(bytes: Uint8Array): Promise<Responsiveness> {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'))
  const work = threadedWork(new URL('../../src/main/app/work/worker.ts', import.meta.url))
  const session = createSession({
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    signer: () => deviceSigner(join(folder, 'key.pem')),
    profile: () => ({ name: 'Bench', initials: '', organisation: '' }),
    owner: 'the bench',
    emit: () => {},
    opened: () => {},
    closed: () => {},
    recent: () => [],
    work,
    samples: { archive: '', folder: '' },
  })
  try {
    createArchive(session, join(folder, 'a.counterpart'))
    // The first document starts the threads, which is not what is measured.
    const small = readFileSync(resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx'))
    const first = await importAgreement(session, {
      source: { name: 'a.docx', bytes: small },
      counterparty: '',
      paper: 'ours',
    })
    if (first.ok) await draftProjection(session, first.value.id)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const from = performance.now()
    delay.enable()
    const imported = await importAgreement(session, {
      source: { name: 'b.docx', bytes: new Uint8Array(bytes) },
      counterparty: '',
      paper: 'ours',
    })
    if (!imported.ok) throw new Error(imported.error.message)
    const shown = await draftProjection(session, imported.value.id)
    if (!shown.ok) throw new Error(shown.error.message)
    delay.disable()
    // The histogram counts from one tick to the next: what is over the resolution is delay.
    const ms = (ns: number): number => Math.max(0, ns / 1e6 - 5)
    return {
      seconds: (performance.now() - from) / 1000,
      p50: ms(delay.percentile(50)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
    }
  } finally {
    closeArchive(session)
    await work.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
