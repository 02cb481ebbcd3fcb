import { type Result, err, ok } from '../../../core/result.ts'
import { type ArchiveFailure, WRONG_PASSPHRASE, failure } from '../failures.ts'
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

const NEEDS_PASSPHRASE = failure('needs-passphrase', 'This archive is encrypted. Enter its passphrase to open it.')
