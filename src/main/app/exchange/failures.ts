import type { Failure } from '../../../core/result.ts'
import { notWritable } from '../files.ts'
import { BadZip } from '../../engine/history/zip-reader.ts'

export { CANCELLED } from '../../engine/threads/thread.ts'

/** What the disk did to a history file that is written. Bugs go on being thrown. */
export function diskFailure(path: string, error: unknown): Failure {
  const code = codeOf(error)
  if (code === undefined) throw error
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return { kind: 'no-space', message: `The disk is full; ${path} was not written. Free some space and try again` }
  }
  return notWritable(path, code)
}

/** Why a file is no history that can be read. Bugs go on being thrown. */
export function unreadable(name: string, error: unknown): Failure {
  if (error instanceof BadZip) return notAHistory(name, error.message)
  const code = codeOf(error)
  if (code === undefined) throw error
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { kind: 'not-found', message: `“${name}” is not there. It may have been moved or renamed: choose it again` }
  }
  return { kind: 'not-readable', message: `“${name}” could not be read (${code}). Nothing was changed` }
}

export function notAHistory(name: string, why: string): Failure {
  return {
    kind: 'not-a-history',
    message: `“${name}” is not a history file that can be read: ${why}. Nothing was changed`,
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
