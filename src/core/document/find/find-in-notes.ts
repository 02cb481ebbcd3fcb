import type { Node } from 'prosemirror-model'
import { noteRefsIn, noteStory } from '../note-story.ts'
import { schema } from '../schema.ts'
import { isGone } from '../text.ts'
import { findInGroup, placed, type PlacedMatch } from './find.ts'
import type { Query } from './query.ts'

/** The matches in the text of one note. Their positions are in its story. */
export interface MatchesInNote {
  /** Where its reference stands. */
  readonly pos: number
  readonly reference: Node
  readonly matches: readonly PlacedMatch[]
}

/** What the notes of the file say that stand in one group: of those whose reference is deleted, with deleted text alone. */
export function findInNotes(group: Node, start: number, query: Query): readonly MatchesInNote[] {
  return noteRefsIn(group).flatMap(({ pos, node }) => {
    // A move refers to its note twice: where it was, and where it is.
    const isMovedAway = schema.marks.moveFrom.isInSet(node.marks) !== undefined
    const story = !isMovedAway && (query.options.inDeleted || !isGone(node)) ? noteStory(node) : null
    if (story === null) return []
    const matches = findInGroup(story, query).map((match) => placed(match, 0, 0))
    return matches.length === 0 ? [] : [{ pos: start + pos, reference: node, matches }]
  })
}
