import { z } from 'zod'
import { archiveKind } from './kind.ts'
import { id } from './values.ts'

export const archiveKinds = {
  'archive.created': archiveKind(z.object({ id }), () => {}),

  /** Who writes on the device that signs this, from now on. */
  'profile.declared': archiveKind(
    z.object({ name: z.string(), initials: z.string(), email: z.string(), organisation: z.string() }),
    ({ profiles }, payload, { device, at }) => {
      profiles.set(device, { device, ...payload, at })
    },
  ),
}
