import { expect, it } from 'vitest'
import { fuzz } from '../../../tools/fuzz/run.ts'

/** A minute of `npm run fuzz`: half of it the cases of every run, half those of the day. */
const SECONDS = 30
const FIXED_SEED = 20_261_122

it('damaged files never crash, hang, take too much memory or break a promise', { timeout: 180_000 }, async () => {
  const seedOfTheDay = Math.floor(Date.now() / 86_400_000)
  for (const seed of [FIXED_SEED, seedOfTheDay]) {
    const report = await fuzz({ seed, cases: Infinity, seconds: SECONDS })
    console.log(`fuzz: seed ${seed}, ${report.cases} cases, most memory ${Math.round(report.memory / 2 ** 20)} MB`)
    expect(report.failures, `npm run fuzz -- --seed ${seed} --case <number>`).toEqual([])
    expect(report.cases).toBeGreaterThan(10)
  }
})
