import { z } from 'zod'

/** Values that several types of record carry. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const id = z.string().min(1)

/** Who did it, as they were called at the time. */
export const profile = z.object({ name: z.string(), initials: z.string(), organisation: z.string() })
