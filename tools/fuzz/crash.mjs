// npm run crash: the crash test of npm test with ten times its crashes. npm run crash -- 500 --seed 7 for others.
import { parseArgs } from 'node:util'
import { ensureDependencies } from '../setup/lib/dependencies.mjs'
import { childEnvironment } from '../setup/lib/paths.mjs'
import { run } from '../setup/lib/processes.mjs'
import { runMain } from '../setup/lib/report.mjs'

await runMain(async () => {
  await ensureDependencies()
  const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true })
  const crashes = positionals[0] ?? '3000'
  const seed = values.seed ?? String(Date.now() % 1_000_000_000)
  if (![crashes, seed].every((n) => /^\d+$/.test(n))) throw new Error('usage: npm run crash [-- N] [--seed S]')
  console.log(`seed ${seed}`)
  const { code } = await run('vitest', ['run', '--config', 'test/vitest.config.ts', 'test/main/app/crash.test.ts'], {
    minutes: 1440,
    env: { ...childEnvironment(), CRASHES: crashes, CRASH_SEED: seed },
  })
  return code
})
