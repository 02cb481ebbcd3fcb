import type { Session } from '../session.ts'
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
  const progress = (done: number): void => {
    const hundredth = Math.floor(done * 100)
    if (hundredth <= told) return
    told = hundredth
    session.deps.emit('work-progress', { job, done })
  }
  try {
    return await work({ progress, signal: controller.signal })
  } finally {
    underWay.delete(job)
  }
}

/** Gives up all that is under way: the archive is closed. */
export function cancelJobs(): void {
  for (const controller of underWay.values()) controller.abort()
}

export function cancelJob(job: string): void {
  underWay.get(job)?.abort()
}
