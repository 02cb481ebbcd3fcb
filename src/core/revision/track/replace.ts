import { EditorState, type Transaction } from 'prosemirror-state'
import { findInNotes, type MatchesInNote } from '../../document/find/find-in-notes.ts'
import { findAll, replacementOf, type PlacedMatch } from '../../document/find/find.ts'
import type { Query } from '../../document/find/query.ts'
import { noteStory } from '../../document/note-story.ts'
import { deleteTracked } from './delete.ts'
import { insertTracked } from './insert.ts'
import { NOBODY, settleUntracked } from './untracked.ts'
import { setNoteStory } from './notes/note-text.ts'
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

/**
 * Replaces matches in the text of the note that a reference holds, from the end, as places found before stay where they
 * are. @returns where the first one's new text ends, in the note's story
 */
export function replaceInNote(
  tr: Transaction,
  { pos, reference, matches }: MatchesInNote,
  replacement: string,
  query: Query,
  tracker: Tracker,
): number {
  const inNote = EditorState.create({ doc: noteStory(reference)! }).tr
  let end = 0
  for (const match of matches.toReversed()) end = replaceTracked(inNote, match, replacement, query, tracker).to
  setNoteStory(tr, pos, (tracker.author === NOBODY ? settleUntracked(inNote) : inNote).doc)
  return end
}

/** Replaces every match of a grouped document, those in its notes too. @returns how many were replaced */
export function replaceAllTracked(tr: Transaction, replacement: string, query: Query, tracker: Tracker): number {
  const matches = findAll(tr.doc, query)
  const notes: MatchesInNote[] = []
  tr.doc.forEach((group, offset) => notes.push(...findInNotes(group, offset + 1, query)))
  // What a note says moves nothing.
  for (const note of notes) replaceInNote(tr, note, replacement, query, tracker)
  for (const match of matches.toReversed()) replaceTracked(tr, match, replacement, query, tracker)
  return matches.length + notes.reduce((sum, note) => sum + note.matches.length, 0)
}
