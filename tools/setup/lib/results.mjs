import { relative } from 'node:path'

/**
 * @typedef {object} TestResult
 * @property {string} name
 * @property {'passed' | 'failed' | 'skipped'} status
 * @property {string} [reason] why it failed or was skipped, one line
 *
 * @typedef {{ title: string, ancestorTitles: string[], status: string, failureMessages: string[], meta?: { skipped?: string } }} VitestTest
 * @typedef {{ name: string, status: string, message: string, assertionResults: VitestTest[] }} VitestFile
 *
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ status: string, annotations?: Annotation[], results: { status: string, errors?: { message?: string }[] }[] }} PlaywrightTest
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 */

/**
 * @param {string} report what vitest's JSON reporter wrote
 * @param {string} root files are named relative to it
 * @returns {TestResult[]} throws SyntaxError or TypeError when it is no such report
 */
export function readVitest(report, root) {
  /** @type {VitestFile[]} */
  const files = JSON.parse(report).testResults
  return files.flatMap((file) => {
    const name = relative(root, file.name)
    const tests = file.assertionResults.map((test) => vitestResult(test, name))
    // A file that cannot be loaded, whose worker died or whose hook threw has no failed test to show for it.
    const unexplained = file.status === 'failed' && !tests.some(({ status }) => status === 'failed')
    return unexplained ? [...tests, failed(name, file.message || 'the file did not finish')] : tests
  })
}

/** @param {VitestTest} test @param {string} file @returns {TestResult} */
function vitestResult({ title, ancestorTitles, status, failureMessages, meta }, file) {
  const name = [file, ...ancestorTitles.filter((part) => part !== ''), title].join(' › ')
  if (status === 'passed') return { name, status }
  if (status === 'skipped' || status === 'disabled') return skipped(name, meta?.skipped ?? 'by its own condition')
  if (status === 'todo') return skipped(name, 'still to be written')
  return failed(name, failureMessages[0] ?? `it ended as "${status}"`)
}

/**
 * @param {string} report what Playwright's JSON reporter wrote
 * @returns {TestResult[]} throws SyntaxError or TypeError when it is no such report
 */
export function readPlaywright(report) {
  const { suites, errors = [] } = JSON.parse(report)
  const tests = /** @type {PlaywrightSuite[]} */ (suites).flatMap((suite) => playwrightSuite(suite, []))
  const outside = /** @type {{ message?: string }[]} */ (errors).map(({ message }) =>
    failed('e2e, outside any test', message ?? ''),
  )
  return [...tests, ...outside]
}

/** @param {PlaywrightSuite} suite @param {string[]} above @returns {TestResult[]} */
function playwrightSuite({ title, suites = [], specs = [] }, above) {
  const path = [...above, title]
  const own = specs.flatMap((spec) =>
    spec.tests.map((test) => playwrightResult(test, [...path, spec.title].join(' › '))),
  )
  return [...own, ...suites.flatMap((suite) => playwrightSuite(suite, path))]
}

/** @param {PlaywrightTest} test @param {string} name @returns {TestResult} */
function playwrightResult({ status, annotations = [], results }, name) {
  if (status === 'expected') return { name, status: 'passed' }
  if (status === 'flaky') return { name, status: 'passed', reason: 'only when it was run again' }
  if (status === 'skipped') {
    const note = annotations.find(({ type }) => type === 'skip' || type === 'fixme')
    return skipped(name, note?.description ?? (note ? 'by its own condition' : 'an earlier test of its group failed'))
  }
  const error = results.flatMap(({ errors = [] }) => errors)[0]
  return failed(name, error?.message ?? results.at(-1)?.status ?? status)
}

/**
 * The results of a suite, which never come out as an empty success.
 * @param {string} suite its name
 * @param {() => TestResult[]} read may throw
 * @param {{ code: number, timedOut: boolean }} outcome of the runner
 * @returns {TestResult[]}
 */
export function suiteResults(suite, read, { code, timedOut }) {
  /** @type {TestResult[]} */
  let results = []
  let unreadable = ''
  try {
    results = read()
  } catch (error) {
    unreadable = `no readable report (${/** @type {Error} */ (error).message})`
  }
  const whole = `the ${suite} suite as a whole`
  if (timedOut) return [...results, failed(whole, 'it took too long and was stopped')]
  if (unreadable !== '') return [failed(whole, `${unreadable}; it ended with exit code ${code}`)]
  if (results.length === 0) return [failed(whole, `it ran no test; it ended with exit code ${code}`)]
  if (code !== 0 && !results.some(({ status }) => status === 'failed')) {
    return [...results, failed(whole, `it ended with exit code ${code} though no test failed`)]
  }
  return results
}

/**
 * @param {readonly TestResult[]} results
 * @returns {string} names all that failed and all that were skipped; its last line is "N passed, N failed, N skipped"
 */
export function summary(results) {
  /** @param {TestResult['status']} wanted */
  const having = (wanted) => results.filter(({ status }) => status === wanted)
  /** @param {string} title @param {TestResult[]} rows */
  const section = (title, rows) =>
    rows.length === 0
      ? []
      : ['', `${title}:`, ...rows.map(({ name, reason }) => `  ${name}${reason ? ` — ${reason}` : ''}`)]
  const [ok, bad, left] = [having('passed'), having('failed'), having('skipped')]
  return [
    ...section(
      'Passed, but',
      ok.filter(({ reason }) => reason !== undefined),
    ),
    ...section('Skipped', left),
    ...section('Failed', bad),
    '',
    `${ok.length} passed, ${bad.length} failed, ${left.length} skipped`,
  ].join('\n')
}

/** @param {string} name @param {string} reason @returns {TestResult} */
export function failed(name, reason) {
  return { name, status: 'failed', reason: firstLine(reason) }
}

/** @param {string} name @param {string} reason @returns {TestResult} */
export function skipped(name, reason) {
  return { name, status: 'skipped', reason: firstLine(reason) }
}

/** @param {string} text may be coloured */
function firstLine(text) {
  // oxlint-disable-next-line no-control-regex -- ESC begins a colour
  const plain = text.replaceAll(/\u001B\[[\d;]*m/g, '')
  return (
    plain
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  )
}
