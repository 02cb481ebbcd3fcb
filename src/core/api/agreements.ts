import { z } from 'zod'
import { operation } from './operation.ts'
import { badFile, party, round, source } from './values.ts'

const row = z.object({
  id: z.string(),
  title: z.string(),
  counterparty: z.string(),
  paper: party,
  status: z.enum(['open', 'closed', 'deleted']),
  /** Whose move it is. */
  turn: party,
  /** Label of the last round, such as "Our round 2". */
  lastRound: z.string(),
  /** ISO 8601, UTC. */
  lastActivity: z.string(),
  /** Undecided revisions in the draft or last round. */
  openRevisions: z.number().int(),
})
export type AgreementRow = z.infer<typeof row>

const detail = row.extend({
  rounds: z.array(round),
  /** True when there is a draft to edit: after an import or a return, until it is sent. */
  hasDraft: z.boolean(),
  nextNumber: z.number().int(),
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
      /** A name of the caller's for this import, under which `work-progress` is told. */
      job: z.string().optional(),
    }),
    /** `messages`: the import report in plain words, one line each. */
    z.object({ id: z.string(), title: z.string(), messages: z.array(z.string()) }),
    ['no-archive', 'read-only', 'locked', 'no-space', 'damaged', 'not-readable', ...badFile],
  ),
  /** Gives up reading documents that are being imported: each answers `cancelled`, and nothing was changed. */
  'agreement.cancelImport': operation(z.object({}), z.object({}), []),
  'agreement.update': operation(
    z.object({ id: z.string(), title: z.string().min(1), counterparty: z.string(), paper: party }),
    z.object({}),
    ['no-archive', 'read-only', 'locked', 'not-found'],
  ),
}
