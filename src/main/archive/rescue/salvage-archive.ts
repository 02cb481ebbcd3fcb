import { type Result, err, ok } from '../../../core/result.ts'
import { putBlob } from '../blobs.ts'
import { type NewArchiveDeps, createFilled } from '../create-archive.ts'
import type { ArchiveKey } from '../encryption/archive-key.ts'
import { keyAmong } from '../encryption/key-for.ts'
import { type ArchiveFailure, failure, guardIo } from '../failures.ts'
import { type WriteDb, inTransaction } from '../handle.ts'
import { insertRecords } from '../records.ts'
import { rowsOf } from './cells.ts'
import { type DraftRemains, DraftsFound } from './drafts.ts'
import { encryptedRows } from './encrypted.ts'
import { Pages } from './pages.ts'
import { recognised } from './rows.ts'
import { Salvage, type Salvaged } from './salvage.ts'

export interface SalvagedArchive extends Omit<Salvaged, 'records'> {
  readonly records: number
  /** What is left of drafts: whether it can be replayed is for who knows documents to find out. */
  readonly drafts: readonly DraftRemains[]
}

/**
 * Makes a new archive at `target` of what is whole in the file at `path`: its records, as they were signed, and its documents.
 * The file is only read. Of one that is encrypted the key is among `keys`, and the new one is as encrypted. Failures:
 * `nothing-found`, `exists`, `no-space`, `not-readable`, `not-found`, `needs-passphrase`.
 */
export function salvageArchive(
  path: string,
  target: string,
  deps: Pick<NewArchiveDeps, 'now' | 'owner'>,
  keys: readonly ArchiveKey[] = [],
): Result<SalvagedArchive, ArchiveFailure> {
  let salvaged: SalvagedArchive | undefined
  const key = guardIo(() => keyAmong(path, keys))
  if (!key.ok) return key
  const made = createFilled(target, { ...deps, key: key.value }, (db) => {
    // All at once: nobody waits for one document or another to be on disk.
    const filled = inTransaction(db, () => filling(db, path, key.value))
    if (!filled.ok) return filled
    salvaged = filled.value
    return salvaged.records + salvaged.documents === 0 ? err(NOTHING) : ok(undefined)
  })
  if (!made.ok) return made
  if (salvaged === undefined) throw new Error('an archive was made of nothing')
  return ok(salvaged)
}

function filling(db: WriteDb, path: string, key: ArchiveKey | null): Result<SalvagedArchive, ArchiveFailure> {
  try {
    return guardIo(() => (key === null ? fillFromPages(db, path) : fillFromRows(db, path, key)))
  } catch (error) {
    if (error instanceof NewArchiveFailed) return err(error.failure)
    throw error
  }
}

function fillFromPages(db: WriteDb, path: string): SalvagedArchive {
  const pages = new Pages(path)
  try {
    const salvage = salvageInto(db)
    let at = 0
    for (const { bytes, number } of pages.everything()) {
      at += 1
      for (const row of rowsOf(pages, bytes, number, true)) {
        const found = recognised(row)
        // Records and documents say themselves whether they are whole; entries of indexes do not.
        const isCertain = row.isListed || found?.of === 'record' || found?.of === 'blob'
        if (found !== undefined && isCertain) salvage.take(found, at)
      }
    }
    return kept(db, salvage, draftsIn(pages))
  } finally {
    pages.close()
  }
}

function fillFromRows(db: WriteDb, path: string, key: ArchiveKey): SalvagedArchive {
  const salvage = salvageInto(db)
  const drafts = new DraftsFound()
  for (const { row, page } of encryptedRows(path, key)) {
    const found = recognised(row)
    if (found === undefined) continue
    salvage.take(found, page)
    drafts.take(found)
  }
  return kept(db, salvage, drafts.result())
}

function salvageInto(db: WriteDb): Salvage {
  return new Salvage((_, bytes) => must(inTransaction(db, () => ok(putBlob(db, bytes)))))
}

function kept(db: WriteDb, salvage: Salvage, drafts: readonly DraftRemains[]): SalvagedArchive {
  const { records, ...rest } = salvage.result()
  // Those of a chain together, as they came.
  for (const [agreement, chain] of Map.groupBy(records, (record) => record.agreement)) {
    must(inTransaction(db, () => ok(insertRecords(db, agreement, chain))))
  }
  return { ...rest, records: records.length, drafts }
}

/** Only what stands there now: old steps and documents of a draft would be taken for new ones. */
function draftsIn(pages: Pages): DraftRemains[] {
  const drafts = new DraftsFound()
  const free = pages.free()
  for (let number = 1; number <= pages.count; number += 1) {
    const bytes = free.has(number) ? undefined : pages.page(number)
    if (bytes === undefined) continue
    for (const row of rowsOf(pages, bytes, number, false)) drafts.take(recognised(row))
  }
  return drafts.result()
}

function must<T>(result: Result<T, ArchiveFailure>): T {
  if (!result.ok) throw new NewArchiveFailed(result.error)
  return result.value
}

/** The new archive cannot be written to, which is no fault of the damaged one. */
class NewArchiveFailed extends Error {
  readonly failure: ArchiveFailure
  constructor(failed: ArchiveFailure) {
    super(failed.message)
    this.failure = failed
  }
}

const NOTHING = failure(
  'nothing-found',
  'Nothing of an archive was found in this file: no record that verifies and no document. Restore a backup.',
)
