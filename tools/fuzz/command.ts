import { parseArgs } from 'node:util'
import { fuzz, type FuzzReport } from './run.ts'

/**
 * Damaged documents from a seed, tried one after the other. Exit code 1 when one of them crashed, hung, took too much
 * memory or broke a promise.
 */

const USAGE = `usage: npm run fuzz -- [--seed N] [--cases N] [--seconds S] [--case K] [--out FOLDER]
  --seed     the same seed makes the same cases (from the clock where it is not given)
  --cases    stop after so many (20,000)
  --seconds  stop after so long
  --case     try this one alone
  --out      write the files that failed here (test-results/fuzz)`

function numberOf(value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  if (!/^\d+$/.test(value)) throw new Error(USAGE)
  return Number(value)
}

function print(report: FuzzReport): void {
  const outcomes = [...report.outcomes].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`)
  console.log(`seed ${report.seed}: ${report.cases} cases: ${outcomes.join(', ')}`)
  console.log(
    `slowest ${Math.round(report.slowest)} ms (case ${report.slowestCase}), most memory ${Math.round(report.memory / 2 ** 20)} MB`,
  )
  for (const { number, original, fault, steps } of report.failures) {
    console.log(
      `\n--seed ${report.seed} --case ${number} (${original})\n  ${steps.join('\n  ')}\n  => ${fault.law}: ${fault.detail}`,
    )
  }
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    cases: { type: 'string' },
    seconds: { type: 'string' },
    case: { type: 'string' },
    out: { type: 'string' },
  },
})
const seed = numberOf(values.seed, Date.now() % 1_000_000_000)
console.log(`seed ${seed}`)
let shown = performance.now()
const one = values.case === undefined ? undefined : numberOf(values.case, 0)
const report = await fuzz({
  seed,
  cases: one === undefined ? numberOf(values.cases, 20_000) : 1,
  seconds: numberOf(values.seconds, 86_400),
  first: one ?? 0,
  out: values.out ?? 'test-results/fuzz',
  onProgress: ({ cases, failures }) => {
    if (performance.now() - shown < 10_000) return
    shown = performance.now()
    console.log(`${cases} cases, ${failures.length} different failures`)
  },
})
print(report)
process.exitCode = report.failures.length > 0 ? 1 : 0
