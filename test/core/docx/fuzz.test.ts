import { expect, it } from 'vitest'
import { fuzz } from '../../../tools/fuzz/run.ts'

/** A minute of `npm run fuzz`. The seed is fixed: a test must not fail on a day of its own. New seeds are for `npm run fuzz`. */
const SECONDS = 60
const SEED = 6

it('damaged files never crash, hang, take too much memory or break a promise', { timeout: 180_000 }, async () => {
  const report = await fuzz({ seed: SEED, cases: Infinity, seconds: SECONDS })
  console.log(`fuzz: seed ${SEED}, ${report.cases} cases, most memory ${Math.round(report.memory / 2 ** 20)} MB`)
  expect(report.failures, `npm run fuzz -- --seed ${SEED} --case <number>`).toEqual([])
  expect(report.cases).toBeGreaterThan(10)
})
