import type { Node } from 'prosemirror-model'
import type { CellRevisions, MarkRevisions, Revision } from '../document/revision-attrs.ts'
import { schema } from '../document/schema.ts'
import { decide, type Decision } from './decide.ts'
import { changeInside, numberingRevision } from './revisions-in-properties.ts'
import type { ListedRevision } from './revisions.ts'

/** What says how a paragraph, row, cell, table or section looks. */
const PROPERTIES = ['pPr', 'markRPr', 'sectPr', 'trPr', 'tblPrEx', 'tcPr', 'tblPr', 'tblGrid'] as const

/** A document, and its nodes by the slice of the file they came from. */
export interface Sourced {
  readonly doc: Node
  readonly nodes: ReadonlyMap<unknown, Node>
}

export function sourced(doc: Node): Sourced {
  const nodes = new Map<unknown, Node>()
  doc.descendants((node) => {
    if (!node.isInline && typeof node.attrs.src === 'number') nodes.set(node.attrs.src, node)
    return !node.isInline
  })
  return { doc, nodes }
}

/**
 * How a change of properties was decided: what it is on, known by the slice of the file it came from, looks as accepting
 * it would have it, or as rejecting it. Undefined where it is pending still, or gone with what it was on.
 */
export function propertiesTaken(
  before: Node,
  after: Sourced,
  { id, kind, from, to }: ListedRevision,
): 'accepted' | 'rejected' | undefined {
  const isSection = from === to
  const alone = isSection
    ? schema.nodes.doc.create(before.attrs)
    : schema.nodes.doc.create(null, [blockAt(before, from)])
  const node = kind === 'markFormatting' ? before.resolve(from).parent : before.nodeAt(from)
  const src: unknown = isSection ? null : node?.attrs.src
  const now = isSection ? after.doc : after.nodes.get(src)
  if (now === undefined || changesOf(now).some((change) => change?.id === id)) return undefined
  const wouldBe = (decision: Decision): Node | undefined => {
    const decided = decide(alone, decision, (revision, of) => revision.id === id && of === kind)
    return isSection ? decided : sourced(decided).nodes.get(src)
  }
  if (looksLike(wouldBe('accept'), now)) return 'accepted'
  return looksLike(wouldBe('reject'), now) ? 'rejected' : undefined
}

/** The outermost block at a position: below the document, or below a group of it. */
function blockAt(doc: Node, pos: number): Node {
  const $pos = doc.resolve(pos)
  const block = $pos.depth === 0 ? $pos.nodeAfter : $pos.node(1)
  if (block?.type !== schema.nodes.group) return block!
  return $pos.depth === 1 ? $pos.nodeAfter! : $pos.node(2)
}

function looksLike(a: Node | undefined, b: Node): boolean {
  return a !== undefined && PROPERTIES.every((name) => a.attrs[name] === b.attrs[name])
}

/** Every change of properties that is pending on a node. */
function changesOf(node: Node): (Revision | null | undefined)[] {
  const { pPrChange, trPrChange, tcPrChange, tblPrChange, sectPr, tblPrEx, revisions, markRevisions } = node.attrs
  return [
    ...([pPrChange, trPrChange, tcPrChange, tblPrChange] as (Revision | null | undefined)[]),
    (revisions as CellRevisions | null | undefined)?.merge,
    (markRevisions as MarkRevisions | null | undefined)?.fmt,
    changeInside(sectPr as string | null | undefined, 'w:sectPrChange'),
    changeInside(tblPrEx as string | null | undefined, 'w:tblPrExChange'),
    node.type === schema.nodes.paragraph ? numberingRevision(node) : null,
  ]
}
