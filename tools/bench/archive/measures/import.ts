import { readFileSync } from 'node:fs'
import { importAgreement } from '../../../../src/main/app/agreements.ts'
import { indexPending } from '../../../../src/main/app/search/indexing.ts'
import { threadedWork } from '../../../../src/main/app/work/threaded.ts'
import { contractFiles } from '../contracts.ts'
import type { Figure, Measure } from '../measure.ts'
import { withArchive } from '../../session.ts'

const RUNS = 3

/** How much longer contracts take to come in while those before them are made searchable. By the clock: threads overlap. */
export const importing: Measure = async ({ share }) => {
  const files = contractFiles(Math.round(50 * share))
  const [alone, beside]: [Taken[], Taken[]] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    alone.push(await taking(files, false))
    beside.push(await taking(files, true))
  }
  const best = beside.toSorted(byTime)[0]!
  const what = 'import 50 contracts'
  return [
    { what: `${what}, indexing beside: ms`, value: best.ms },
    { what: `${what}, indexing beside: × without`, value: best.ms / alone.toSorted(byTime)[0]!.ms },
    { what: `${what}: searchable so long after the last, ms`, value: best.after },
  ] satisfies Figure[]
}

interface Taken {
  readonly ms: number
  readonly after: number
}

const byTime = (a: Taken, b: Taken): number => a.ms - b.ms

function taking(files: readonly string[], isIndexing: boolean): Promise<Taken> {
  const work = threadedWork(new URL('../../../../src/main/app/work/worker.ts', import.meta.url))
  return withArchive({ work, isIndexing }, async (session) => {
    const bring = async (path: string): Promise<void> => {
      const source = { name: path, bytes: new Uint8Array(readFileSync(path)) }
      await importAgreement(session, { source, counterparty: '', paper: 'ours' })
    }
    // The first starts the threads.
    await bring(files[0]!)
    if (isIndexing) await indexPending(session)
    const began = performance.now()
    for (const path of files) await bring(path)
    const ms = performance.now() - began
    if (isIndexing) await indexPending(session)
    return { ms, after: performance.now() - began - ms }
  })
}
