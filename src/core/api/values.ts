import { z } from 'zod'

/** Values that several areas share. */
export const party = z.enum(['ours', 'theirs'])

/** A .docx the user named: by path where a dialog or the CLI gave one, by its bytes where it was dropped on the window. */
export const source = z.union([
  z.object({ path: z.string().min(1) }),
  z.object({ name: z.string().min(1), bytes: z.instanceof(Uint8Array) }),
])
export type Source = z.infer<typeof source>

/** Kinds of failure any operation that takes a .docx may answer with (see engine/container and core/docx). */
export const badFile = [
  'cancelled',
  'not-found',
  'is-a-folder',
  'not-a-file',
  'no-permission',
  'unreadable',
  'too-large',
  'too-many-entries',
  'empty',
  'encrypted',
  'legacy-doc',
  'rtf',
  'html',
  'pdf',
  'not-a-docx',
  'truncated',
  'damaged',
  'unsupported-zip',
  'duplicate-entry',
  'unsafe-name',
  'bomb',
  'no-document-part',
  'bad-xml',
  'doctype',
  'too-deep',
] as const

export const round = z.object({
  id: z.string(),
  seq: z.number().int(),
  number: z.number().int(),
  side: party,
  kind: z.enum(['imported', 'sent', 'received']),
  document: z.string(),
  clean: z.string().nullable(),
  author: z.string(),
  sealedAt: z.string(),
  fileName: z.string(),
})

/** A name of the caller's for work that takes a while: `work-progress` is told under it, and exchange.cancel gives it up. */
export const job = z.string().optional()

/** Where a document is on its way out. */
export type WorkStep = 'loading' | 'redline' | 'clean' | 'decisions' | 'saving' | 'recording'
