import type { Node } from 'prosemirror-model'
import { noteRefsIn, noteStory } from '../note-story.ts'
import { schema } from '../schema.ts'
import { isGone } from '../text.ts'
import { findInGroup, placed, type PlacedMatch } from './find.ts'
import type { Query } from './query.ts'

/** The matches in the text of one note. Their positions are in its text, as `searchedNote` gives it. */
export interface MatchesInNote {
  /** Where its reference stands. */
  readonly pos: number
  readonly reference: Node
  readonly matches: readonly PlacedMatch[]
}

/** What is found in the notes whose references stand in one group: of those that are deleted, with deleted text alone. */
export function findInNotes(group: Node, start: number, query: Query): readonly MatchesInNote[] {
  return noteRefsIn(group).flatMap(({ pos, node }) => {
    // A move refers to its note twice: where it was, and where it is.
    const isMovedAway = schema.marks.moveFrom.isInSet(node.marks) !== undefined
    const story = !isMovedAway && (query.options.inDeleted || !isGone(node)) ? searchedNote(node) : null
    if (story === null) return []
    const matches = findInGroup(story, query).map((match) => placed(match, 0, 0))
    return matches.length === 0 ? [] : [{ pos: start + pos, reference: node, matches }]
  })
}

const made = new WeakMap<object, Node>()

/** What a note says, as a flat document: its story, or the plain paragraphs of one that was made here. */
export function searchedNote(reference: Node): Node | null {
  const lines = reference.attrs.text as readonly string[] | null
  if (lines === null) return noteStory(reference)
  let text = made.get(lines)
  if (text === undefined) {
    const paragraph = (line: string): Node => schema.nodes.paragraph.create(null, line === '' ? [] : schema.text(line))
    made.set(lines, (text = schema.nodes.doc.create(null, lines.map(paragraph))))
  }
  return text
}
