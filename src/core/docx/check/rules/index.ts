import type { RuleMaker } from '../rule.ts'
import { authorship } from './authorship.ts'
import { commentThreads } from './comment-threads.ts'
import { comments } from './comments.ts'
import { drawings } from './drawings.ts'
import { elementOrder } from './element-order.ts'
import { fields } from './fields.ts'
import { ids } from './ids.ts'
import { lastMarks } from './last-marks.ts'
import { moves } from './moves.ts'
import { namespaces } from './namespaces.ts'
import { nesting } from './nesting.ts'
import { notes } from './notes.ts'
import { paragraphIds } from './paragraph-ids.ts'
import { propertyChanges } from './property-changes.ts'
import { bookmarkNames, ranges } from './ranges.ts'
import { numberingReferences, styleReferences } from './references.ts'
import { relationshipIds } from './relationships.ts'
import { rows } from './rows.ts'
import { sections } from './sections.ts'
import { spaces } from './spaces.ts'
import { tables } from './tables.ts'
import { textContext } from './text-context.ts'

/** Every rule that looks at elements. Those of the package as such are in package-parts.ts. */
export const RULES: readonly RuleMaker[] = [
  namespaces,
  relationshipIds,
  elementOrder,
  propertyChanges,
  ids,
  authorship,
  textContext,
  nesting,
  moves,
  fields,
  ranges,
  bookmarkNames,
  tables,
  rows,
  lastMarks,
  sections,
  comments,
  commentThreads,
  notes,
  paragraphIds,
  numberingReferences,
  styleReferences,
  drawings,
  spaces,
]
