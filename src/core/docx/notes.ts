import { Fragment, type Node } from 'prosemirror-model'
import { noteKey, noteStory, withNoteStory } from '../document/note-story.ts'
import { schema } from '../document/schema.ts'
import type { DocxReading } from './read/read-docx.ts'
import type { EditedStory } from './write/write-docx.ts'

/*
 * In the package notes are stories of their own; in a draft each stands on its reference (document/note-story.ts).
 */

/** A body whose references hold what their notes say in the package; those that hold it already keep what they hold. */
export function withNotesHeld(body: Node, reading: DocxReading): Node {
  const stories = new Map(
    reading.stories.flatMap((s) =>
      s.name === 'footnote' || s.name === 'endnote' ? [[`${s.name} ${s.id}`, s.doc]] : [],
    ),
  )
  if (stories.size === 0) return body
  return mapReferences(body, (reference) => {
    const { text, story } = reference.attrs
    const said = text === null && story === null ? stories.get(noteKey(reference)) : undefined
    return said === undefined ? reference : withNoteStory(reference, said)
  })
}

/**
 * Stories as they are in the package: references hold no notes, and the notes are stories beside them. What a reference
 * says comes before what `stories` says of the same note. The very same array where nothing is held.
 */
export function withNotesApart(reading: DocxReading, stories: readonly EditedStory[]): readonly EditedStory[] {
  const notes = new Map<string, EditedStory>()
  const bare = stories.map((story): EditedStory => {
    const doc = mapReferences(story.doc, (reference) => {
      const said = noteStory(reference)
      if (said === null) return reference
      const { kind, id } = reference.attrs as { kind: string; id: string }
      const part = reading.parts.find((p) => p.kind === `${kind}s` && p.stories.some((s) => s.id === id))
      if (part !== undefined) notes.set(keyOf(part.part, id), { part: part.part, id, doc: said })
      return reference.type.create({ ...reference.attrs, story: null }, null, reference.marks)
    })
    return doc === story.doc ? story : { ...story, doc }
  })
  if (bare.every((story, i) => story === stories[i])) return stories
  return [...bare.filter((story) => !notes.has(keyOf(story.part, story.id))), ...notes.values()]
}

/** A part's name holds no line feed. */
function keyOf(part: string, id: string | null): string {
  return `${part}\n${id ?? ''}`
}

/** The same node where no reference in it changes. */
function mapReferences(node: Node, change: (reference: Node) => Node): Node {
  if (node.type === schema.nodes.noteRef) return change(node)
  if (node.isLeaf) return node
  let changed: Node[] | null = null
  node.forEach((child, _offset, i) => {
    const made = mapReferences(child, change)
    if (made !== child) changed ??= node.children.slice()
    if (changed !== null) changed[i] = made
  })
  return changed === null ? node : node.copy(Fragment.fromArray(changed))
}
