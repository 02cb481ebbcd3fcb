import type { Node } from 'prosemirror-model'
import { noteKey } from '../../../../core/document/note-story.ts'
import type { EditorSession } from '../session.ts'

/*
 * From a reference to its note below the text. Each note on screen listens for its own name.
 */

const places = new WeakMap<EditorSession, Map<string, () => void>>()

/** Registers how a note is opened, until the returned function is called. */
export function opening(session: EditorSession, reference: Node, open: () => void): () => void {
  const ofSession = places.get(session) ?? new Map<string, () => void>()
  places.set(session, ofSession)
  ofSession.set(noteKey(reference), open)
  return () => {
    if (ofSession.get(noteKey(reference)) === open) ofSession.delete(noteKey(reference))
  }
}

/** Opens the note of a reference where it stands below the text. @returns false where it does not stand there */
export function openNote(session: EditorSession, reference: Node): boolean {
  const open = places.get(session)?.get(noteKey(reference))
  open?.()
  return open !== undefined
}

/** Brings a note into sight without going there. @returns false where it does not stand below the text */
export function showNote(session: EditorSession, reference: Node): boolean {
  const place = shown.get(session)?.get(noteKey(reference))
  place?.scrollIntoView({ block: 'center' })
  return place !== undefined
}

const shown = new WeakMap<EditorSession, Map<string, HTMLElement>>()

/** Registers where a note stands, until the returned function is called. */
export function standing(session: EditorSession, reference: Node, place: HTMLElement): () => void {
  const ofSession = shown.get(session) ?? new Map<string, HTMLElement>()
  shown.set(session, ofSession)
  ofSession.set(noteKey(reference), place)
  return () => {
    if (ofSession.get(noteKey(reference)) === place) ofSession.delete(noteKey(reference))
  }
}
