import { z } from 'zod'
import { operation } from './operation.ts'

export const drafts = {
  /**
   * Writes steps (ProseMirror Step JSON or its text, on the grouped document as the projection gave it) to the draft's journal. Answers
   * when they are on disk: only then may the app say "Saved". `base` is the draft's as the
   * projection named it, and `version` the number of steps the sender knew before these.
   */
  'draft.append': operation(
    z.object({
      agreement: z.string(),
      base: z.string(),
      version: z.number().int().nonnegative(),
      steps: z.array(z.unknown()).min(1),
    }),
    z.object({ version: z.number().int() }),
    [
      'no-archive',
      'read-only',
      'locked',
      'not-found',
      'stale-draft',
      'bad-step',
      'protected',
      'no-space',
      'damaged-draft',
      'damaged',
      'not-readable',
    ],
  ),
  /**
   * Writes the draft as a Word file elsewhere, with the steps that could not be saved: `steps` follow the first `version` ones
   * of the journal. Nothing in the archive changes.
   */
  'draft.exportUnsaved': operation(
    z.object({
      agreement: z.string(),
      base: z.string(),
      version: z.number().int().nonnegative(),
      steps: z.array(z.unknown()),
      path: z.string().min(1),
    }),
    z.object({ path: z.string() }),
    [
      'no-archive',
      'not-found',
      'stale-draft',
      'bad-step',
      'protected',
      'damaged-draft',
      'damaged',
      'not-readable',
      'not-writable',
      'no-space',
    ],
  ),
  /**
   * Goes on with what comes before the damage, where a draft cannot be opened (`damaged-draft`): `kept` of its last edits stay
   * and `lost` go; `kept` is null where it begins anew from its document. The archive is backed up first, as it is.
   */
  'draft.keepWhole': operation(
    z.object({ agreement: z.string() }),
    z.object({ kept: z.int().nullable(), lost: z.int(), backup: z.string() }),
    [
      'no-archive',
      'read-only',
      'locked',
      'not-found',
      'exists',
      'no-space',
      'damaged',
      'not-readable',
      'needs-passphrase',
    ],
  ),
  /** What was changed since the round began without being tracked (core/revision/untracked-edits.ts). */
  'draft.untracked': operation(
    z.object({ agreement: z.string() }),
    z.array(
      z.object({
        kind: z.enum(['insertion', 'deletion', 'replacement', 'formatting']),
        old: z.string(),
        now: z.string(),
        paragraph: z.string(),
        pos: z.number().int(),
      }),
    ),
    ['no-archive', 'not-found', 'damaged-draft', 'damaged', 'not-readable'],
  ),
}

/**
 * Where the renderer fetches the beginning of a document as JSON bytes (Projection in core/api/projection.ts):
 * the draft being edited, or a sealed round, read only.
 */
export const draftUrl = (agreement: string): string =>
  `app://counterpart/projection/draft/${encodeURIComponent(agreement)}`
export const roundUrl = (agreement: string, round: string): string =>
  `app://counterpart/projection/round/${encodeURIComponent(agreement)}/${encodeURIComponent(round)}`

/** More groups of a document whose projection gave the key `rest`, from the group at `from` on (JSON of ProjectionRest). */
export const restUrl = (isDraft: boolean, rest: string, from: number): string =>
  `app://counterpart/projection/rest/${isDraft ? 'draft' : 'round'}/${encodeURIComponent(rest)}/${from}`

/** A picture of that document (attrs.image.part of an opaqueInline). Formats a browser cannot show answer 404. */
export const pictureUrl = (agreement: string, round: string | null, part: string): string =>
  `/projection/picture/${encodeURIComponent(agreement)}/${encodeURIComponent(round ?? 'draft')}/${encodeURIComponent(part)}`
