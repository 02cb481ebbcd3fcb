import type { WorkStep } from '../../../core/api/values.ts'
import { err, type Result } from '../../../core/result.ts'
import type { Session } from '../session.ts'
import { CANCELLED } from './failures.ts'
import type { Pass } from './take-in.ts'

/** Work under way, by the caller's name for it. */
const underWay = new Map<string, AbortController>()

/** Tells the windows in steps of a hundredth how far it is: more would only be noise. */
export async function asJob<T>(
  session: Session,
  job: string | undefined,
  work: (pass: Pass) => Promise<T>,
): Promise<T> {
  if (job === undefined) return work({})
  const controller = new AbortController()
  underWay.set(job, controller)
  let told = -1
  let at: WorkStep | null = null
  const progress = (done: number): void => {
    const hundredth = Math.floor(done * 100)
    if (hundredth <= told) return
    told = hundredth
    session.deps.emit('work-progress', { job, step: at, done })
  }
  const step = (next: WorkStep): void => {
    at = next
    told = -1
    session.deps.emit('work-progress', { job, step: at, done: null })
  }
  try {
    return await work({ progress, step, signal: controller.signal })
  } finally {
    underWay.delete(job)
  }
}

/**
 * Waits no longer than until it is given up, and answers `cancelled` then: for what touches nothing, and may run out behind
 * the one who does not wait for it.
 */
export async function unlessStopped<T>(signal: AbortSignal | undefined, work: Promise<Result<T>>): Promise<Result<T>> {
  if (signal === undefined) return work
  if (signal.aborted) return err(CANCELLED)
  let stop = (): void => {}
  const stopped = new Promise<Result<T>>((resolve) => {
    stop = () => resolve(err(CANCELLED))
    signal.addEventListener('abort', stop)
  })
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Gives up all that is under way: the archive is closed. */
export function cancelJobs(): void {
  for (const controller of underWay.values()) controller.abort()
}

export function cancelJob(job: string): void {
  underWay.get(job)?.abort()
}
