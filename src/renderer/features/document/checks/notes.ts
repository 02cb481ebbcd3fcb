import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { schema } from '../../../../core/document/schema.ts'
import { noteStory } from '../../../../core/document/note-story.ts'
import { paragraphTexts } from '../../../../core/document/text.ts'
import { insertFootnote, isOwnNote, setFootnoteText } from '../../../../core/revision/track.ts'
import { openNote } from '../notes/going.ts'
import { noteTitle } from '../notes/note-view.ts'
import { shownNotes } from '../notes/numbering.ts'
import type { EditorSession } from '../session.ts'
import type { Peek } from './lookup.ts'

/** A note's reference in the text. */
export interface NotePlace {
  readonly pos: number
  readonly node: Node
}

/** The note at the caret, or the one selected. */
export function noteAtCursor(session: EditorSession): NotePlace | null {
  const { $from, from } = session.view.state.selection
  const { nodeAfter, nodeBefore } = $from
  if (nodeAfter?.type === schema.nodes.noteRef) return { pos: from, node: nodeAfter }
  if (nodeBefore?.type === schema.nodes.noteRef) return { pos: from - 1, node: nodeBefore }
  return null
}

/** What a note says, a line a paragraph. */
export function noteLines(node: Node): readonly string[] {
  const own = node.attrs.text as readonly string[] | null
  const story = noteStory(node)
  return own ?? (story === null ? [] : paragraphTexts(story).map(({ text }) => text.trim()))
}

/** What a note says, for who does not want to go to the foot of the text. */
export function notePeek(session: EditorSession, { pos, node }: NotePlace): Peek | null {
  const lines = noteLines(node)
  if (lines.length === 0) return null
  const label = shownNotes(session.view.state).find((note) => note.node === node)?.label ?? ''
  return {
    from: pos,
    to: pos + 1,
    title: noteTitle(node, label),
    text: lines.join('\n'),
    target: null,
    remarks: [],
  }
}

/** Goes to the text of the note at the caret, where it is edited. False where there is none, or it is ours and asked for. */
export function goToNote(session: EditorSession): boolean {
  const place = noteAtCursor(session)
  return place !== null && !canEditNote(session, place.node) && openNote(session, place.node)
}

/** Whether a note's text can be changed here: it was made here, by us, and is not accepted yet. */
export function canEditNote(session: EditorSession, node: Node): boolean {
  return session.isEditable() && isOwnNote(node, session.me)
}

/** Puts a footnote at the caret, or gives the one at `place` another text. */
export function writeNote(session: EditorSession, place: NotePlace | null, text: string): void {
  const { tracking, view } = session
  if (tracking === null || !session.isEditable()) return
  const lines = text.split(/\r?\n/)
  const { tr } = view.state
  const tracker = tracking.tracker()
  if (place !== null) {
    if (!setFootnoteText(tr, place.pos, lines, tracker)) return
  } else {
    const style = session.looks.context.styles.styles.find((s) => s.name.toLowerCase() === 'footnote reference')
    const at = insertFootnote(tr, tr.selection.to, lines, { styleId: style?.id ?? null }, tracker)
    if (at === null) return
    tr.setSelection(TextSelection.create(tr.doc, at + 1))
  }
  view.dispatch(tracking.settle(tr.scrollIntoView()))
  view.focus()
}
