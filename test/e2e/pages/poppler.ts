import { spawnSync } from 'node:child_process'
import { expect } from '@playwright/test'

/** What one of poppler's programs (pdftotext, pdfinfo …) says of a PDF. */
export function poppler(program: string, ...args: string[]): string {
  const run = spawnSync(program, args, { encoding: 'utf8' })
  expect(run.status, run.stderr).toBe(0)
  return run.stdout
}
