import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CdpEvent } from './cdp-events.ts'

/** Joins a byte stream into the NUL-terminated messages of the DevTools pipe. */
export function makeFramer(onMessage: (text: string) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  return (chunk) => {
    let from = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, end))
      const message = Buffer.concat(parts).toString()
      parts = []
      from = end + 1
      onMessage(message)
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
}

interface Waiting {
  method: string
  resolve(value: never): void
  reject(error: Error): void
}

interface Incoming {
  id?: number
  sessionId?: string
  result?: unknown
  error?: { message: string }
}

/** Commands to and events from Chromium over its remote-debugging pipe. Emits `event` with the session it belongs to. */
export class CdpPipe extends EventEmitter<{ event: [event: CdpEvent, sessionId: string | undefined] }> {
  readonly #waiting = new Map<number, Waiting>()
  readonly #output: Writable
  #lastId = 0
  #closed = false

  constructor(output: Writable, input: Readable) {
    super()
    this.#output = output
    output.on('error', () => this.close())
    const receive = makeFramer((text) => this.#receive(text))
    input.on('data', receive)
    input.on('close', () => this.close())
  }

  /** Runs one protocol command. Rejects with Chromium's message, or when Chromium goes away. */
  send<T = unknown>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium has exited`))
    const id = ++this.#lastId
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** Fails every open command; later ones fail at once. */
  close(): void {
    this.#closed = true
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(`${waiting.method}: Chromium has exited`))
    this.#waiting.clear()
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Incoming
    if (message.id === undefined) {
      this.emit('event', message as unknown as CdpEvent, message.sessionId)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting?.resolve(message.result as never)
  }
}
