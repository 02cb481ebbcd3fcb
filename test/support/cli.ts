import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ENTRY = resolve(import.meta.dirname, '../../src/main/cli/counterpart.ts')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own for one test file, which the system clears away. */
export function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'counterpart-'))
}

/** Runs the command line as a user would, with its own home. */
export function counterpart(home: string, ...args: string[]): Ran {
  return ranAs(ENTRY, home, args)
}

/**
 * The same for many commands in a row.
 * @param entry the command line as it is built (bundled.ts), which starts in a fraction of the time
 * @param stdin what it has as descriptor 0
 */
export function ranAs(entry: string, home: string, args: readonly string[], stdin: number | 'ignore' = 'ignore'): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', entry, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, COUNTERPART_HOME: home, COUNTERPART_NAME: 'Ada Marlow' },
      stdio: [stdin, 'pipe', 'pipe'],
      timeout: 30_000,
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return { code: status, stdout, stderr }
}
