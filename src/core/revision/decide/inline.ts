import type { Mark, Node } from 'prosemirror-model'
import type { PropertyChange } from '../../document/revision-attrs.ts'
import { noteStory, withNoteStory } from '../../document/note-story.ts'
import { REVISION_MARKS, schema } from '../../document/schema.ts'
import { elements, parseFragment, serialise } from '../../docx/xml.ts'
import { renumberedField } from '../revisions-in-properties.ts'
import { KIND_OF_MARK, type RevisionKind } from '../revisions.ts'
import { rangeKey, type Case } from './case.ts'
import { decideOpaque } from './opaque.ts'

const KINDS = KIND_OF_MARK as Record<string, RevisionKind | undefined>

/**
 * What becomes of one inline node: itself, a copy with other marks, or null when it is removed. Its marks are decided
 * one by one, so a deletion inside an insertion goes with whichever decision removes it first.
 */
export function decideInline(node: Node, c: Case): Node | null {
  const isAnchor = node.type === schema.nodes.anchor
  if (isAnchor && c.doomed.has(rangeKey(node))) return null
  let marks = node.marks
  let removed = false
  for (const mark of node.marks) {
    const kind = KINDS[mark.type.name]
    if (kind === undefined || !c.picks(mark.attrs as unknown as PropertyChange, kind)) continue
    if (c.removes(kind)) removed = true
    marks = mark.removeFromSet(marks)
    if (kind === 'formatting' && c.decision === 'reject') marks = withLook(marks, mark.attrs.old as string)
  }
  // An anchor stays, so that its pair stays balanced, but nothing is left for a revision to be about.
  if (removed) return isAnchor ? bareAnchor(node) : null
  const inside = decideInside(node, c)
  if (inside !== node) return inside === null ? null : inside.mark(marks)
  return marks === node.marks ? node : node.mark(marks)
}

/** What is revised in the element itself: in an equation, or the number of a LISTNUM field. */
function decideInside(node: Node, c: Case): Node | null {
  if (node.type === schema.nodes.opaqueInline) return decideOpaque(node, c)
  const note = noteStory(node)
  // A note is a document of its own: a paragraph is the last one there, a move has both its ends there.
  if (note !== null) return withNoteStory(node, c.decidedApart(note))
  const renumbered = node.type === schema.nodes.field ? renumberedField(node) : null
  if (renumbered === null || !c.picks(renumbered, 'formatting')) return node
  // It remembers the number that used to be shown, which nothing can bring back: either way it goes.
  const [field] = parseFragment(node.attrs.xml as string)
  const children = elements(field!).filter((e) => e.name !== 'w:numberingChange')
  return node.type.create({ ...node.attrs, xml: serialise({ ...field!, children }) }, null, node.marks)
}

/** Marks with the run properties `xml` in place of those they hold. */
function withLook(marks: readonly Mark[], xml: string): readonly Mark[] {
  const type = schema.marks.rPr
  return xml === '' ? type.removeFromSet(marks) : type.create({ xml }).addToSet(marks)
}

/** An anchor without revisions, nor the look that one of them may have been about (it stands beside runs and shows none). */
export function bareAnchor(anchor: Node): Node {
  let marks: readonly Mark[] = anchor.marks
  for (const name of [...REVISION_MARKS, 'rPr'] as const) marks = schema.marks[name].removeFromSet(marks)
  return anchor.mark(marks)
}

/** What becomes of a paragraph's content; the very same array when nothing changes. */
export function decideContent(content: readonly Node[], c: Case): readonly Node[] {
  let out: Node[] | null = null
  for (const [i, node] of content.entries()) {
    const decided = decideInline(node, c)
    if (decided === node && out === null) continue
    out ??= content.slice(0, i)
    if (decided !== null) out.push(decided)
  }
  return out ?? content
}
