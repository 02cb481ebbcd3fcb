import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Answer, Request } from './child.ts'

/** How long a case may take, and how much memory its process may hold: milliseconds, bytes. */
export const MOST_TIME = 5_000
export const MOST_MEMORY = 1024 * 1024 * 1024

/** The heap is capped below the limit, so that garbage which nobody collected yet is not taken for memory needed. */
const CHILD_FLAGS = ['--max-old-space-size=640', '--max-semi-space-size=16']

/** One child process that tries cases one after the other, and a new one where a case was the end of it. */
export class Lane {
  #child: ChildProcess | undefined

  /** What came of a case; a fault of law `hangs` or `crashes` where it was the end of the child. */
  async attempt(request: Request): Promise<Answer> {
    const child = (this.#child ??= await started())
    const answer = await outcomeOf(child, request)
    const over = answer.fault === null && answer.memory > MOST_MEMORY
    if (answer.fault?.law === 'hangs' || answer.fault?.law === 'crashes' || over) this.end()
    if (!over) return answer
    const detail = `the process held ${Math.round(answer.memory / 2 ** 20)} MB`
    return { ...answer, outcome: 'memory', fault: { law: 'memory', detail } }
  }

  /** Ends the child; the next case starts a new one. */
  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }
}

function started(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [], { execArgv: CHILD_FLAGS, serialization: 'advanced' })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`the child could not start (exit code ${code})`)))
  })
}

function outcomeOf(child: ChildProcess, request: Request): Promise<Answer> {
  return new Promise((resolve) => {
    const from = performance.now()
    const settle = (answer: Answer): void => {
      clearTimeout(timer)
      child.off('message', settle)
      child.off('exit', onExit)
      resolve(answer)
    }
    const lost = (law: string, detail: string): void =>
      settle({
        original: '',
        steps: [],
        bytes: 0,
        memory: 0,
        outcome: law,
        fault: { law, detail },
        milliseconds: performance.now() - from,
      })
    const onExit = (code: number | null, signal: string | null): void =>
      lost('crashes', `the process ended (${signal ?? `exit code ${code}`})`)
    // The processor may be busy elsewhere: the time that counts is told by the child, if it comes to that.
    const patience = MOST_TIME * 6
    const timer = setTimeout(() => lost('hangs', `no answer after ${patience / 1000} s`), patience)
    child.on('message', settle)
    child.once('exit', onExit)
    child.send(request)
  })
}
