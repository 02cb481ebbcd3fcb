import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { importAgreement } from '../../src/main/app/agreements.ts'
import { draftProjection } from '../../src/main/app/projections.ts'
import { threadedWork } from '../../src/main/app/work/threaded.ts'
import { withArchive } from './session.ts'

/** How free the main thread stays while a long contract is imported and shown: delays of its event loop, in milliseconds. */
export interface Responsiveness {
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export async function measureImport(bytes: Uint8Array): Promise<Responsiveness> {
  const work = threadedWork(new URL('../../src/main/app/work/worker.ts', import.meta.url))
  return withArchive({ work }, async (session) => {
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
  })
}
