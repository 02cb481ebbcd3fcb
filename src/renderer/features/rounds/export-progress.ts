import { useSyncExternalStore } from 'react'
import type { WorkStep } from '../../../core/api/values.ts'
import { call, on } from '../../api.ts'

/** A document on its way into a file. */
interface Exporting {
  readonly job: string
  /** What the file is called. */
  readonly name: string
  readonly step: WorkStep | null
  /** How much of the step is done, from 0 to 1; null where that is not known. */
  readonly done: number | null
  readonly isStopped: boolean
}

let exporting: readonly Exporting[] = []
const listeners = new Set<() => void>()

function publish(next: readonly Exporting[]): void {
  exporting = next
  for (const listener of listeners) listener()
}

function change(job: string, part: Partial<Exporting>): void {
  publish(exporting.map((one) => (one.job === job ? { ...one, ...part } : one)))
}

/** Runs an export under a name, by which it is shown and can be given up. */
export async function showingExport<T>(name: string, work: (job: string) => Promise<T>): Promise<T> {
  const job = crypto.randomUUID()
  publish([...exporting, { job, name, step: null, done: null, isStopped: false }])
  const silence = on('work-progress', (told) => {
    if (told.job === job) change(job, { step: told.step, done: told.done })
  })
  try {
    return await work(job)
  } finally {
    silence()
    publish(exporting.filter((one) => one.job !== job))
  }
}

export function stopExport(job: string): void {
  change(job, { isStopped: true })
  void call('exchange.cancel', { job })
}

/** The one that was begun first. */
export function useExport(): Exporting | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => exporting[0] ?? null,
  )
}
