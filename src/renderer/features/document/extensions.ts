import type { Plugin } from 'prosemirror-state'
import { groupSpacingExtension } from './plugins/group-spacing.ts'
import { sightExtension } from './plugins/sight-extension.ts'
import { sectionsExtension } from './plugins/sections.ts'
import { arrivalExtension } from './arrival.ts'
import { CHECKS } from './checks/live-checks.ts'
import { INPUT } from './editor/input.ts'
import { TYPING } from './editor/typing.ts'
import { UNSEEN } from './editor/unseen.ts'
import { PEEKING } from './checks/peeking.ts'
import { formatKeys } from './format/format-keys.ts'
import { clipboard } from './editor/paste/extension.ts'
import { commentsExtension } from './comments/extension.ts'
import { noteNumbers } from './notes/numbering.ts'
import { returningExtension } from './returning.ts'
import type { EditorSession } from './session.ts'
import { structure } from './structure/dropping.ts'
import { tables } from './tables/extension.ts'

/**
 * What a part of the editor (checks, comments, search …) adds to every session. Plugins may read the session when they
 * are used, not while they are made: it has no view yet.
 */
export interface Extension {
  readonly plugins: (session: EditorSession) => readonly Plugin[]
}

/** Each part is a line here. Earlier ones handle keys and pasting first; all come before typing's own keys. */
export const EXTENSIONS: readonly Extension[] = [
  arrivalExtension,
  sightExtension,
  sectionsExtension,
  groupSpacingExtension,
  noteNumbers,
  CHECKS,
  PEEKING,
  UNSEEN,
  INPUT,
  tables,
  clipboard,
  commentsExtension,
  structure,
  returningExtension,
  { plugins: (session) => [formatKeys(session)] },
  TYPING,
]
