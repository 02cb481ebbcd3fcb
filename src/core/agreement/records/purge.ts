import { z } from 'zod'
import { agreementKind } from './kind.ts'
import { profile, sha256 } from './values.ts'

export const purgeKinds = {
  /** The documents of a deleted agreement that were removed from the archive for good. */
  'document.purged': agreementKind(
    z.object({ documents: z.array(sha256).min(1), reason: z.string(), author: profile }),
    ({ purged }, { documents }) => {
      for (const hash of documents) purged.add(hash)
    },
  ),
}
