import { z } from 'zod'
import { agreementFields } from '../agreement/fields.ts'
import { operation } from './operation.ts'
import { badFile } from './values.ts'

const writing = ['no-archive', 'read-only', 'locked', 'not-found', 'no-space', 'damaged', 'not-readable'] as const

const ids = z.array(z.string()).min(1)
/** How many of them were not so already. */
const changed = z.object({ changed: z.number().int() })
const made = z.object({ id: z.string(), title: z.string(), messages: z.array(z.string()) })

export const outcome = z.enum(['executed', 'abandoned', 'other'])

const note = z.object({
  id: z.string(),
  text: z.string(),
  author: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  editedAt: z.string().nullable(),
  round: z.string().nullable(),
})

const hold = z.object({
  id: z.string(),
  reason: z.string(),
  author: z.string(),
  at: z.string(),
  lifted: z.object({ reason: z.string(), author: z.string(), at: z.string() }).nullable(),
})

const file = z.object({
  round: z.string(),
  label: z.string(),
  fileName: z.string(),
  /** SHA-256 (hex). */
  hash: z.string(),
  /** The clean twin that went with it. */
  isClean: z.boolean(),
  /** In bytes; null where it was purged. */
  size: z.number().int().nullable(),
})

const entry = z
  .object({
    /** The record that says so. */
    hash: z.string(),
    /** ISO 8601, UTC. */
    at: z.string(),
    /** Who did it: by name where that is known, else ''. */
    who: z.string(),
    /** Public key (hex) of the device it was done on. */
    device: z.string(),
  })
  .and(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('opened'), title: z.string(), isCopy: z.boolean() }),
      z.object({
        kind: z.literal('field'),
        field: z.string(),
        before: z.unknown(),
        after: z.unknown(),
        /** Another value took its place that was set elsewhere without this one having been seen. */
        overruled: z.boolean(),
      }),
      z.object({
        kind: z.literal('status'),
        status: z.enum(['open', 'closed', 'deleted']),
        outcome: outcome.nullable(),
        reason: z.string(),
        overruled: z.boolean(),
      }),
      z.object({ kind: z.literal('round'), label: z.string(), fileName: z.string() }),
      z.object({ kind: z.literal('tag'), tag: z.string(), on: z.boolean() }),
      z.object({ kind: z.literal('hold'), on: z.boolean(), reason: z.string() }),
      z.object({
        kind: z.literal('note'),
        what: z.enum(['added', 'changed', 'deleted', 'restored']),
        text: z.string(),
      }),
      /** Of rounds sealed at once, the one that counts; '' where its label is not known. */
      z.object({ kind: z.literal('settled'), round: z.string(), reason: z.string() }),
      z.object({ kind: z.literal('purged'), documents: z.number().int(), reason: z.string() }),
    ]),
  )
export type HistoryEntry = z.infer<typeof entry>

const details = z.object({
  notes: z.array(note),
  holds: z.array(hold),
  files: z.array(file),
  /** Newest first. */
  history: z.array(entry),
})
export type AgreementDetails = z.infer<typeof details>

/** What becomes of an agreement from its making to its end. Where `ids` are several, all of it is done or nothing. */
export const agreementLife = {
  /** Our own paper to begin with, and a draft on it. */
  'agreement.createBlank': operation(
    z.object({ title: z.string().trim().min(1), counterparty: z.string(), kind: z.string().default('') }),
    made,
    [...writing, ...badFile],
  ),
  /** A new agreement from the document this one began with, or from that of its last round. */
  'agreement.duplicate': operation(
    z.object({ id: z.string(), from: z.enum(['first', 'last']), title: z.string().trim().min(1) }),
    made,
    [...writing, ...badFile],
  ),
  /** Sets fields; those that are not named, or are so already, stay. */
  'agreement.change': operation(z.object({ id: z.string(), fields: agreementFields.partial() }), z.object({}), writing),
  'agreement.close': operation(z.object({ ids, outcome, reason: z.string() }), changed, writing),
  'agreement.reopen': operation(z.object({ ids }), changed, writing),
  /** Takes agreements out of the list. Everything of them stays in the archive. */
  'agreement.delete': operation(z.object({ ids, reason: z.string() }), changed, writing),
  'agreement.restore': operation(z.object({ ids }), changed, writing),
  'agreement.tag': operation(
    z.object({ ids, tag: z.string().trim().min(1).max(60), on: z.boolean() }),
    changed,
    writing,
  ),
  'agreement.hold': operation(z.object({ ids, reason: z.string().trim().min(1) }), changed, writing),
  'agreement.liftHold': operation(
    z.object({ id: z.string(), hold: z.string(), reason: z.string().trim().min(1) }),
    z.object({}),
    writing,
  ),
  /** Removes the documents of deleted agreements for good. Refused under a hold. `kept`: another agreement has them too. */
  'agreement.purge': operation(
    z.object({ ids, reason: z.string() }),
    z.object({ removed: z.number().int(), bytes: z.number().int(), kept: z.number().int() }),
    [...writing, 'held', 'not-deleted', 'nothing-left'],
  ),
  'agreement.details': operation(z.object({ id: z.string() }), details, ['no-archive', 'not-found']),
  'note.add': operation(z.object({ agreement: z.string(), text: z.string().trim().min(1) }), note, writing),
  /** Edits or deletes a note; one that was deleted comes back with `deleted: false`. */
  'note.change': operation(
    z.object({
      agreement: z.string(),
      note: z.string(),
      fields: z.object({ text: z.string().trim().min(1), deleted: z.boolean() }).partial(),
    }),
    z.object({}),
    writing,
  ),
}
