import { Worker } from 'node:worker_threads'
import type { Failure } from '../../../core/result.ts'

/** A call to the other side, and its answer. Bugs cross as `threw`, with their message. */
export interface Call {
  readonly id: number
  readonly method: string
  readonly args: readonly unknown[]
  /** Set to 1 by who asked when the answer is not waited for any more: memory of both threads. */
  readonly givenUp: SharedArrayBuffer | null
}
export type Answer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly threw: string }
  | { readonly done: number }
)

export const CANCELLED: Failure = { kind: 'cancelled', message: 'It was stopped. Nothing was changed' }

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly progress: ((done: number) => void) | undefined
}

/**
 * One worker thread that answers calls by name, started at the first call. A thread that dies takes its calls with it: they
 * are rejected, and the next call starts another.
 */
export class Thread {
  readonly #entry: URL
  #worker: Worker | undefined
  #waiting = new Map<number, Waiting>()
  #next = 1

  constructor(entry: URL) {
    this.#entry = entry
  }

  /**
   * @param progress hears how much of it is done, from 0 to 1, where the method tells
   * @param signal gives this call alone up: where the method next tells how far it is, it ends with the failure `cancelled`
   */
  call(
    method: string,
    args: readonly unknown[],
    progress?: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const worker = (this.#worker ??= this.#start())
    const id = this.#next++
    // The process lives as long as somebody waits for an answer, and no longer.
    worker.ref()
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress })
      const givenUp = signal === undefined ? null : new SharedArrayBuffer(4)
      if (givenUp !== null) signal?.addEventListener('abort', () => Atomics.store(new Int32Array(givenUp), 0, 1))
      if (givenUp !== null && signal?.aborted === true) Atomics.store(new Int32Array(givenUp), 0, 1)
      const call: Call = { id, method, args, givenUp }
      worker.postMessage(call, [])
    })
  }

  get busy(): boolean {
    return this.#waiting.size > 0
  }

  /** Ends what runs: its calls answer with the failure `cancelled`. */
  cancel(): void {
    void this.stop()
  }

  /** The same, and answers when the thread has ended. The next call starts another. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { resolve } of waiting) resolve({ ok: false, error: CANCELLED })
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#entry)
    worker.unref()
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id)
      if ('done' in answer) return waiting?.progress?.(answer.done)
      this.#waiting.delete(answer.id)
      if ('threw' in answer) waiting?.reject(new Error(answer.threw))
      else waiting?.resolve(answer.value)
      if (this.#waiting.size === 0) worker.unref()
    })
    const died = (why: string): void => {
      if (this.#worker !== worker) return
      this.#worker = undefined
      const waiting = [...this.#waiting.values()]
      this.#waiting.clear()
      for (const { reject } of waiting) reject(new Error(why))
    }
    worker.on('error', (e) => died(`the worker failed: ${e instanceof Error ? e.message : String(e)}`))
    worker.on('exit', (code) => died(`the worker ended with code ${code}`))
    return worker
  }
}
