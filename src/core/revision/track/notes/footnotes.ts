import { type Node, Fragment, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { schema } from '../../../document/schema.ts'
import { insertionAt } from '../neighbours.ts'
import { outOfFieldCode, textPlace } from '../places.ts'
import { isMine, revisionOn, type Tracker } from '../tracker.ts'

/*
 * A footnote made here lives in its reference: `text` holds its paragraphs until it is written to the package
 * (docx/write/note-writer.ts). So it is inserted, rejected, deleted and undone with the reference, as Word does it.
 */

/** The look of the reference: the style for it where the document has one, else superscript. */
export interface NoteLook {
  readonly styleId: string | null
}

/** Puts a footnote at a place.  @returns where it stands, or null where none can. */
export function insertFootnote(
  tr: Transaction,
  pos: number,
  lines: readonly string[],
  look: NoteLook,
  tracker: Tracker,
): number | null {
  const place = textPlace(tr.doc, pos)
  if (place === null) return null
  const at = outOfFieldCode(tr.doc, place)
  const rPr = look.styleId === null ? '<w:vertAlign w:val="superscript"/>' : `<w:rStyle w:val="${look.styleId}"/>`
  const { id, label } = nextNote(tr.doc, at)
  const marks = [
    schema.marks.ins.create({ ...insertionAt(tr.doc, at, tracker) }),
    schema.marks.rPr.create({ xml: rPr }),
  ]
  const node = schema.nodes.noteRef.create({ id, label, text: [...lines] }, null, marks)
  tr.step(new ReplaceStep(at, at, new Slice(Fragment.from(node), 0, 0)))
  return at
}

/** Gives a footnote that I made here another text; false, with nothing done, for any other. */
export function setFootnoteText(tr: Transaction, pos: number, lines: readonly string[], tracker: Tracker): boolean {
  const node = tr.doc.nodeAt(pos)
  if (node?.type !== schema.nodes.noteRef || !isOwnNote(node, tracker.author)) return false
  tr.setNodeAttribute(pos, 'text', [...lines])
  return true
}

/** A note that was made here and is my pending insertion: its text may change without a trace of what it was. */
export function isOwnNote(node: Node, author: string): boolean {
  const insertion = revisionOn(node, 'ins')
  return node.attrs.text !== null && isMine(insertion, { author, date: '', newId: () => '' })
}

/** An id that no other of the document has, which writing makes one that the package has not, and the number here. */
function nextNote(doc: Node, at: number): { id: string; label: string } {
  let id = 0
  let before = 0
  doc.descendants((node, pos) => {
    if (node.type !== schema.nodes.noteRef || node.attrs.kind !== 'footnote') return
    id = Math.max(id, Number(node.attrs.id) || 0)
    if (pos < at && node.attrs.custom !== true) before++
  })
  return { id: String(id + 1), label: String(before + 1) }
}
