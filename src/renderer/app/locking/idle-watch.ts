export interface IdleWatch {
  /** The user did something. */
  readonly touch: () => void
  /** To be called now and then, also after the computer slept. */
  readonly check: () => void
}

/**
 * Tells when nothing was done for a while, by the wall clock: timers stand still while a computer sleeps. What is done after
 * that long comes too late, and is the first thing to be told.
 *
 * @param limit in milliseconds
 */
export function createIdleWatch(limit: number, now: () => number, onIdle: () => void): IdleWatch {
  let last = now()
  const isOver = (): boolean => {
    if (now() - last < limit) return false
    // Told once; again after another while, should it not have worked.
    last = now()
    onIdle()
    return true
  }
  return {
    touch: () => {
      if (!isOver()) last = now()
    },
    check: () => void isOver(),
  }
}
