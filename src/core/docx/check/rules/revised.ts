import type { Place } from '../place.ts'
import { TEXT_BOXES } from '../../namespaces.ts'

/** Revisions that stand around runs (ECMA-376 part 1, 17.13.5). */
export const RUN_REVISIONS: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])

/** Where the content of a wrapper ends: what a deleted drawing's text box holds is not itself deleted. */
export const FLOW_EDGES: ReadonlySet<string> = new Set([...TEXT_BOXES, 'w:tc', 'w:p'])

/** The same for elements that may hold a paragraph by mistake. */
export const STORY_EDGES: ReadonlySet<string> = new Set([...TEXT_BOXES, 'w:tc'])

/** Elements of the same names that are no wrapper: a mark on a paragraph's mark, a row, a number, a math control. */
const MARKED: ReadonlySet<string> = new Set(['w:rPr', 'w:trPr', 'w:numPr'])

export function isWrapper(place: Place): boolean {
  return RUN_REVISIONS.has(place.name) && !MARKED.has(place.parent?.name ?? '')
}

/** The kinds of revision around a run's content, as one word: '' for none, 'del ins' for an insertion deleted again. */
export function revisionsAround(place: Place): string {
  const kinds = new Set<string>()
  for (let p = place.parent; p !== undefined && !FLOW_EDGES.has(p.name); p = p.parent) {
    if (RUN_REVISIONS.has(p.name)) kinds.add(p.name.slice(2))
  }
  return [...kinds].sort().join(' ')
}
