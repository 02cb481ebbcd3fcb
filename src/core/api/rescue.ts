import { z } from 'zod'
import { operation } from './operation.ts'

const lostRecord = z.object({
  /** SHA-256 (hex), where anything still says it. */
  hash: z.string().nullable(),
  /** Which record of the log it was, counted from 1; null where only those that follow it name it. */
  seq: z.number().int().nullable(),
  agreement: z.string().nullable(),
  type: z.string().nullable(),
  why: z.enum(['altered', 'unreadable']),
})
export type LostRecord = z.infer<typeof lostRecord>

const lostDocument = z.object({
  hash: z.string(),
  fileName: z.string().nullable(),
  why: z.enum(['altered', 'unreadable']),
})
export type LostDocument = z.infer<typeof lostDocument>

const draft = z.object({
  /** The agreement's title; its id where the record that has it was lost. */
  title: z.string(),
  /** Steps of its journal that were replayed, and those that were found and could not be. */
  steps: z.number().int(),
  lostSteps: z.number().int(),
})

const report = z.object({
  records: z.number().int(),
  lostRecords: z.array(lostRecord),
  documents: z.number().int(),
  lostDocuments: z.array(lostDocument),
  agreements: z.number().int(),
  drafts: z.array(draft),
  /** Agreements whose draft is lost. */
  lostDrafts: z.array(z.string()),
})
export type RescueReport = z.infer<typeof report>

const diagnosis = z.object({
  path: z.string(),
  /** What it is, by itself. */
  what: z.enum([
    'archive',
    'damaged',
    'newer',
    'network-share',
    'missing',
    'folder',
    'empty',
    'word-document',
    'other-database',
    'encrypted',
    'other-file',
    'no-permission',
  ]),
  /** What it is and what was kept, in a sentence or two. */
  message: z.string(),
  /** What can be done, one line each. */
  advice: z.array(z.string()),
  /** Whether looking for what is whole in it makes sense. */
  canRescue: z.boolean(),
  /** Whether putting a backup in its place makes sense. */
  canRestore: z.boolean(),
})
export type Diagnosis = z.infer<typeof diagnosis>

export const rescue = {
  /** What a file is that could not be opened as an archive. Nothing is written. */
  'rescue.diagnose': operation(z.object({ path: z.string().min(1) }), diagnosis, []),
  /** Takes what is whole in a damaged archive into a new one at `to`, and opens that. The damaged file is left as it is. */
  'rescue.run': operation(
    z.object({ path: z.string().min(1), to: z.string().min(1) }),
    report.extend({ path: z.string() }),
    [
      'exists',
      'not-found',
      'nothing-found',
      'no-space',
      'not-readable',
      'damaged',
      'locked',
      'newer-archive',
      'not-an-archive',
    ],
  ),
}
