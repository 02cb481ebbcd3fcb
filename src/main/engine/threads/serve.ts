import { parentPort, type Transferable } from 'node:worker_threads'
import type { Answer, Call } from './thread.ts'

/** Answers the calls of a Thread with the functions given. Bytes in an answer are handed over, not copied. */
export function serveCalls(methods: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>): void {
  const port = parentPort
  if (port === null) throw new Error('this runs in a worker thread')
  port.on('message', ({ id, method, args }: Call) => {
    const answer = (a: Answer, transfer: readonly Transferable[] = []): void => port.postMessage(a, transfer)
    const reply = async (): Promise<void> => {
      try {
        const run = methods[method]
        if (run === undefined) throw new Error(`no method ${method}`)
        // Every method is handed a way to tell how far it is; most have no use for it.
        const progress = (done: number): void => answer({ id, done })
        const value = await run(...([...args, progress] as never[]))
        answer({ id, value }, transferable(value))
      } catch (e) {
        answer({ id, threw: e instanceof Error ? (e.stack ?? e.message) : String(e) })
      }
    }
    void reply()
  })
}

/** The buffer of `{ ok, value: bytes }` when nobody else holds it. */
function transferable(value: unknown): Transferable[] {
  const bytes = (value as { value?: unknown } | null)?.value
  return bytes instanceof Uint8Array &&
    bytes.byteLength === bytes.buffer.byteLength &&
    bytes.buffer instanceof ArrayBuffer
    ? [bytes.buffer]
    : []
}
