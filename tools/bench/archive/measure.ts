import type { ReadDb } from '../../../src/main/archive/handle.ts'

/** An archive to measure on. */
export interface Subject {
  readonly path: string
  /** How large it is: 1 for the full size, 0.1 for a tenth of it. */
  readonly share: number
  /** Opens it by the app's own function for as long as `run` runs. */
  readonly reading: <T>(run: (db: ReadDb) => T) => T
}

/** One row of the table, figures in the unit that `what` names. */
export interface Figure {
  readonly what: string
  readonly value: number
  /** What it shall not exceed; undefined where it only tells. */
  readonly limit?: number
  /** What it shall not fall below. */
  readonly least?: number
}

/** What is measured on a generated archive: a file in `measures`, and a line in archive-bench.ts. */
export type Measure = (subject: Subject) => Figure[] | Promise<Figure[]>

/** The time below which so many of all runs stay, in ms. */
export function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!
}

/**
 * What each of `runs` took of the processor at best, in ms: the machines this runs on are shared. After one run for its
 * pages, the best of three.
 */
export function timesOf(runs: readonly (() => unknown)[]): number[] {
  return runs.map((run) => {
    run()
    return Math.min(...[1, 2, 3].map(() => timeOf(run)))
  })
}

/** What one run takes of the processor, in ms. */
function timeOf(run: () => unknown): number {
  const began = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}
