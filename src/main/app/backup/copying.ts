import { type Comparison, compareBackup } from '../../archive/compare.ts'
import { checkRest } from '../../archive/check-rest.ts'
import { type Copy, copyArchive } from '../../archive/copy.ts'
import { ArchiveKey } from '../../archive/encryption/archive-key.ts'
import { type SalvagedArchive, salvageArchive } from '../../archive/rescue/salvage-archive.ts'
import { Thread } from '../../engine/threads/thread.ts'
import type { Result } from '../../../core/result.ts'

/** Keys of the archives that are encrypted, as their bytes. */
type Keys = readonly Uint8Array[]

/**
 * The work on whole archives, which takes as long as they are large: on connections of its own, so that the archive can be
 * written to meanwhile. Everything that crosses is plain data.
 */
export interface Copying {
  /** A copy, checked (archive/copy.ts). */
  readonly copy: (path: string, target: string, keys?: Keys) => Promise<Result<Copy>>
  readonly compare: (backup: string, present: string | null, keys?: Keys) => Promise<Result<Comparison>>
  /** What opening a large archive leaves unchecked (archive/integrity.ts). */
  readonly checkRest: (path: string, keys?: Keys) => Promise<Result<{ documents: boolean; search: boolean }>>
  /** A new archive of what is whole in a damaged file (archive/rescue). */
  readonly salvage: (
    path: string,
    target: string,
    by: { now: string; owner: string },
    keys?: Keys,
  ) => Promise<Result<SalvagedArchive>>
}

export interface BackupSettings {
  readonly folder: string
  /** How many of an archive are kept. */
  readonly keep: number
  /** Once a day when it is opened, and after each round. */
  readonly automatic: boolean
}

/** Done right here: for the command line, tests, and the thread itself. */
export function directCopying(): Copying {
  return {
    copy: (path, target, keys) => Promise.resolve(copyArchive(path, target, opened(keys))),
    compare: (backup, present, keys) => Promise.resolve(compareBackup(backup, present, opened(keys))),
    checkRest: (path, keys) => Promise.resolve(checkRest(path, opened(keys))),
    salvage: (path, target, { now, owner }, keys) =>
      Promise.resolve(salvageArchive(path, target, { now: () => now, owner }, opened(keys))),
  }
}

const opened = (keys: Keys = []): ArchiveKey[] => keys.map((bytes) => new ArchiveKey(bytes))

/** Beside the main thread. @param entry the worker's file (worker.ts) */
export function threadedCopying(entry: URL): Copying {
  const thread = new Thread(entry)
  return {
    copy: (...args) => thread.call('copy', args) as ReturnType<Copying['copy']>,
    compare: (...args) => thread.call('compare', args) as ReturnType<Copying['compare']>,
    checkRest: (...args) => thread.call('checkRest', args) as ReturnType<Copying['checkRest']>,
    salvage: (...args) => thread.call('salvage', args) as ReturnType<Copying['salvage']>,
  }
}
