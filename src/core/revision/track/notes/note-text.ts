import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { noteKey, noteStory, notesIn, withNoteStory } from '../../../document/note-story.ts'
import { schema } from '../../../document/schema.ts'

/*
 * Editing the text of a note. Its story is edited as any document is, by the same commands with the same revisions, and
 * then put back on its references. A reference is replaced by itself with another story: unlike a step that sets an
 * attribute it has a place, by which the history knows that letters typed one after another are undone together.
 */

/** Puts a story on every reference to the note at `pos` (a move has two). False, with nothing done, where there is none. */
export function setNoteStory(tr: Transaction, pos: number, story: Node): boolean {
  const at = tr.doc.nodeAt(pos)
  if (at === null || noteStory(at) === null) return false
  const bookmark = tr.selection.getBookmark()
  for (const { pos: place, node } of notesIn(tr.doc)) {
    if (noteKey(node) !== noteKey(at) || noteStory(node) === null) continue
    tr.step(new ReplaceStep(place, place + 1, new Slice(Fragment.from(withNoteStory(node, story)), 0, 0)))
  }
  // Nothing moved: a reference that is selected stays so.
  tr.setSelection(bookmark.resolve(tr.doc))
  return true
}

/**
 * Takes back that a note's own mark was deleted (w:footnoteRef, w:endnoteRef): it is the number at the note's foot, not part of
 * what it says, and selecting all of a note's text selects it too.
 */
export function keepOwnMark(tr: Transaction): Transaction {
  tr.doc.descendants((node, pos) => {
    if (node.type !== schema.nodes.runAtom || !/^(footnote|endnote)Ref$/.test(node.attrs.kind as string)) return
    const before = tr.before.nodeAt(tr.mapping.invert().map(pos))
    const isNew = schema.marks.del.isInSet(node.marks) !== undefined
    if (isNew && before?.type === node.type && schema.marks.del.isInSet(before.marks) === undefined) {
      tr.removeMark(pos, pos + 1, schema.marks.del)
    }
  })
  return tr
}
