import type { Node } from 'prosemirror-model'
import { Node as PlainNode } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { NoteStory } from '../../../../core/api/projection.ts'
import { schema } from '../../../../core/document/schema.ts'
import { paragraphTexts } from '../../../../core/document/text.ts'
import { insertFootnote, isOwnNote, setFootnoteText } from '../../../../core/revision/track.ts'
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

/** What a note says, a line a paragraph: its own text where it was made here, else that of the file. */
export function noteLines(node: Node, notes: readonly NoteStory[]): readonly string[] {
  const own = node.attrs.text as readonly string[] | null
  if (own !== null) return own
  const story = notes.find((n) => n.kind === node.attrs.kind && n.id === node.attrs.id)
  if (story === undefined) return []
  return paragraphTexts(PlainNode.fromJSON(schema, story.doc)).map(({ text }) => text.trim())
}

/** What a note says that was made here; null for those of the file, which stand below the text. */
export function notePeek({ pos, node }: NotePlace): Peek | null {
  const lines = node.attrs.text as readonly string[] | null
  if (lines === null) return null
  const title = `Footnote ${node.attrs.label as string}`
  return { from: pos, to: pos + 1, title, text: lines.join('\n'), target: null, remarks: [] }
}

/** Whether a note's text can be changed here: it was made here, by us, and is not accepted yet. */
export function canEditNote(session: EditorSession, node: Node): boolean {
  return session.isEditable() && isOwnNote(node, session.me)
}

/** Puts a footnote at the caret, or gives the one at `place` another text. */
export function writeNote(
  session: EditorSession,
  place: NotePlace | null,
  text: string,
  notes: readonly NoteStory[],
): void {
  const { tracking, view } = session
  if (tracking === null || !session.isEditable()) return
  const lines = text.split(/\r?\n/)
  const { tr } = view.state
  const tracker = tracking.tracker()
  if (place !== null) {
    if (!setFootnoteText(tr, place.pos, lines, tracker)) return
  } else {
    const style = session.looks.context.styles.styles.find((s) => s.name.toLowerCase() === 'footnote reference')
    const taken = notes.map((n) => n.id)
    const at = insertFootnote(tr, tr.selection.to, lines, { styleId: style?.id ?? null }, taken, tracker)
    if (at === null) return
    tr.setSelection(TextSelection.create(tr.doc, at + 1))
  }
  view.dispatch(tracking.settle(tr.scrollIntoView()))
  view.focus()
}
