import { z } from 'zod'
import { textAnchor } from '../../document/text-anchor.ts'
import { said } from '../fields.ts'
import { agreementKind } from './kind.ts'
import { id, profile } from './values.ts'

/** An internal comment. `thread`: the comment it answers. `anchor`: what the first of a thread is about. */
const added = z.object({
  comment: id,
  thread: id.nullable(),
  text: z.string(),
  anchor: textAnchor.nullable(),
  author: profile,
})

/** What may be said anew. One that is deleted comes back with `deleted: false`. */
const fields = z.object({ text: z.string(), resolved: z.boolean(), deleted: z.boolean(), anchor: textAnchor })

export const commentKinds = {
  /** A comment is made once: a later record that claims its id changes nothing. */
  'comment.added': agreementKind(added, ({ comments }, { comment: id, thread, text, anchor, author }, { at }) => {
    if (comments.has(id)) return
    const { name, initials } = author
    const fresh = { id, text, anchor, at, author: { name, initials }, editedAt: null, resolved: false, deleted: false }
    // A reply to a reply belongs to the first of its thread.
    comments.set(id, { ...fresh, thread: thread === null ? null : (comments.get(thread)?.thread ?? thread) })
  }),

  'comment.changed': agreementKind(
    z.object({ comment: id, fields: fields.partial() }),
    ({ comments }, payload, { at }) => {
      const comment = comments.get(payload.comment)
      if (comment === undefined) return
      const editedAt = payload.fields.text === undefined ? comment.editedAt : at
      comments.set(comment.id, { ...comment, ...said(payload.fields), editedAt })
    },
  ),
}
