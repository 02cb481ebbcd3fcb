import { z } from 'zod'
import { operation } from './operation.ts'
import { job } from './values.ts'

const badRecord = z.object({
  /** Null for the archive's own chain. */
  agreement: z.string().nullable(),
  /** What the agreement is called; empty where that is not known. */
  title: z.string(),
  seq: z.int(),
  type: z.string(),
  hash: z.string(),
  fault: z.enum(['form', 'hash', 'signature', 'parent', 'time']),
})

const badDocument = z.object({
  document: z.string(),
  fault: z.enum(['missing', 'altered']),
  agreement: z.string().nullable(),
  title: z.string(),
  /** Such as "Our round 2". */
  round: z.string(),
  as: z.enum(['document', 'clean', 'base']),
})

const verification = z.object({
  records: z.int(),
  documents: z.int(),
  /** The first bad record of each chain. */
  bad: z.array(badRecord),
  badDocuments: z.array(badDocument),
  /** Drafts that are not what was written. A history file has none. */
  badDrafts: z.array(z.object({ agreement: z.string(), title: z.string() })),
  /** Records that were taken out of the log. */
  missing: z.int(),
  /** One line for each thing that is wrong, in plain words. */
  lines: z.array(z.string()),
})
export type ArchiveVerification = z.infer<typeof verification>

/** What an export would hold. */
const contents = z.object({
  agreements: z.array(z.object({ id: z.string(), title: z.string() })),
  records: z.int(),
  rounds: z.int(),
  documents: z.int(),
  bytes: z.int(),
  /** Internal comments and notes, deleted ones included: the history has them all. */
  comments: z.int(),
  notes: z.int(),
})
export type HistoryContents = z.infer<typeof contents>

const arriving = z.object({
  id: z.string(),
  title: z.string(),
  /** Records that are not here yet, or that came in. */
  fresh: z.int(),
  /** Whether the agreement was not here before. */
  isNew: z.boolean(),
})

const preview = z.object({
  file: z.string(),
  /** ISO 8601, UTC. */
  exportedAt: z.string(),
  /** Who wrote the file, as its device says; empty where it does not. */
  writer: z.string(),
  /** Public key (hex) of that device. */
  device: z.string(),
  agreements: z.array(arriving),
  records: z.int(),
  fresh: z.int(),
  documents: z.int(),
})
export type HistoryPreview = z.infer<typeof preview>

const report = z.object({
  /** Records and documents that came in, and records that were here before. */
  records: z.int(),
  known: z.int(),
  documents: z.int(),
  agreements: z.array(arriving),
  /** Agreements in which rounds were sealed at once on two devices, with those rounds. */
  forks: z.array(z.object({ id: z.string(), title: z.string(), rounds: z.array(z.string()) })),
  /** Drafts of ours that a round which came in left behind: written to a file, and begun anew. `path` null: kept as it is. */
  drafts: z.array(z.object({ id: z.string(), title: z.string(), path: z.string().nullable() })),
})
export type ImportReport = z.infer<typeof report>

const input = z.union([
  z.object({ path: z.string().min(1) }),
  z.object({ name: z.string().min(1), bytes: z.instanceof(Uint8Array) }),
])

const badHistory = ['not-found', 'not-readable', 'not-a-history', 'newer-history', 'bad-history', 'cancelled'] as const

export const exchange = {
  /** What the archive that is open lacks of what this device saw in it before; null where it lacks nothing. */
  'archive.shortened': operation(
    z.object({}),
    z.object({ missing: z.int(), /** ISO 8601, UTC. */ seenAt: z.string() }).nullable(),
    ['no-archive'],
  ),
  /** The user says that it is as it should be: a restored backup, or an older copy. */
  'archive.acceptShortened': operation(z.object({}), z.object({}), ['no-archive']),
  /** Checks every record and every document of the archive that is open. */
  'archive.verify': operation(z.object({ job }), verification, ['no-archive', 'cancelled', 'damaged', 'not-readable']),
  /** What an export of these agreements would hold, or of all for null. */
  'history.contents': operation(z.object({ agreements: z.array(z.string()).nullable() }), contents, [
    'no-archive',
    'not-found',
  ]),
  /** Writes agreements with their whole history as one file, or the whole archive for null. */
  'history.export': operation(
    z.object({ agreements: z.array(z.string()).nullable(), path: z.string().min(1), job }),
    z.object({ path: z.string(), records: z.int(), documents: z.int(), bytes: z.int() }),
    ['no-archive', 'not-found', 'damaged', 'no-space', 'not-writable', 'cancelled', 'key-exposed', 'bad-key'],
  ),
  /** Checks a history file, and says what it would bring. Nothing is changed. */
  'history.inspect': operation(z.object({ input, job }), preview, ['no-archive', ...badHistory]),
  /** Takes in what is not here yet. */
  'history.import': operation(z.object({ input, job }), report, [
    'no-archive',
    'read-only',
    'locked',
    'no-space',
    'damaged',
    ...badHistory,
  ]),
  /** Gives up the work under way under that name: it answers `cancelled`. */
  'exchange.cancel': operation(z.object({ job: z.string() }), z.object({}), []),
}
