import { z } from 'zod'
import type { Round } from '../agreement.ts'
import { type About, agreementKind } from './kind.ts'
import type { AgreementState } from './state.ts'
import { id, profile, sha256 } from './values.ts'

const place = { round: id, seq: z.int().positive(), number: z.int().positive() }

const imported = z.object({
  round: id,
  document: sha256,
  fileName: z.string(),
  /** Who last saved the file, by its own properties. */
  author: z.string(),
  /** How many lines the import report had. */
  messages: z.int().nonnegative(),
})

/** `base`: the package the draft was made from. `clean`: the twin without revisions that went with it. */
const sealed = z.object({
  ...place,
  document: sha256,
  clean: sha256.nullable(),
  base: sha256,
  fileName: z.string(),
  author: profile,
})

const returned = z.object({ ...place, document: sha256, fileName: z.string(), author: z.string() })

type Fields<P> = Omit<P, 'round'>

export const roundKinds = {
  // Its side follows from whose paper it is, as that is known in the end.
  'document.imported': agreementKind(imported, (state, { round, document, fileName, author }, about) => {
    seal(state, round, { document, fileName, author, kind: 'imported', side: 'theirs', seq: 0, number: 0 }, about)
  }),
  'round.sealed': agreementKind(sealed, (state, { round, seq, number, document, clean, fileName, author }, about) => {
    const sent = { document, clean, fileName, author: author.name, kind: 'sent', side: 'ours', seq, number } as const
    seal(state, round, sent, about)
  }),
  'return.received': agreementKind(returned, (state, { round, ...received }, about) => {
    seal(state, round, { ...received, kind: 'received', side: 'theirs' }, about)
  }),
}

/** A round is sealed once: a later record that claims its id changes nothing. */
function seal(
  state: AgreementState,
  id: string,
  round: Fields<Omit<Round, 'id' | 'sealedAt' | 'clean'>> & { clean?: string | null },
  { at }: About,
): void {
  if (!state.rounds.has(id)) state.rounds.set(id, { clean: null, ...round, id, sealedAt: at })
}
