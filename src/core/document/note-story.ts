import { Node } from 'prosemirror-model'
import { flatten } from './groups.ts'
import { schema } from './schema.ts'

/*
 * The text of a footnote or endnote of the file stands on its reference while a draft is edited, as what a draft says of a
 * comment does: undo, the journal, checkpoints and versions then hold notes as they hold text, and what a group's notes say
 * is known from the group alone. Writing takes it off again (docx/write/note-writer.ts).
 */

/** Attribute values are never changed, so a story is parsed once. */
const parsed = new WeakMap<object, Node>()

/** What a reference's note says, as a flat document; null where the reference does not hold it (see `text`). */
export function noteStory(reference: Node): Node | null {
  if (reference.type !== schema.nodes.noteRef) return null
  const json = reference.attrs.story as object | null
  if (json === null) return null
  let story = parsed.get(json)
  if (story === undefined) parsed.set(json, (story = Node.fromJSON(schema, json)))
  return story
}

/** The reference with another text of its note. */
export function withNoteStory(reference: Node, story: Node): Node {
  if (noteStory(reference) === story) return reference
  const flat = flatten(story)
  const json = flat.toJSON() as object
  parsed.set(json, flat)
  return reference.type.create({ ...reference.attrs, story: json }, null, reference.marks)
}

/** Names the note that a reference is to: both ends of a move are to one. Ids of those made here are given when written. */
export function noteKey({ attrs }: Node): string {
  return `${attrs.kind as string} ${attrs.text === null ? '' : 'new '}${attrs.id as string}`
}

/** A reference at a place of the group or document it was looked for in. */
export interface NotePlace {
  readonly pos: number
  readonly node: Node
}

const known = new WeakMap<Node, readonly NotePlace[]>()

/** The references in a group's (or a flat document's) content, by position in it; kept as long as the node is. */
export function noteRefsIn(holder: Node): readonly NotePlace[] {
  let places = known.get(holder)
  if (places === undefined) {
    const found: NotePlace[] = []
    holder.descendants((node, pos) => {
      if (node.type === schema.nodes.noteRef) found.push({ pos, node })
    })
    known.set(holder, (places = found))
  }
  return places
}

/** A reference and the number that a reader sees: '' where the text sets a mark of its own. */
export interface NumberedNote extends NotePlace {
  readonly label: string
}

/** Every reference of a flat or grouped document with its number. Costs as much as there are groups and notes, not text. */
export function notesIn(doc: Node): NumberedNote[] {
  const count = { footnote: 0, endnote: 0 }
  const notes: NumberedNote[] = []
  const add = (holder: Node, start: number): void => {
    for (const { pos, node } of noteRefsIn(holder)) {
      const label = node.attrs.custom === true ? '' : String(++count[node.attrs.kind as keyof typeof count])
      notes.push({ pos: start + pos, node, label })
    }
  }
  if (doc.firstChild?.type === schema.nodes.group) doc.forEach((group, offset) => add(group, offset + 1))
  else add(doc, 0)
  return notes
}
