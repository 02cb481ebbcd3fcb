import { run } from './processes.mjs'
import { elapsed } from './report.mjs'
import { failed } from './results.mjs'

/** @typedef {{ name: string, command: [string, ...string[]], minutes: number }} Check */

/** All that looks at the sources without running them, in the order in which a failure tells most. @type {Check[]} */
export const checks = [
  { name: 'typecheck', command: ['tsc', '-b'], minutes: 10 },
  { name: 'lint', command: ['oxlint'], minutes: 10 },
  { name: 'format', command: ['oxfmt', '--check'], minutes: 5 },
  { name: 'unused code (knip)', command: ['knip', '--config', 'tools/setup/knip.json'], minutes: 5 },
  { name: 'electron-host drift', command: ['node', 'tools/electron-host/check-drift.mjs'], minutes: 5 },
  { name: 'packaging configuration', command: ['node', 'tools/package/validate.mjs'], minutes: 5 },
]

/** Runs every check, also after a failure. @returns {Promise<import('./results.mjs').TestResult[]>} */
export async function runChecks() {
  const results = []
  for (const { name, command, minutes } of checks) {
    const [program, ...args] = command
    results.push(await asTest(name, () => run(program, args, { minutes, capture: true })))
  }
  return results
}

/**
 * Runs a program as one test: a line when it passes, all its output when it fails.
 * @param {string} name
 * @param {() => Promise<import('./processes.mjs').Outcome>} body
 * @returns {Promise<import('./results.mjs').TestResult>}
 */
export async function asTest(name, body) {
  const started = performance.now()
  const { code, output, timedOut } = await body()
  if (code === 0 && !timedOut) {
    console.log(`✓ ${name} (${elapsed(started)})`)
    return { name, status: 'passed' }
  }
  console.log(`✗ ${name} (${elapsed(started)})\n${output.trimEnd()}\n`)
  return failed(name, timedOut ? 'it took too long and was stopped' : `exit code ${code}; its output stands above`)
}
