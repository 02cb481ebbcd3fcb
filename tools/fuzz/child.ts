import { makeCase } from './case.ts'
import { exercise, LawBroken } from './laws.ts'
import { Originals } from './originals.ts'

/** Tries cases that its parent names, so that the parent can end it when one hangs. Speaks over the IPC channel alone. */

export interface Request {
  readonly seed: number
  readonly number: number
  readonly skip: readonly number[]
}

export interface Fault {
  /** The promise that was broken; 'throws' for any other error. */
  readonly law: string
  readonly detail: string
}

export interface Answer {
  readonly original: string
  readonly steps: readonly string[]
  readonly bytes: number
  /** 'opened', or the kind of the refusal; the law for a fault. */
  readonly outcome: string
  readonly fault: Fault | null
  /** Of the processor: what other programs do at the time does not count. */
  readonly milliseconds: number
  /** The most that the process ever held, in bytes. */
  readonly memory: number
}

const originals = new Originals()

function attempt({ seed, number, skip }: Request): Answer {
  const made = makeCase(originals, seed, number, new Set(skip))
  const from = process.cpuUsage()
  let fault: Fault | null = null
  let outcome: string
  try {
    outcome = exercise(made.bytes)
  } catch (error) {
    fault = faultOf(error)
    outcome = fault.law
  }
  const { original, steps, bytes } = made
  const { user, system } = process.cpuUsage(from)
  return {
    original,
    steps,
    bytes: bytes.length,
    outcome,
    fault,
    milliseconds: (user + system) / 1000,
    memory: process.resourceUsage().maxRSS * 1024,
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof LawBroken) return { law: error.law, detail: error.message }
  if (!(error instanceof Error)) return { law: 'throws', detail: String(error) }
  const lines = (error.stack ?? error.message).split('\n')
  return { law: 'throws', detail: lines.slice(0, 7).join('\n') }
}

process.on('message', (request: Request) => process.send?.(attempt(request)))
process.send?.('ready')
