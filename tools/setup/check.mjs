// npm run check: all that looks at the sources without running them.
import { checks, runChecks } from './lib/checks.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { runMain } from './lib/report.mjs'
import { summary } from './lib/results.mjs'

await runMain(async () => {
  await ensureDependencies()
  console.log(`${checks.length} checks:`)
  const results = await runChecks()
  console.log(summary(results))
  return results.some(({ status }) => status === 'failed') ? 1 : 0
})
