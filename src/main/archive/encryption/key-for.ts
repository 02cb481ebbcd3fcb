import { type Result, err, ok } from '../../../core/result.ts'
import { type ArchiveFailure, KeyMissing, NEEDS_PASSPHRASE, WRONG_PASSPHRASE } from '../failures.ts'
import { saltOf } from '../file-header.ts'
import type { ArchiveKey } from './archive-key.ts'

/** The key to open the file with: null when it is not encrypted, whatever key is at hand. */
export function keyFor(path: string, key: ArchiveKey | null): Result<ArchiveKey | null, ArchiveFailure> {
  const salt = saltOf(path)
  if (salt === undefined) return ok(null)
  if (key === null) return err(NEEDS_PASSPHRASE)
  // It was derived for another file, or this one was given another passphrase since.
  return Buffer.from(salt).toString('hex') === key.saltHex ? ok(key) : err(WRONG_PASSPHRASE)
}

/** The one of the keys that the file was encrypted with; null when it is not encrypted. Throws KeyMissing when it is none. */
export function keyAmong(path: string, keys: readonly ArchiveKey[]): ArchiveKey | null {
  const salt = saltOf(path)
  if (salt === undefined) return null
  const saltHex = Buffer.from(salt).toString('hex')
  const key = keys.find((known) => known.saltHex === saltHex)
  if (key === undefined) throw new KeyMissing()
  return key
}
