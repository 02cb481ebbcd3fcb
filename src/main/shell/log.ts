import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

const MAX_BYTES = 1024 * 1024

/** One line in the local log file, for a user who wants to report a bug. It never holds a document's text, and never leaves the machine. */
export function log(what: string, error?: unknown): void {
  const detail = error instanceof Error ? ` ${error.stack ?? error.message}` : ''
  try {
    const folder = app.getPath('userData')
    const file = join(folder, 'counterpart.log')
    mkdirSync(folder, { recursive: true })
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.old`)
    appendFileSync(file, `${new Date().toISOString()} ${what}${detail.replaceAll('\n', ' | ')}\n`)
  } catch {
    // A log that cannot be written must not take the app down.
  }
}
