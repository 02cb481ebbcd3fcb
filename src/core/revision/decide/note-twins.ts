import type { Node } from 'prosemirror-model'
import { noteKey, noteRefsIn, noteStory } from '../../document/note-story.ts'
import { listRevisions } from '../revisions.ts'

/**
 * A note is in the file once, whatever refers to it (as both ends of a move do): what is decided in it is decided wherever it
 * is referred to. Adds the groups that hold other references to notes with revisions of those in `scope`. Costs as much as
 * there are groups and notes where there are such, else nothing.
 */
export function addNoteTwins(doc: Node, scope: Set<number> | null): Set<number> | null {
  if (scope === null) return null
  const keys = new Set([...scope].flatMap((i) => keysIn(doc.child(i), (story) => listRevisions(story).length > 0)))
  if (keys.size === 0) return scope
  doc.forEach((group, _offset, i) => {
    if (!scope.has(i) && keysIn(group, () => true).some((key) => keys.has(key))) scope.add(i)
  })
  return scope
}

function keysIn(group: Node, which: (story: Node) => boolean): string[] {
  return noteRefsIn(group).flatMap(({ node }) => {
    const story = noteStory(node)
    return story !== null && which(story) ? [noteKey(node)] : []
  })
}
