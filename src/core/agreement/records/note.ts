import { z } from 'zod'
import { textAnchor } from '../../document/text-anchor.ts'
import { said } from '../fields.ts'
import { agreementKind } from './kind.ts'
import { id, profile } from './values.ts'

const added = z.object({
  note: id,
  text: z.string(),
  author: profile,
  round: id.nullable(),
  anchor: textAnchor.nullable(),
})

/** One that is deleted comes back with `deleted: false`. */
const fields = z.object({ text: z.string(), deleted: z.boolean() })

export const noteKinds = {
  /** A note is made once: a later record that claims its id changes nothing. */
  'note.added': agreementKind(added, ({ notes }, { note: id, text, author, round, anchor }, { at }) => {
    if (notes.has(id)) return
    notes.set(id, { id, text, author: author.name, at, editedAt: null, round, anchor, deleted: false })
  }),

  'note.changed': agreementKind(z.object({ note: id, fields: fields.partial() }), ({ notes }, payload, { at }) => {
    const note = notes.get(payload.note)
    if (note === undefined) return
    const editedAt = payload.fields.text === undefined ? note.editedAt : at
    notes.set(note.id, { ...note, ...said(payload.fields), editedAt })
  }),
}
