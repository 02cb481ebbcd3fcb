import { parseArgs } from 'node:util'
import { childEnvironment } from '../setup/lib/paths.mjs'
import { run } from '../setup/lib/processes.mjs'

const USAGE = `usage: npm run fuzz -- --sessions N [--seed S]
  --sessions  editing sessions at random, this many (the laws of test/core/revision/sessions.test.ts)
  --seed      the same seed makes the same sessions (from the clock where it is not given)`

/**
 * Many editing sessions at random, more than the tests run.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function fuzzSessions(args) {
  const { values } = parseArgs({ args: [...args], options: { sessions: { type: 'string' }, seed: { type: 'string' } } })
  const seed = values.seed ?? String(Date.now() % 1_000_000_000)
  if (![values.sessions ?? '', seed].every((n) => /^\d+$/.test(n))) throw new Error(USAGE)
  console.log(`seed ${seed}`)
  const { code } = await run(
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', '--testTimeout=86400000', 'test/core/revision/sessions.test.ts'],
    { minutes: 1440, env: { ...childEnvironment(), SESSION_RUNS: values.sessions, SESSION_SEED: seed } },
  )
  return code
}
