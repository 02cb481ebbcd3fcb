import type { Attrs, Node } from 'prosemirror-model'
import type { CellRevisions, MarkRevisions, Revision } from '../../document/revision-attrs.ts'
import { noteStory } from '../../document/note-story.ts'
import { schema, type RevisionMark } from '../../document/schema.ts'

/** Who edits, and when: what every revision made by an edit carries. */
export interface Tracker {
  readonly author: string
  /** ISO 8601, UTC; the caller reads the clock. */
  readonly date: string
  /** The next id, unique in the document: 'c1', 'c2' … (see `firstFreeId`). */
  newId(): string
}

/** Meta of a transaction that is tracked already, and passes `trackTransaction` as it is. */
export const TRACKED = 'tracked'
/** Meta of a transaction that the caller means not to track (loading, deciding). */
export const UNTRACKED = 'untracked'
/** Meta of a transaction that only moves the edges of groups. */
export const REGROUP = 'regroup'

/** A new revision by the tracker's author. */
export function newRevision(tracker: Tracker): Revision {
  return { id: tracker.newId(), author: tracker.author, date: tracker.date, utc: tracker.date }
}

export function isMine(revision: Revision | undefined | null, tracker: Tracker): boolean {
  return revision != null && revision.author === tracker.author
}

/**
 * Was it made here, and not read from the file? What came with the file was there before: what is added to it now has a
 * revision of its own, so that its time tells the two apart.
 */
export function isOfThisDraft({ id }: Revision): boolean {
  return /^c\d+$/.test(id)
}

/** The revision that a mark of this kind on an inline node carries. */
export function revisionOn(node: Node, kind: RevisionMark): Revision | undefined {
  return schema.marks[kind].isInSet(node.marks)?.attrs as Revision | undefined
}

/** An empty place marker that edits neither delete nor look at: its partner stands elsewhere. */
export function isPlaceMarker(node: Node): boolean {
  return node.type === schema.nodes.anchor || node.type === schema.nodes.commentRef
}

/** The revisions of a paragraph's mark. */
export function markRevisions(paragraph: Node): MarkRevisions {
  return (paragraph.attrs.markRevisions as MarkRevisions | null) ?? {}
}

/** The revisions of a row or a cell. */
export function rowRevisions(row: Node): CellRevisions {
  return (row.attrs.revisions as CellRevisions | null) ?? {}
}

/** The largest n of ids 'c<n>' in the document, plus one. Walks the whole document: call it once, when it is opened. */
export function firstFreeId(doc: Node): number {
  let last = 0
  const see = (value: unknown): void => {
    const id = (value as Revision | null)?.id
    const found = typeof id === 'string' ? /^c(\d+)$/.exec(id) : null
    if (found) last = Math.max(last, Number(found[1]))
  }
  const seeAttrs = (attrs: Attrs): void => {
    for (const value of Object.values(attrs)) {
      if (value === null || typeof value !== 'object') continue
      see(value)
      for (const inner of Object.values(value as object)) see(inner)
    }
  }
  doc.descendants((node) => {
    if (!node.isInline) seeAttrs(node.attrs)
    // Ranges that were made here have ids of ours too.
    if (isPlaceMarker(node) || node.attrs.marker === true) see(node.attrs)
    const note = noteStory(node)
    if (note !== null) last = Math.max(last, firstFreeId(note) - 1)
    for (const mark of node.marks) if (mark.type !== schema.marks.wrap) see(mark.attrs)
  })
  return last + 1
}
