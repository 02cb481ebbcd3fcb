import type { Mark, Node, ResolvedPos } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { CellRevisions } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { outOfFieldCode } from '../../revision/track/places.ts'
import type { CommentDraft } from './comment-edit.ts'
import { sitesIn, withoutEdges, type MarkerXml, type Site } from './sites.ts'

/**
 * A comment's anchors in a story: the edges of its range and, behind the end, a run with the reference (ECMA-376 part 1,
 * 17.13.4). A comment is no revision, but its anchors belong to what goes on around them: inside one deletion they are
 * part of it, and in a wrapper (a link, a content control) they stand inside it, so that each stays one element.
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
  /** What a draft keeps of it on the reference (see draft-comments.ts). */
  readonly draft?: CommentDraft
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
  return removeSites(
    tr,
    sitesIn(tr.doc, markerXml).filter((s) => ids.has(s.id)),
  )
}

/**
 * Takes out what an edit left over or doubled: of each comment one reference stays, and one range that begins before it
 * ends, or none. Returns whether there was anything.
 */
export function tidyAnchors(tr: Transform, markerXml: MarkerXml = NO_MARKERS): boolean {
  const sites = sitesIn(tr.doc, markerXml)
  const kept = new Set<Site>()
  const starts = new Map<string, Site>()
  const done = new Set<string>()
  for (const site of sites) {
    const key = `${site.kind} ${site.id}`
    if (done.has(key)) continue
    if (site.kind === 'start') {
      if (!starts.has(site.id) && !done.has(`end ${site.id}`)) starts.set(site.id, site)
      continue
    }
    const start = starts.get(site.id)
    if (site.kind === 'end' && start === undefined) continue
    done.add(key)
    kept.add(site)
    if (site.kind === 'end' && start !== undefined) kept.add(start)
  }
  return removeSites(
    tr,
    sites.filter((s) => !kept.has(s)),
  )
}

function removeSites(tr: Transform, sites: readonly Site[]): boolean {
  // From the end, so that positions stay true; an attribute's change moves nothing.
  for (const { attr, node, pos, id } of sites.toSorted((a, b) => b.pos - a.pos)) {
    if (attr !== null) {
      const xml = (tr.doc.nodeAt(pos)!.attrs[attr] as string | undefined) ?? ''
      tr.setNodeAttribute(pos, attr, withoutEdges(xml, new Set([id])))
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

function reference(
  { id, rPr, draft = null }: { draft?: CommentDraft | null } & Omit<Anchored, 'draft'>,
  marks: readonly Mark[],
): Node {
  const look = rPr === '' ? [] : [M.rPr.create({ xml: rPr })]
  return N.commentRef.create({ id, draft }, null, [...marks.filter(isPlace), ...look])
}

/** Marks that say where something stands: not how it looks, nor how it once looked. */
function isPlace(mark: Mark): boolean {
  return mark.type !== M.rPr && mark.type !== M.fmt
}

/**
 * What goes on across a position: the wrappers, outermost first, and the revisions. Anchors inside one deletion are part
 * of it, so that it stays one; at its edge they are outside, and outlive it.
 */
function marksAt(doc: Node, pos: number): readonly Mark[] {
  const { nodeBefore, nodeAfter, row } = around(doc.resolve(pos))
  const before = nodeBefore?.marks.filter(isPlace) ?? []
  const after = nodeAfter?.marks.filter(isPlace) ?? []
  // In a revised row every run carries its revision (17.13.5.14, 17.13.5.17), also where a paragraph begins or ends.
  if (row !== null && (nodeBefore === null || nodeAfter === null)) {
    const beside = (nodeBefore ?? nodeAfter)?.marks.filter((m) => isPlace(m) && m.type !== M.wrap)
    return beside ?? rowMarks(row)
  }
  const apart = before.findIndex((m, i) => m.type === M.wrap && (after[i] === undefined || !m.eq(after[i])))
  if (apart >= 0) return before.slice(0, apart)
  return before.filter((m) => after.some((other) => m.eq(other)))
}

function around($pos: ResolvedPos): { nodeBefore: Node | null; nodeAfter: Node | null; row: Node | null } {
  let row: Node | null = null
  for (let depth = $pos.depth; depth > 0 && row === null; depth--) {
    const node = $pos.node(depth)
    if (node.type === N.row && node.attrs.revisions !== null) row = node
  }
  return { nodeBefore: $pos.nodeBefore, nodeAfter: $pos.nodeAfter, row }
}

function rowMarks(row: Node): readonly Mark[] {
  const { ins, del } = row.attrs.revisions as CellRevisions
  return [
    ...(ins === undefined ? [] : [M.ins.create({ ...ins })]),
    ...(del === undefined ? [] : [M.del.create({ ...del })]),
  ]
}
