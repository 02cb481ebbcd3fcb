import { z } from 'zod'
import { operation } from './operation.ts'

const backup = z.object({
  path: z.string(),
  /** ISO 8601, UTC. */
  madeAt: z.string(),
  bytes: z.number().int(),
})
export type Backup = z.infer<typeof backup>

const agreement = z.object({
  title: z.string(),
  counterparty: z.string(),
  /** Such as "Our round 2"; '' before there is one. */
  lastRound: z.string(),
  rounds: z.number().int(),
  /** ISO 8601, UTC. */
  lastActivity: z.string(),
})

/** What the present archive has of an agreement and the backup has not. */
const newer = z.object({
  title: z.string(),
  /** The agreement is not in the backup at all. */
  isNew: z.boolean(),
  /** Labels of rounds, such as "Our round 2". */
  rounds: z.array(z.string()),
  /** Other records: renamings, comments, decisions … */
  others: z.number().int(),
  /** The draft has edits that it had not then. */
  draft: z.boolean(),
})

const preview = z.object({
  backup,
  /** ISO 8601, UTC: of the last record in it. Null for one without any. */
  lastRecordAt: z.string().nullable(),
  agreements: z.array(agreement),
  /** Null where there is no archive at hand to compare it with, or another one. */
  newer: z.array(newer).nullable(),
  /** How it is encrypted, held against the present archive: not at all, with its passphrase, or with an earlier one. */
  encrypted: z.enum(['no', 'same', 'other']),
  /** Whether the present archive is. */
  isArchiveEncrypted: z.boolean(),
  /** Records that the backup has and the present archive has not. */
  onlyInBackup: z.number().int(),
})
export type BackupPreview = z.infer<typeof preview>

const reading = [
  'not-found',
  'not-an-archive',
  'newer-archive',
  'damaged',
  'not-readable',
  'locked',
  'no-space',
  'needs-passphrase',
] as const

export const backups = {
  /** The backups of an archive, newest first: of the open one, or of one that cannot be opened. And where they are. */
  'backup.list': operation(
    z.object({ archive: z.string().min(1) }),
    z.object({
      folder: z.string(),
      backups: z.array(backup),
      /** Copies beside the archive that an update of the app made before it brought the archive up to date. */
      updates: z.array(z.object({ path: z.string(), bytes: z.int() })),
    }),
    [],
  ),
  /** Writes a backup of the open archive now, checks it, and removes what is in excess. */
  'backup.now': operation(z.object({}), backup, ['no-archive', 'exists', 'read-only', ...reading]),
  /** What a backup holds, and what the archive at `archive` has since. */
  'backup.preview': operation(z.object({ path: z.string().min(1), archive: z.string().min(1) }), preview, reading),
  /**
   * Makes an archive of a backup, and opens it. `to` is a new file; `replaces` an archive which is put aside first under
   * another name (`aside` in the answer), never overwritten.
   */
  'backup.restore': operation(
    z.object({
      path: z.string().min(1),
      target: z.union([z.object({ to: z.string().min(1) }), z.object({ replaces: z.string().min(1) })]),
    }),
    z.object({ path: z.string(), aside: z.string().nullable() }),
    ['exists', 'read-only', ...reading],
  ),
}
