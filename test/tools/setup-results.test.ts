import { describe, expect, it } from 'vitest'
import { readPlaywright, readVitest, suiteResults, summary } from '../../tools/setup/lib/results.mjs'

const ended = { code: 0, timedOut: false }
const test = (title: string, status: string, failureMessages: string[] = []) => ({
  title,
  ancestorTitles: ['', 'compare'],
  status,
  failureMessages,
})
const vitest = (...files: object[]) => JSON.stringify({ testResults: files })
const file = (status: string, message: string, ...assertionResults: object[]) => ({
  name: '/repo/test/core/a.test.ts',
  status,
  message,
  assertionResults,
})
const playwright = (tests: object[], errors: object[] = []) =>
  JSON.stringify({
    suites: [
      {
        title: 'open.spec.ts',
        suites: [{ title: 'the window', specs: [{ title: 'opens', tests }] }],
      },
    ],
    errors,
  })

describe('reading a vitest report', () => {
  it('names each test by file, group and title, with the first line of what went wrong', () => {
    const tests = [
      test('ok', 'passed'),
      test('bad', 'failed', ['\u001B[31mAssertionError: 1 is not 2\u001B[39m\n  at x']),
    ]
    expect(readVitest(vitest(file('failed', '', ...tests)), '/repo')).toEqual([
      { name: 'test/core/a.test.ts › compare › ok', status: 'passed' },
      { name: 'test/core/a.test.ts › compare › bad', status: 'failed', reason: 'AssertionError: 1 is not 2' },
    ])
  })

  it('counts skipped tests and tests still to be written as skipped', () => {
    const statuses = readVitest(vitest(file('passed', '', test('a', 'skipped'), test('b', 'todo'))), '/repo')
    expect(statuses.map(({ status }) => status)).toEqual(['skipped', 'skipped'])
  })

  it('counts a test that never finished as failed', () => {
    expect(readVitest(vitest(file('failed', '', test('a', 'pending'))), '/repo')).toMatchObject([{ status: 'failed' }])
  })

  it('counts a file that could not be loaded as one failure, under its own name', () => {
    expect(readVitest(vitest(file('failed', 'Cannot find module x')), '/repo')).toEqual([
      { name: 'test/core/a.test.ts', status: 'failed', reason: 'Cannot find module x' },
    ])
  })

  it('counts a hook that fails after its tests have passed', () => {
    const results = readVitest(vitest(file('failed', 'afterAll threw', test('a', 'passed'))), '/repo')
    expect(results.map(({ status }) => status)).toEqual(['passed', 'failed'])
  })
})

describe('reading a Playwright report', () => {
  it('tells passed, failed and flaky tests apart', () => {
    const failing = { status: 'unexpected', results: [{ status: 'failed', errors: [{ message: 'no such button' }] }] }
    const tests = [{ status: 'expected', results: [] }, failing, { status: 'flaky', results: [] }]
    const name = 'open.spec.ts › the window › opens'
    expect(readPlaywright(playwright(tests))).toEqual([
      { name, status: 'passed' },
      { name, status: 'failed', reason: 'no such button' },
      { name, status: 'passed', reason: 'only when it was run again' },
    ])
  })

  it('gives the reason a test was skipped for, and says when an earlier failure kept it from running', () => {
    const noted = { status: 'skipped', annotations: [{ type: 'skip', description: 'no corpus' }], results: [] }
    const reasons = readPlaywright(playwright([noted, { status: 'skipped', results: [] }])).map(({ reason }) => reason)
    expect(reasons).toEqual(['no corpus', 'an earlier test of its group failed'])
  })

  it('counts an error outside any test as a failure', () => {
    expect(readPlaywright(playwright([], [{ message: 'global setup threw' }]))).toMatchObject([
      { status: 'failed', reason: 'global setup threw' },
    ])
  })
})

describe('the results of a suite', () => {
  const passed = [{ name: 'a', status: 'passed' as const }]

  it('are the report’s when the runner ended well', () => {
    expect(suiteResults('unit', () => passed, ended)).toEqual(passed)
  })

  it.each([
    ['there is no report', () => JSON.parse('no report'), ended],
    ['no test ran', () => [], ended],
    ['the runner failed though every test passed', () => passed, { code: 1, timedOut: false }],
    ['the runner was stopped by its time limit', () => passed, { code: 143, timedOut: true }],
  ])('hold a failure when %s', (_, read, outcome) => {
    expect(suiteResults('unit', read, outcome).filter(({ status }) => status === 'failed')).toHaveLength(1)
  })
})

describe('the summary', () => {
  it('names everything that failed or was skipped and ends with the three numbers', () => {
    const lines = summary([
      { name: 'lint', status: 'passed' },
      { name: 'format', status: 'failed', reason: 'exit code 1' },
      { name: 'corpus', status: 'skipped', reason: 'no corpus' },
    ]).split('\n')
    expect(lines).toContain('  format — exit code 1')
    expect(lines).toContain('  corpus — no corpus')
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 1 skipped')
  })

  it('of nothing is three zeros', () => {
    expect(summary([]).split('\n').at(-1)).toBe('0 passed, 0 failed, 0 skipped')
  })
})
