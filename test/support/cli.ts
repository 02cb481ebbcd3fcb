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
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ENTRY, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, COUNTERPART_HOME: home, COUNTERPART_NAME: 'Ada Marlow' },
      timeout: 30_000,
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return { code: status, stdout, stderr }
}
