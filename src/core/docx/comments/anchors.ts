import type { Mark, Node, ResolvedPos } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { schema } from '../../document/schema.ts'
import { outOfFieldCode } from '../../revision/track/places.ts'
import { sitesIn, withoutEdges, type MarkerXml, type Site } from './sites.ts'

/**
 * A comment's anchors in a story: the edges of its range and, behind the end, a run with the reference (ECMA-376 part 1,
 * 17.13.4). They carry no revision, for a comment is none: over deleted or inserted text the revision goes on behind
 * them. In a wrapper (a link, a content control) they stand inside it, so that it stays one element.
 *
 * All take flat and grouped documents alike, and add their steps to a transform.
 */

const { nodes: N, marks: M } = schema

/** The XML of markers between blocks is in main; an editor leaves them alone. */
const NO_MARKERS: MarkerXml = () => ''

/** A comment's id and how its reference looks (children of w:rPr). */
export interface Anchored {
  readonly id: string
  readonly rPr: string
}

/**
 * Anchors a comment to a range, which may begin and end in different paragraphs or cells; field codes and what lies
 * between blocks are left out. Returns false, with nothing done, when no paragraph is in the range.
 */
export function anchorComment(tr: Transform, from: number, to: number, comment: Anchored): boolean {
  const range = textRange(tr.doc, from, to)
  if (range === null) return false
  tr.insert(range.to, [
    edge('End', comment.id, marksAt(tr.doc, range.to)),
    reference(comment, marksAt(tr.doc, range.to)),
  ])
  tr.insert(range.from, edge('Start', comment.id, marksAt(tr.doc, range.from)))
  return true
}

/** The range without what is not text at its ends; null when there is no text place in it. */
function textRange(doc: Node, from: number, to: number): { from: number; to: number } | null {
  if (from < 0 || to > doc.content.size || from > to) return null
  let first: number | undefined
  let last: number | undefined
  const isText = (at: number): boolean => doc.resolve(at).parent.type === N.paragraph
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type !== N.paragraph) return true
    first ??= Math.max(from, pos + 1)
    last = Math.min(to, pos + node.nodeSize - 1)
    return false
  })
  const start = isText(from) ? from : first
  const end = isText(to) ? to : last
  if (start === undefined || end === undefined || start > end) return null
  return { from: outOfFieldCode(doc, start), to: outOfFieldCode(doc, end) }
}

/**
 * Anchors a reply: its range begins where the thread's does, its end and reference come right behind the last reference
 * of the thread, and it shares their fate (a reply in deleted text goes with its comment). `thread` are the ids of the
 * comment and its replies so far. Returns false, with nothing done, when none of them has a reference in this story.
 */
export function anchorReply(tr: Transform, thread: readonly string[], reply: Anchored): boolean {
  const sites = sitesIn(tr.doc, NO_MARKERS).filter((s) => thread.includes(s.id) && s.node.isInline)
  const last = sites.findLast((s) => s.kind === 'reference')
  if (last === undefined) return false
  const start = startSite(sites)
  const placed = last.node.marks.filter((m) => m.type !== M.rPr)
  const behind = [reference(reply, placed)]
  const ranged = start !== undefined && start.pos < last.pos
  if (ranged) behind.unshift(edge('End', reply.id, placed))
  tr.insert(last.pos + 1, behind)
  if (ranged) tr.insert(start.pos + 1, edge('Start', reply.id, start.node.marks))
  return true
}

/** The last of the starts that stand together with the first. */
function startSite(sites: readonly Site[]): Site | undefined {
  const starts = sites.filter((s) => s.kind === 'start')
  const apart = starts.findIndex((s, i) => i > 0 && s.pos !== starts[i - 1]!.pos + 1)
  return starts.at(apart < 0 ? -1 : apart - 1)
}

/** Takes every anchor of these comments out of a story. Returns whether there was one. */
export function removeAnchors(tr: Transform, ids: ReadonlySet<string>, markerXml: MarkerXml = NO_MARKERS): boolean {
  const sites = sitesIn(tr.doc, markerXml).filter((s) => ids.has(s.id))
  // From the end, so that positions stay true; an attribute's change moves nothing.
  for (const site of sites.toSorted((a, b) => b.pos - a.pos)) {
    const { attr, node, pos } = site
    if (attr !== null) {
      const xml = (tr.doc.nodeAt(pos)!.attrs[attr] as string | undefined) ?? ''
      tr.setNodeAttribute(pos, attr, withoutEdges(xml, ids))
    } else if (node.isInline) tr.delete(pos, pos + node.nodeSize)
    else removeMarker(tr, pos)
  }
  return sites.length > 0
}

/** A marker between blocks; a group that it leaves empty goes with it, anything else gets the paragraph it needs. */
function removeMarker(tr: Transform, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  const end = pos + $pos.nodeAfter!.nodeSize
  if ($pos.parent.childCount > 1) tr.delete(pos, end)
  else if ($pos.parent.type === N.group && tr.doc.childCount > 1) tr.delete($pos.before(), $pos.after())
  else tr.replaceWith(pos, end, N.paragraph.create())
}

function edge(side: 'Start' | 'End', id: string, marks: readonly Mark[]): Node {
  const kind = `commentRange${side}`
  return N.anchor.create({ kind, id, name: '', xml: `<w:${kind} w:id="${id}"/>` }, null, marks.filter(isPlace))
}

function reference({ id, rPr }: Anchored, marks: readonly Mark[]): Node {
  const look = rPr === '' ? [] : [M.rPr.create({ xml: rPr })]
  return N.commentRef.create({ id }, null, [...marks.filter(isPlace), ...look])
}

/** Marks that say where something stands: not how it looks, nor how it once looked. */
function isPlace(mark: Mark): boolean {
  return mark.type !== M.rPr && mark.type !== M.fmt
}

/** The wrappers that go on across a position, outermost first. */
function marksAt(doc: Node, pos: number): readonly Mark[] {
  const $pos: ResolvedPos = doc.resolve(pos)
  const before = ($pos.nodeBefore?.marks ?? []).filter((m) => m.type === M.wrap)
  const after = ($pos.nodeAfter?.marks ?? []).filter((m) => m.type === M.wrap)
  const shared = before.findIndex((m, i) => after[i] === undefined || !m.eq(after[i]))
  return shared < 0 ? before : before.slice(0, shared)
}
