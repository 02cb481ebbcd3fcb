import { z } from 'zod'
import { agreementKind } from './kind.ts'

export const tagKinds = {
  /** A tag is put on (`on`) or taken off: of two devices the later counts. */
  'tag.set': agreementKind(z.object({ tag: z.string().min(1), on: z.boolean() }), ({ tags }, { tag, on }) => {
    if (on) tags.add(tag)
    else tags.delete(tag)
  }),
}
