import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { displayIsMissing, startVirtualDisplay } from './display.mjs'
import { missingForHost, resolveHost } from './host.mjs'
import { childEnvironment, onPath, root } from './paths.mjs'
import { run } from './processes.mjs'
import { progress, SetupError } from './report.mjs'
import { failed, readPlaywright, readVitest, skipped, suiteResults } from './results.mjs'

/** @typedef {import('./results.mjs').TestResult} TestResult */

const unitReport = 'test-results/unit.json'
const e2eReport = 'test-results/e2e.json'

/**
 * Unit and CLI tests.
 * @param {readonly string[]} args for vitest, such as a path
 * @returns {Promise<TestResult[]>}
 */
export async function runUnit(args) {
  const report = freshReport(unitReport)
  const outcome = await run(
    'vitest',
    [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { minutes: 30, env: testEnvironment() },
  )
  return suiteResults('unit', () => readVitest(readFileSync(report, 'utf8'), root), outcome)
}

/**
 * Tests that drive the app's window.
 * @param {readonly string[]} args for Playwright, such as a path
 * @returns {Promise<TestResult[]>}
 */
export async function runE2e(args) {
  const obstacle = await prepareE2e()
  if (obstacle !== undefined) return namesOfE2e(args, obstacle)
  const report = freshReport(e2eReport)
  // Playwright empties its output folder, so that must not be the one with the reports.
  const outcome = await playwright(['--reporter=list,json', '--output', 'test-results/e2e', ...args], report, false)
  return suiteResults('e2e', () => readPlaywright(readFileSync(report, 'utf8')), outcome)
}

/** @returns {Promise<TestResult | undefined>} why the windows cannot be opened, as the result to give */
async function prepareE2e() {
  const whole = 'the e2e suite as a whole'
  try {
    const host = await resolveHost()
    const missing = missingForHost(host).map(({ name }) => name)
    if (missing.includes('chromium')) return skipped(whole, 'chromium is not installed')
    if (!displayIsMissing()) return undefined
    if (onPath('Xvfb')) await startVirtualDisplay()
    else if (host.kind === 'standin') progress('There is no display: the windows stay in memory (headless).')
    else return skipped(whole, 'there is no display, and xvfb is not installed')
    return undefined
  } catch (error) {
    return failed(whole, error instanceof SetupError ? error.message : String(error))
  }
}

/**
 * Each test that cannot run, by name, or the suite if even its names cannot be had.
 * @param {readonly string[]} args
 * @param {TestResult} obstacle
 * @returns {Promise<TestResult[]>}
 */
async function namesOfE2e(args, obstacle) {
  if (obstacle.status === 'failed') return [obstacle]
  const report = freshReport(e2eReport)
  const outcome = await playwright(['--list', '--reporter=json', ...args], report, true)
  const found = suiteResults('e2e', () => readPlaywright(readFileSync(report, 'utf8')), { ...outcome, code: 0 })
  return found.map((test) => (test.status === 'failed' ? test : skipped(test.name, obstacle.reason ?? '')))
}

/** @param {readonly string[]} args @param {string} report @param {boolean} capture */
function playwright(args, report, capture) {
  const env = testEnvironment({ PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  return run('playwright', ['test', '-c', 'test/e2e/playwright.config.ts', ...args], { minutes: 45, capture, env })
}

/** An older report must not pass for this run's. @param {string} path @returns {string} absolute */
function freshReport(path) {
  const absolute = join(root, path)
  rmSync(absolute, { force: true })
  mkdirSync(dirname(absolute), { recursive: true })
  return absolute
}

/** @param {Record<string, string>} [extra] */
function testEnvironment(extra = {}) {
  const beside = join(root, '../shared/corpus')
  const corpus = process.env.CORPUS_DIR ?? (existsSync(beside) ? beside : undefined)
  return childEnvironment({ ...extra, ...(corpus === undefined ? {} : { CORPUS_DIR: corpus }) })
}
