import { agreementKinds } from './agreement.ts'
import { archiveKinds } from './archive.ts'
import { commentKinds } from './comment.ts'
import { decisionKinds } from './decision.ts'
import { forkKinds } from './fork.ts'
import { holdKinds } from './hold.ts'
import { noteKinds } from './note.ts'
import { purgeKinds } from './purge.ts'
import { roundKinds } from './round.ts'
import { tagKinds } from './tag.ts'

/** Every type of record there is. A new one is a file of its own and a line here. */
export const kinds = {
  ...archiveKinds,
  ...agreementKinds,
  ...roundKinds,
  ...forkKinds,
  ...decisionKinds,
  ...commentKinds,
  ...noteKinds,
  ...tagKinds,
  ...holdKinds,
  ...purgeKinds,
}
