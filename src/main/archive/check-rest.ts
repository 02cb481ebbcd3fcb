import type { Result } from '../../core/result.ts'
import { connectReadOnly } from './connection.ts'
import type { ArchiveKey } from './encryption/archive-key.ts'
import { keyAmong } from './encryption/key-for.ts'
import { type ArchiveFailure, guardIo } from './failures.ts'
import { isRestSound } from './integrity.ts'

/** Reads the parts of an archive, which may be open and written to, that opening a large one leaves out. */
export function checkRest(
  path: string,
  keys: readonly ArchiveKey[],
): Result<ReturnType<typeof isRestSound>, ArchiveFailure> {
  return guardIo(() => {
    const database = connectReadOnly(path, keyAmong(path, keys))
    try {
      return isRestSound(database)
    } finally {
      database.close()
    }
  })
}
