import { z } from 'zod'

/**
 * A revision of the other side's (or of an earlier round of ours) that we accepted or rejected before a round went out.
 * `text`: what it inserted, deleted, moved or formatted; `replaced`: the deleted half of a replacement pair. `date` is the
 * revision's own (ISO 8601), null where the file says none. `clause`: where it stood, as the clause was called then.
 */
export const decision = z.object({
  outcome: z.enum(['accepted', 'rejected']),
  kind: z.enum(['insertion', 'deletion', 'replacement', 'move', 'formatting', 'structure']),
  author: z.string(),
  party: z.enum(['ours', 'theirs']),
  date: z.string().nullable(),
  text: z.string(),
  replaced: z.string().nullable(),
  clause: z.object({ label: z.string(), title: z.string(), paraId: z.string().nullable() }),
})
export type Decision = z.infer<typeof decision>
