import type { Node } from 'prosemirror-model'
import { noteKey, noteRefsIn, noteStory } from '../../document/note-story.ts'

/**
 * Both ends of a move refer to one note, which is in the file once: what is decided in it is decided wherever it is referred
 * to. Adds the groups that hold the other references to notes of moved text in `scope`; costs as much as there are groups
 * and notes where there are such, else nothing.
 */
export function addNoteTwins(doc: Node, scope: Set<number> | null): Set<number> | null {
  if (scope === null) return null
  const keys = new Set([...scope].flatMap((i) => keysIn(doc.child(i), isMoved)))
  if (keys.size === 0) return scope
  doc.forEach((group, _offset, i) => {
    if (!scope.has(i) && keysIn(group, () => true).some((key) => keys.has(key))) scope.add(i)
  })
  return scope
}

function keysIn(group: Node, which: (reference: Node) => boolean): string[] {
  return noteRefsIn(group).flatMap(({ node }) => (noteStory(node) !== null && which(node) ? [noteKey(node)] : []))
}

function isMoved({ marks }: Node): boolean {
  return marks.some(({ type }) => type.name === 'moveFrom' || type.name === 'moveTo')
}
