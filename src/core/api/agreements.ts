import { z } from 'zod'
import { value } from '../agreement/fields.ts'
import { outcome } from './agreement-life.ts'
import { operation } from './operation.ts'
import { badFile, party, round, source } from './values.ts'

const row = z.object({
  id: z.string(),
  title: z.string(),
  counterparty: z.string(),
  paper: party,
  status: z.enum(['open', 'closed', 'deleted']),
  /** What it was closed with; null while it is open. */
  outcome: outcome.nullable(),
  /** What sort of agreement, in the user's words; '' where it was not said. */
  kind: z.string(),
  /** Who of ours looks after it; '' for nobody. */
  owner: z.string(),
  value: value.nullable(),
  /** Days, as "2026-11-22". */
  effectiveOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** In order. */
  tags: z.array(z.string()),
  /** A hold stands: nothing of it may be purged. */
  held: z.boolean(),
  /** Rounds were sealed at once on two devices, for people to settle. */
  forked: z.boolean(),
  /** Whose move it is. */
  turn: party,
  /** Label of the last round, such as "Our round 2". */
  lastRound: z.string(),
  /** ISO 8601, UTC. */
  lastActivity: z.string(),
  openedAt: z.string(),
  /** Undecided revisions in the draft or last round. */
  openRevisions: z.number().int(),
})
export type AgreementRow = z.infer<typeof row>

const detail = row.extend({
  rounds: z.array(round),
  /** True when there is a draft to edit: after an import or a return, until it is sent. */
  hasDraft: z.boolean(),
  nextNumber: z.number().int(),
  /** How rounds that were sealed at once were settled, in order; the last one that names all of a place counts. */
  settlements: z.array(
    z.object({
      round: z.string(),
      over: z.array(z.string()),
      reason: z.string(),
      author: z.string(),
      at: z.string(),
    }),
  ),
  /** SHA-256 of the documents that were purged. */
  purged: z.array(z.string()),
})
export type AgreementDetail = z.infer<typeof detail>

export const agreements = {
  'agreement.list': operation(z.object({}), z.array(row), ['no-archive']),
  'agreement.get': operation(z.object({ id: z.string() }), detail, ['no-archive', 'not-found']),
  'agreement.import': operation(
    z.object({
      source,
      /** Default: from the file name. */
      title: z.string().optional(),
      counterparty: z.string().default(''),
      paper: party.default('theirs'),
      /** Refuses a document that is in the archive already, with `already-there`. */
      onlyNew: z.boolean().default(false),
      /** A name of the caller's for this import, under which `work-progress` is told. */
      job: z.string().optional(),
    }),
    /** `messages`: the import report in plain words, one line each. */
    z.object({ id: z.string(), title: z.string(), messages: z.array(z.string()) }),
    ['no-archive', 'read-only', 'locked', 'no-space', 'damaged', 'not-readable', 'already-there', ...badFile],
  ),
  /** The Word documents in a folder and the folders in it, and what was left out with the reason. */
  'agreement.findDocuments': operation(
    z.object({ folder: z.string().min(1) }),
    z.object({
      documents: z.array(z.object({ path: z.string(), name: z.string() })).readonly(),
      skipped: z.array(z.object({ name: z.string(), why: z.string() })).readonly(),
    }),
    ['not-found', 'no-permission'],
  ),
  /** Gives up reading documents that are being imported: each answers `cancelled`, and nothing was changed. */
  'agreement.cancelImport': operation(z.object({}), z.object({}), []),
}
