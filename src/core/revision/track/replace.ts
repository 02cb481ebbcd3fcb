import { EditorState, type Transaction } from 'prosemirror-state'
import { findInNotes, searchedNote, type MatchesInNote } from '../../document/find/find-in-notes.ts'
import { findAll, replacementOf, type PlacedMatch } from '../../document/find/find.ts'
import type { Query } from '../../document/find/query.ts'
import { noteKey, notesIn, noteStory } from '../../document/note-story.ts'
import { deleteTracked } from './delete.ts'
import { insertTracked } from './insert.ts'
import { NOBODY, settleUntracked } from './untracked.ts'
import { isOwnNote } from './notes/footnotes.ts'
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
 * are.
 *
 * @returns where the first one's new text ends, in the note's text; null where the tracker's author may not change it
 */
export function replaceInNote(
  tr: Transaction,
  found: MatchesInNote,
  replacement: string,
  query: Query,
  tracker: Tracker,
): number | null {
  const { pos, reference, matches } = found
  if (reference.attrs.text !== null) return replaceInNewNote(tr, found, replacement, query, tracker)
  const inNote = EditorState.create({ doc: noteStory(reference)! }).tr
  let end = 0
  for (const match of matches.toReversed()) end = replaceTracked(inNote, match, replacement, query, tracker).to
  setNoteStory(tr, pos, (tracker.author === NOBODY ? settleUntracked(inNote) : inNote).doc)
  return end
}

/** A note that was made here is inserted as a whole, by whoever made it: its words have no revisions of their own. */
function replaceInNewNote(
  tr: Transaction,
  { pos, reference, matches }: MatchesInNote,
  replacement: string,
  query: Query,
  tracker: Tracker,
): number | null {
  if (tracker.author !== NOBODY && !isOwnNote(reference, tracker.author)) return null
  const inNote = EditorState.create({ doc: searchedNote(reference)! }).tr
  let end = 0
  for (const match of matches.toReversed()) {
    const text = replacementOf(match, replacement, query)
    inNote.insertText(text, match.from, match.to)
    end = match.from + text.length
  }
  const lines = inNote.doc.children.map((paragraph) => paragraph.textContent)
  for (const { pos: place, node } of notesIn(tr.doc)) {
    if (place === pos || noteKey(node) === noteKey(reference)) tr.setNodeAttribute(place, 'text', lines)
  }
  return end
}

/** Replaces every match of a grouped document, those in its notes too. @returns how many were replaced */
export function replaceAllTracked(tr: Transaction, replacement: string, query: Query, tracker: Tracker): number {
  const matches = findAll(tr.doc, query)
  const notes: MatchesInNote[] = []
  tr.doc.forEach((group, offset) => notes.push(...findInNotes(group, offset + 1, query)))
  // What a note says moves nothing.
  const changed = notes.filter((note) => replaceInNote(tr, note, replacement, query, tracker) !== null)
  for (const match of matches.toReversed()) replaceTracked(tr, match, replacement, query, tracker)
  return matches.length + changed.reduce((sum, note) => sum + note.matches.length, 0)
}
