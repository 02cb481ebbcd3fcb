/** How long the window may be busy with work that nobody waits for, at a time. */
const SLICE_MS = 6

export interface Slices {
  readonly stop: () => void
}

/** What waits for a quiet moment does not wait for ever. */
const PATIENCE_MS = 250

/** When nothing more urgent waits: keys and frames come first. Idle periods are too rare: one in fifty milliseconds. */
export function whenIdle(): Promise<void> {
  return new Promise((done) => {
    if ('scheduler' in globalThis) void scheduler.postTask(done, { priority: 'background' })
    setTimeout(done, 'scheduler' in globalThis ? PATIENCE_MS : 0)
  })
}

/**
 * Does work between frames and keys, a few milliseconds at a time.
 *
 * @param wait milliseconds before it begins
 * @param steps makes the work; each of its steps should be short
 * @param done when all of it is done, unless it was stopped
 */
export function inSlices(wait: number, steps: () => Iterator<void>, done: () => void): Slices {
  let isStopped = false
  const run = async (): Promise<void> => {
    await whenIdle()
    if (isStopped) return
    const work = steps()
    let until = performance.now() + SLICE_MS
    while (work.next().done !== true) {
      if (performance.now() < until) continue
      await whenIdle()
      if (isStopped) return
      until = performance.now() + SLICE_MS
    }
    done()
  }
  const timer = setTimeout(() => void run(), wait)
  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
