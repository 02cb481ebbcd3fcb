import { z } from 'zod'
import { textAnchor } from '../document/text-anchor.ts'
import { operation } from './operation.ts'

/** A place in a draft's grouped document after `version` steps of its journal. */
const draftPlace = z.object({
  version: z.number().int().nonnegative(),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
})

const internalComment = z.object({
  id: z.string(),
  /** The first comment of its thread; null for that one itself. */
  thread: z.string().nullable(),
  text: z.string(),
  author: z.object({ name: z.string(), initials: z.string() }),
  /** ISO 8601, UTC. */
  at: z.string(),
  editedAt: z.string().nullable(),
  resolved: z.boolean(),
  anchor: textAnchor.nullable(),
  /** Made under this profile's name: ours to edit and to delete. */
  isMine: z.boolean(),
  /** Where it is in the document; null for replies, and where its text is not found any more. */
  place: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
})
export type ListedInternal = z.infer<typeof internalComment>

const packageComment = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  author: z.string(),
  initials: z.string(),
  date: z.string().nullable(),
  text: z.string(),
  done: z.boolean(),
  story: z.string().nullable(),
  quote: z.string(),
})

const writing = ['no-archive', 'read-only', 'locked', 'not-found', 'no-space', 'damaged', 'not-readable'] as const

/**
 * Comments. Shared ones are part of the document, edited by steps like its text; here is what the package says of them.
 * Internal ones are records of the archive, and nothing that is written out knows them.
 */
export const comments = {
  /** The comments of the draft (`round` null) or of a sealed round. Places are those after `version` steps. */
  'comment.list': operation(
    z.object({ agreement: z.string(), round: z.string().nullable() }),
    z.object({
      version: z.number().int(),
      package: z.object({
        comments: z.array(packageComment),
        nextId: z.number().int(),
        look: z.string(),
        /** Shared comments as the document stands, and those of them that were made in the draft. */
        going: z.object({ all: z.number().int(), made: z.number().int() }),
      }),
      internal: z.array(internalComment),
    }),
    ['no-archive', 'not-found', 'damaged', 'not-readable'],
  ),
  /** Makes an internal comment on a place of the draft, or (`thread`) an answer to one. */
  'comment.add': operation(
    z.object({
      agreement: z.string(),
      text: z.string().min(1),
      on: z.union([z.object({ place: draftPlace }), z.object({ thread: z.string() })]),
    }),
    internalComment,
    [...writing, 'stale-draft', 'no-text'],
  ),
  /** Edits, resolves or deletes an internal comment; one that was deleted comes back with `deleted: false`. */
  'comment.change': operation(
    z.object({
      agreement: z.string(),
      comment: z.string(),
      fields: z.object({ text: z.string().min(1), resolved: z.boolean(), deleted: z.boolean() }).partial(),
    }),
    z.object({}),
    [...writing, 'not-yours'],
  ),
  /** Puts an internal comment, whose text is gone, on another place of the draft. */
  'comment.place': operation(
    z.object({ agreement: z.string(), comment: z.string(), place: draftPlace }),
    internalComment,
    [...writing, 'stale-draft', 'no-text'],
  ),
}
