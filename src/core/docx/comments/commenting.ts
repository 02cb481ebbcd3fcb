import { Transform } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import { err, ok, type Result } from '../../result.ts'
import { withParts } from '../parts/overlay.ts'
import type { DocxReading } from '../read/read-docx.ts'
import type { PartReading, PartStory } from '../read/part-reader.ts'
import { writeReading, type EditedStory, type WriteOptions } from '../write/write-docx.ts'
import { elements, type XmlElement } from '../xml.ts'
import { anchorComment, anchorReply, removeAnchors, tidyAnchors } from './anchors.ts'
import { applyCommentEdits } from './apply-edits.ts'
import type { CommentEdit, NewComment } from './comment-edit.ts'
import { unknownComment } from './comment-parts.ts'
import { commentStyles, referenceProperties } from './comment-xml.ts'
import { readThreadIds, type ThreadIds } from './thread-ids.ts'
import { markersOf, sitesIn } from './sites.ts'

/**
 * Working on the comments of a package: the stories with their anchors, and the edits that the comment parts will take.
 * Each operation gives a new state and changes none; `writeCommenting` makes one save of it.
 */
export interface Commenting {
  readonly reading: DocxReading
  /** For writeReading: stories that the caller edited, and those whose anchors changed. */
  readonly stories: readonly EditedStory[]
  readonly edits: readonly CommentEdit[]
}

/** A state with a comment that was added, and the w:id it was given. */
export interface Commented {
  readonly state: Commenting
  readonly id: string
}

/** A range in a story: its part, its id in that part (null for body, header, footer), and positions in its document. */
export interface CommentPlace {
  readonly part: string
  readonly storyId: string | null
  readonly from: number
  readonly to: number
}

/** Begins with a package as read, and stories of it that are edited already. */
export function commenting(reading: DocxReading, stories: readonly EditedStory[] = []): Commenting {
  return { reading, stories, edits: [] }
}

/** Comments on a range, or on a place. Fails with `no-text` when no paragraph is in it, `unknown-story` when no story is. */
export function addComment(state: Commenting, place: CommentPlace, comment: NewComment): Result<Commented> {
  const flow = flowsOf(state).find((f) => f.part.part === place.part && f.story.id === place.storyId)
  if (flow === undefined || flow.part.kind === 'comments') {
    return err({ kind: 'unknown-story', message: `there is no text ${place.part} in this document to comment on` })
  }
  const tr = new Transform(flow.doc)
  const id = freeId(state)
  if (!anchorComment(tr, place.from, place.to, { id, rPr: lookOf(state) })) {
    return err({ kind: 'no-text', message: 'there is no text here that a comment could be about' })
  }
  const next = withEdit(withDoc(state, flow, tr.doc), { kind: 'add', id, parent: null, comment })
  return ok({ state: next, id })
}

/**
 * Replies to a thread, named by any of its comments. Fails with `unknown-comment`, or `comment-unanchored` when nothing
 * in text that is edited here refers to it.
 */
export function replyToComment(state: Commenting, to: string, comment: NewComment): Result<Commented> {
  const thread = idsOf(state).threadOf(to)
  if (thread === undefined) return unknownComment(to)
  const id = freeId(state)
  let next = state
  for (const flow of flowsOf(state)) {
    const tr = new Transform(flow.doc)
    if (anchorReply(tr, thread, { id, rPr: lookOf(state) })) next = withDoc(next, flow, tr.doc)
  }
  if (next === state) {
    return err({ kind: 'comment-unanchored', message: `comment ${to} is anchored in nothing that can be edited here` })
  }
  return ok({ state: withEdit(next, { kind: 'add', id, parent: thread[0]!, comment }), id })
}

/** Resolves a thread, named by any of its comments, or opens it again. */
export function setResolved(state: Commenting, id: string, done: boolean): Result<Commenting> {
  const thread = idsOf(state).threadOf(id)
  return thread === undefined ? unknownComment(id) : ok(withEdit(state, { kind: 'done', id: thread[0]!, done }))
}

/** Gives a comment other text. Its author, date and thread stay. */
export function editComment(state: Commenting, id: string, lines: readonly string[]): Result<Commenting> {
  const known = idsOf(state).threadOf(id) !== undefined
  return known ? ok(withEdit(state, { kind: 'text', id, lines })) : unknownComment(id)
}

/**
 * Deletes a reply, or a thread with its replies, and every anchor of them. Fails with `comment-kept-whole` when one is
 * anchored inside an element that is kept whole: its reference would be left pointing to nothing.
 */
export function deleteComment(state: Commenting, id: string): Result<Commenting> {
  const thread = idsOf(state).threadOf(id)
  if (thread === undefined) return unknownComment(id)
  const ids = new Set(thread[0] === id ? thread : [id])
  if (state.reading.parts.some((part) => part.opaques.some((e) => refersTo(e, ids)))) {
    const message = `comment ${id} is anchored inside an element that is kept whole; it can only be deleted in Word`
    return err({ kind: 'comment-kept-whole', message })
  }
  return ok(withEdit(withoutAnchors(state, ids), { kind: 'delete', ids: [...ids] }))
}

/** Below an element, but for text boxes, which are stories. */
function refersTo(element: XmlElement, ids: ReadonlySet<string>): boolean {
  if (element.name === 'w:txbxContent') return false
  if (element.name.startsWith('w:comment') && ids.has(element.attrs['w:id'] ?? '')) return true
  return elements(element).some((e) => refersTo(e, ids))
}

/**
 * Everything in one save: the edited stories, then the comment parts. A comment whose reference an edit took out of the
 * text goes with it, as in Word, and its thread with the first of it.
 *
 * @returns the new bytes of each part that differs; parts not in the map are to be copied raw.
 */
export function writeCommenting(state: Commenting, options: WriteOptions = {}): Result<Map<string, Uint8Array>> {
  const settled = settle(state)
  const written = writeReading(settled.reading, settled.stories, options)
  const parts = applyCommentEdits(withParts(state.reading.package.source, written), settled.edits)
  return parts.ok ? ok(new Map([...written, ...parts.value])) : parts
}

/** Edited stories with each comment anchored once, and without the comments that are anchored nowhere any more. */
function settle(state: Commenting): Commenting {
  let tidy = state
  for (const flow of flowsOf(state)) {
    if (flow.doc === flow.story.doc) continue
    const tr = new Transform(flow.doc)
    if (tidyAnchors(tr, markersOf(flow.part, flow.story))) tidy = withDoc(tidy, flow, tr.doc)
  }
  return withoutLost(tidy)
}

function withoutLost(state: Commenting): Commenting {
  const references = (flows: readonly Flow[]): Set<string> =>
    new Set(flows.flatMap((f) => sitesIn(f.doc, () => '').flatMap((s) => (s.kind === 'reference' ? [s.id] : []))))
  const edited = flowsOf(state).filter((f) => f.doc !== f.story.doc)
  if (edited.length === 0) return state
  const before = references(edited.map((f) => ({ ...f, doc: f.story.doc })))
  for (const edit of state.edits) if (edit.kind === 'add') before.add(edit.id)
  const now = references(flowsOf(state))
  let settled = state
  for (const id of before) {
    const thread = now.has(id) ? undefined : idsOf(settled).threadOf(id)
    if (thread === undefined) continue
    const ids = thread[0] === id ? thread : [id]
    settled = withEdit(withoutAnchors(settled, new Set(ids)), { kind: 'delete', ids })
  }
  return settled
}

/** A story as it is now, with where it was read. */
interface Flow {
  readonly part: PartReading
  readonly story: PartStory
  readonly doc: Node
}

function flowsOf(state: Commenting): Flow[] {
  return state.reading.parts.flatMap((part) =>
    [...part.stories, ...part.textboxes].map((story) => {
      const edited = state.stories.find((s) => s.part === part.part && s.id === story.id)
      return { part, story, doc: edited?.doc ?? story.doc }
    }),
  )
}

function withDoc(state: Commenting, { part, story }: Flow, doc: Node): Commenting {
  const others = state.stories.filter((s) => s.part !== part.part || s.id !== story.id)
  return { ...state, stories: [...others, { part: part.part, id: story.id, doc }] }
}

function withEdit(state: Commenting, edit: CommentEdit): Commenting {
  return { ...state, edits: [...state.edits, edit] }
}

function withoutAnchors(state: Commenting, ids: ReadonlySet<string>): Commenting {
  let next = state
  for (const flow of flowsOf(state)) {
    const tr = new Transform(flow.doc)
    if (removeAnchors(tr, ids, markersOf(flow.part, flow.story))) next = withDoc(next, flow, tr.doc)
  }
  return next
}

function idsOf(state: Commenting): ThreadIds {
  return readThreadIds(state.reading).after(state.edits)
}

function lookOf(state: Commenting): string {
  return referenceProperties(commentStyles(state.reading.package))
}

/** Above every comment's id, also of those that the text refers to in vain and those deleted: an id is not given again. */
function freeId(state: Commenting): string {
  const used = [
    ...readThreadIds(state.reading).all(),
    ...state.edits.flatMap((edit) => (edit.kind === 'delete' ? edit.ids : edit.id)),
    ...flowsOf(state).flatMap((f) => sitesIn(f.doc, markersOf(f.part, f.story)).map((s) => s.id)),
  ]
  const numbers = used.filter((id) => /^\d{1,9}$/.test(id)).map(Number)
  return String(Math.max(-1, ...numbers) + 1)
}
