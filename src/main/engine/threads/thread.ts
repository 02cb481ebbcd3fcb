import { Worker, type Transferable } from 'node:worker_threads'
import type { Failure } from '../../../core/result.ts'

/** A call to the other side, and its answer. Bugs cross as `threw`, with their message. */
export interface Call {
  readonly id: number
  readonly method: string
  readonly args: readonly unknown[]
}
export type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly threw: string })

const CANCELLED: Failure = { kind: 'cancelled', message: 'It was stopped. Nothing was changed' }

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
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

  call(method: string, args: readonly unknown[], transfer: readonly Transferable[] = []): Promise<unknown> {
    const worker = (this.#worker ??= this.#start())
    const id = this.#next++
    // The process lives as long as somebody waits for an answer, and no longer.
    worker.ref()
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      const call: Call = { id, method, args }
      worker.postMessage(call, transfer)
    })
  }

  get busy(): boolean {
    return this.#waiting.size > 0
  }

  /** Ends what runs: its calls answer with the failure `cancelled`. */
  cancel(): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    void this.stop()
    for (const { resolve } of waiting) resolve({ ok: false, error: CANCELLED })
  }

  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#entry)
    worker.unref()
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id)
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
