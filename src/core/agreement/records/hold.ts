import { z } from 'zod'
import { agreementKind } from './kind.ts'
import { id, profile } from './values.ts'

const hold = z.object({ hold: id, reason: z.string(), author: profile })

export const holdKinds = {
  'hold.placed': agreementKind(hold, ({ holds }, { hold: id, reason, author }, { at }) => {
    if (!holds.has(id)) holds.set(id, { id, reason, author: author.name, at, lifted: null })
  }),

  /** A hold is lifted for good: it takes a new one to hold again. */
  'hold.lifted': agreementKind(hold, ({ holds }, { hold: id, reason, author }, { at }) => {
    const placed = holds.get(id)
    if (placed?.lifted === null) holds.set(id, { ...placed, lifted: { reason, author: author.name, at } })
  }),
}
