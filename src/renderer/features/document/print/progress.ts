import { createStore, type Store } from '../store.ts'

/** How far a document is on its way to paper. */
export interface Printing {
  /** How much of the text is laid out, from 0 to 1; null once the engine makes the pages. */
  readonly laid: number | null
  readonly isStopped: boolean
}

interface Current {
  readonly current: Printing | null
}

/** One at a time: what is got ready for one must not be taken away by another. */
export const printing: Store<Current> = createStore<Current>({ current: null })

let stop: () => void = () => undefined

export interface PrintProgress {
  /** Tells how much is laid out. @returns false when it was given up */
  readonly laid: (done: number) => boolean
  readonly write: () => void
  readonly isStopped: () => boolean
  /** Resolves when it is given up. */
  readonly stopped: Promise<void>
  readonly end: () => void
}

export function beginPrinting(): PrintProgress {
  const change = (next: Partial<Printing>): void => {
    const { current } = printing.get()
    printing.set({ current: { laid: 0, isStopped: false, ...current, ...next } })
  }
  change({})
  const isStopped = (): boolean => printing.get().current?.isStopped ?? true
  return {
    laid: (done) => {
      change({ laid: done })
      return !isStopped()
    },
    write: () => change({ laid: null }),
    isStopped,
    stopped: new Promise((resolve) => (stop = resolve)),
    end: () => printing.set({ current: null }),
  }
}

/** Nothing is printed or written any more, as soon as the engine lets go of the pages. */
export function stopPrinting(): void {
  const { current } = printing.get()
  if (current !== null) printing.set({ current: { ...current, isStopped: true } })
  stop()
}
