import { parentPort, type Transferable } from 'node:worker_threads'
import { err } from '../../../core/result.ts'
import { CANCELLED, type Answer, type Call } from './thread.ts'

/** Thrown through what runs, where it tells how far it is. */
class GivenUp extends Error {}

/** Answers the calls of a Thread with the functions given. Bytes in an answer are handed over, not copied. */
export function serveCalls(methods: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>): void {
  const port = parentPort
  if (port === null) throw new Error('this runs in a worker thread')
  port.on('message', ({ id, method, args, givenUp }: Call) => {
    const answer = (a: Answer, transfer: readonly Transferable[] = []): void => port.postMessage(a, transfer)
    const reply = async (): Promise<void> => {
      try {
        const run = methods[method]
        if (run === undefined) throw new Error(`no method ${method}`)
        // Every method is handed a way to tell how far it is; most have no use for it.
        const goOn = (): void => {
          if (givenUp !== null && Atomics.load(new Int32Array(givenUp), 0) === 1) throw new GivenUp()
        }
        let told = -1
        const progress = (done: number): void => {
          goOn()
          // In steps of a hundredth: more would only be noise.
          if (Math.floor(done * 100) > told) answer({ id, done })
          told = Math.max(told, Math.floor(done * 100))
        }
        goOn()
        const value = await run(...([...args, progress] as never[]))
        answer({ id, value }, transferable(value))
      } catch (e) {
        if (e instanceof GivenUp) return answer({ id, value: err(CANCELLED) })
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
