import type { Transaction } from 'prosemirror-state'
import { findAll, replacementOf, type PlacedMatch } from '../../document/find/find.ts'
import type { Query } from '../../document/find/query.ts'
import { deleteTracked } from './delete.ts'
import { insertTracked } from './insert.ts'
import type { Tracker } from './tracker.ts'

/** Replaces one match as revisions. What is deleted already stays so. @returns where the new text begins and ends */
export function replaceTracked(
  tr: Transaction,
  match: PlacedMatch,
  replacement: string,
  query: Query,
  tracker: Tracker,
): { readonly from: number; readonly to: number } {
  const text = replacementOf(match, replacement, query)
  if (text === match.text) return match
  if (text === '') return deleteTracked(tr, match.from, match.to, tracker)
  return insertTracked(tr, match.from, match.to, text, tracker)
}

/** Replaces every match of a grouped document. @returns how many were replaced */
export function replaceAllTracked(tr: Transaction, replacement: string, query: Query, tracker: Tracker): number {
  const matches = findAll(tr.doc, query)
  // From the end, so that places found before stay where they are.
  for (const match of matches.toReversed()) replaceTracked(tr, match, replacement, query, tracker)
  return matches.length
}
