// npm test: everything, from a fresh checkout. npm test -- check | unit [path] | e2e [path]: a part of it.
import { build } from './lib/build.mjs'
import { asTest, runChecks } from './lib/checks.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { exclusively } from './lib/lock.mjs'
import { progress, runMain, SetupError } from './lib/report.mjs'
import { summary } from './lib/results.mjs'
import { runE2e, runUnit } from './lib/suites.mjs'
import { ensureSystemPackages, installCommand, mayInstall, testPackages } from './lib/system-packages.mjs'

await runMain(async () => {
  const [part = 'all', ...args] = process.argv.slice(2)
  if (!['all', 'check', 'unit', 'e2e'].includes(part))
    throw new SetupError('usage: npm test [-- check | unit [path] | e2e [path]]', 2)
  await ensureDependencies()
  if (part !== 'check') await ensureTestPackages()

  /** @type {import('./lib/results.mjs').TestResult[]} */
  const results = []
  const whole = part === 'all'
  if (whole || part === 'check') results.push(...(await runChecks()))
  if (part !== 'check') results.push(await asTest('build', () => exclusively(() => build({ capture: true }))))
  // A forgotten .only would leave tests out unseen; while working on one it is wanted.
  if (whole || part === 'unit') results.push(...(await runUnit(whole ? ['--allowOnly=false'] : args)))
  if (whole || part === 'e2e') results.push(...(await runE2e(whole ? ['--forbid-only'] : args)))
  console.log(summary(results))
  return results.some(({ status }) => status === 'failed') ? 1 : 0
})

async function ensureTestPackages() {
  const missing = await ensureSystemPackages(testPackages)
  if (missing.length === 0) return
  progress('Not installed here; what needs it is skipped by name:')
  for (const { name, neededFor } of missing) progress(`  ${name}: ${neededFor}`)
  if (!mayInstall()) progress(`To install: ${installCommand(missing)}`)
}
