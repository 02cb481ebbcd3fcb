import type SQLite from 'better-sqlite3'
import { roundLabel } from '../../core/agreement/agreement.ts'
import { type ProjectedAgreement, projectAgreement } from '../../core/agreement/project.ts'
import type { BackupPreview } from '../../core/api/backups.ts'
import { instantOf, isRecordTime } from '../../core/agreement/record-time.ts'
import { type Result, err, ok } from '../../core/result.ts'
import { connectReadOnly } from './connection.ts'
import type { ArchiveKey } from './encryption/archive-key.ts'
import { keyAmong } from './encryption/key-for.ts'
import { type ArchiveFailure, failure, guardIo } from './failures.ts'
import { headerFault } from './file-header.ts'
import { type ReadDb, all, get, readHandle } from './handle.ts'
import { isSound } from './integrity.ts'
import { type RecordRow, recordOf } from './record-row.ts'
import { recordsOf } from './records.ts'

export type Comparison = Omit<BackupPreview, 'backup' | 'encrypted' | 'isArchiveEncrypted'>
type Newer = NonNullable<Comparison['newer']>[number]

/**
 * What a backup holds, by its records alone, so that one of an older version need not be migrated to be looked at; and what
 * the archive at `present`, which may be open, has since. Without one, or with one that cannot be read, there is nothing to
 * compare. Failures: as of opening.
 `keys` has those of what is encrypted.
 */
export function compareBackup(
  backup: string,
  present: string | null,
  keys: readonly ArchiveKey[] = [],
): Result<Comparison, ArchiveFailure> {
  const fault = guardIo(() => headerFault(backup))
  if (!fault.ok) return fault
  if (fault.value !== undefined) return err(fault.value)
  const read = guardIo(() =>
    withDatabase(backup, keys, (database): Result<Comparison, ArchiveFailure> => {
      if (!isSound(database, true)) return err(UNSOUND)
      const db = readHandle(database)
      const compared = present === null ? null : compareWith(db, present, keys)
      const last = get<{ time: string | null }>(db, 'SELECT max(time) AS time FROM record')?.time ?? null
      return ok({
        lastRecordAt: last !== null && isRecordTime(last) ? instantOf(last) : null,
        agreements: agreementsIn(db).flatMap((id) => listed(projected(db, id))),
        newer: compared?.newer ?? null,
        onlyInBackup: compared?.onlyInBackup ?? 0,
      })
    }),
  )
  return read.ok ? read.value : read
}

const UNSOUND = failure('damaged', 'This backup is damaged: parts of it do not fit together. Choose another one.')

function compareWith(
  backup: ReadDb,
  path: string,
  keys: readonly ArchiveKey[],
): Pick<Comparison, 'newer' | 'onlyInBackup'> | null {
  // One that is damaged or gone is no failure here: that is why a backup is looked for.
  const compared = guardIo(() => withDatabase(path, keys, (database) => differences(backup, readHandle(database))))
  return compared.ok ? compared.value : null
}

function differences(backup: ReadDb, present: ReadDb): Pick<Comparison, 'newer' | 'onlyInBackup'> | null {
  if (archiveId(backup) !== archiveId(present)) return null
  const then = hashes(backup)
  const now = hashes(present)
  const drafts = draftsIn(backup)
  const changed = [...draftsIn(present)].flatMap(([id, state]) => (drafts.get(id) === state ? [] : [id]))
  const chains = [...now].flatMap(([hash, agreement]) => (then.has(hash) || agreement === null ? [] : [agreement]))
  const newer = [...new Set([...chains, ...changed])].flatMap((id) => {
    const agreement = projected(present, id)
    return agreement === undefined ? [] : [newerOf(agreement, present, then, drafts.get(id))]
  })
  return { newer, onlyInBackup: [...then.keys()].filter((hash) => !now.has(hash)).length }
}

function newerOf(
  agreement: ProjectedAgreement,
  present: ReadDb,
  then: ReadonlyMap<string, unknown>,
  draft: string | undefined,
): Newer {
  const records = recordsOf(present, agreement.id)
  const fresh = records.filter(({ hash }) => !then.has(hash))
  const rounds = new Set(fresh.map(({ payload }) => roundIn(payload)))
  const labels = agreement.rounds.filter(({ id }) => rounds.has(id)).map(roundLabel)
  return {
    title: agreement.title,
    isNew: fresh.length === records.length && records.length > 0,
    rounds: labels,
    others: fresh.length - labels.length,
    draft: draftsIn(present).get(agreement.id) !== draft,
  }
}

function roundIn(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'round' in payload ? payload.round : undefined
}

function listed(agreement: ProjectedAgreement | undefined): Comparison['agreements'] {
  if (agreement === undefined) return []
  const { title, counterparty, rounds, lastActivity } = agreement
  const last = rounds.at(-1)
  return [
    { title, counterparty, lastRound: last === undefined ? '' : roundLabel(last), rounds: rounds.length, lastActivity },
  ]
}

function projected(db: ReadDb, id: string): ProjectedAgreement | undefined {
  return projectAgreement(id, recordsOf(db, id))
}

function agreementsIn(db: ReadDb): string[] {
  return all<{ agreement: string }>(
    db,
    'SELECT agreement FROM record WHERE agreement IS NOT NULL GROUP BY agreement ORDER BY max(time) DESC',
  ).map(({ agreement }) => agreement)
}

function hashes(db: ReadDb): Map<string, string | null> {
  const rows = all<{ hash: string; agreement: string | null }>(db, 'SELECT hash, agreement FROM record')
  return new Map(rows.map(({ hash, agreement }) => [hash, agreement]))
}

/** What tells two states of an agreement's draft apart. */
function draftsIn(db: ReadDb): Map<string, string> {
  const rows = all<{ agreement: string; state: string }>(
    db,
    `SELECT agreement, base || ' ' || max(
       coalesce((SELECT max(version) FROM draft_step WHERE draft_step.agreement = draft.agreement), 0),
       coalesce((SELECT max(version) FROM draft_checkpoint WHERE draft_checkpoint.agreement = draft.agreement), 0)
     ) AS state FROM draft`,
  )
  return new Map(rows.map(({ agreement, state }) => [agreement, state]))
}

/** By which copies of one archive know each other. */
export function archiveId(db: ReadDb): string {
  const row = get<RecordRow>(db, "SELECT * FROM record WHERE agreement IS NULL AND type = 'archive.created' LIMIT 1")
  const payload = row === undefined ? undefined : recordOf(row).payload
  return typeof payload === 'object' && payload !== null && 'id' in payload ? String(payload.id) : 'unknown'
}

function withDatabase<T>(path: string, keys: readonly ArchiveKey[], use: (database: SQLite.Database) => T): T {
  const database = connectReadOnly(path, keyAmong(path, keys))
  try {
    return use(database)
  } finally {
    database.close()
  }
}
