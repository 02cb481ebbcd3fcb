import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCase } from './case.ts'
import type { Answer, Fault } from './child.ts'
import { Lane, MOST_TIME } from './lane.ts'
import { Originals } from './originals.ts'

export interface FuzzOptions {
  readonly seed: number
  /** Stop after so many cases or seconds, whichever comes first. */
  readonly cases: number
  readonly seconds: number
  /** The number of the first case. */
  readonly first?: number
  /** Folder for the files that failed; none are written without it. */
  readonly out?: string
  readonly onProgress?: (report: FuzzReport) => void
}

export interface Failure {
  readonly number: number
  readonly original: string
  readonly fault: Fault
  /** The steps that matter: without any of them the case does not fail in this way. */
  readonly steps: readonly string[]
  readonly milliseconds: number
}

export interface FuzzReport {
  readonly seed: number
  cases: number
  /** Cases by outcome: opened, or the kind of the refusal. */
  readonly outcomes: Map<string, number>
  readonly failures: Failure[]
  slowest: number
  slowestCase: number
  memory: number
}

/** Of failures that look alike, so many are made small and written down; the rest are counted. */
const MOST_ALIKE = 3

/** Tries damaged files one after the other. Each case depends on the seed and its number alone. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed, cases, seconds, first = 0 } = options
  const report: FuzzReport = {
    seed,
    cases: 0,
    outcomes: new Map(),
    failures: [],
    slowest: 0,
    slowestCase: 0,
    memory: 0,
  }
  const lane = new Lane()
  const alike = new Map<string, number>()
  const until = performance.now() + seconds * 1000
  try {
    for (let number = first; number < first + cases && performance.now() < until; number++) {
      const answer = await confirmed(lane, seed, number)
      report.cases++
      report.outcomes.set(answer.outcome, (report.outcomes.get(answer.outcome) ?? 0) + 1)
      if (answer.milliseconds > report.slowest) [report.slowest, report.slowestCase] = [answer.milliseconds, number]
      report.memory = Math.max(report.memory, answer.memory)
      if (answer.fault !== null) {
        const key = likeness(answer.fault)
        const count = (alike.get(key) ?? 0) + 1
        alike.set(key, count)
        if (count <= MOST_ALIKE) report.failures.push(await smaller(lane, options, number, answer, answer.fault))
      }
      options.onProgress?.(report)
    }
  } finally {
    lane.end()
  }
  return report
}

/** One case with what it takes; a case too slow or too big is tried again in a process of its own, where nothing else counts. */
async function confirmed(lane: Lane, seed: number, number: number, skip: readonly number[] = []): Promise<Answer> {
  const judged = async (): Promise<Answer> => {
    const answer = await lane.attempt({ seed, number, skip })
    if (answer.fault !== null || answer.milliseconds <= MOST_TIME) return answer
    const detail = `${Math.round(answer.milliseconds)} ms`
    return { ...answer, outcome: 'hangs', fault: { law: 'hangs', detail } }
  }
  const answer = await judged()
  if (answer.fault === null || !['hangs', 'memory', 'crashes'].includes(answer.fault.law)) return answer
  lane.end()
  const again = await judged()
  lane.end()
  return again
}

/** The same law broken in the same place, whatever the numbers and words around it. */
function likeness({ law, detail }: Fault): string {
  return law === 'throws'
    ? detail
        .replaceAll(/\d+|"[^"]*"/g, '#')
        .split('\n')
        .slice(0, 3)
        .join('\n')
    : law
}

/** Leaves out the steps that do not matter, one by one, and writes the file down. */
async function smaller(
  lane: Lane,
  { seed, out }: FuzzOptions,
  number: number,
  answer: Answer,
  fault: Fault,
): Promise<Failure> {
  const originals = new Originals()
  const whole = makeCase(originals, seed, number)
  let skip: number[] = []
  for (let i = 0; i < whole.steps.length; i++) {
    const without = [...skip, i]
    if (without.length === whole.steps.length) break
    const tried = await confirmed(lane, seed, number, without)
    if (tried.fault !== null && likeness(tried.fault) === likeness(fault)) skip = without
  }
  const made = makeCase(originals, seed, number, new Set(skip))
  const { original, steps } = made
  const failure = { number, original, fault, steps, milliseconds: answer.milliseconds }
  if (out !== undefined) {
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, `${seed}-${number}.docx`), made.bytes)
    writeFileSync(join(out, `${seed}-${number}.json`), `${JSON.stringify({ seed, ...failure }, null, 2)}\n`)
  }
  return failure
}
