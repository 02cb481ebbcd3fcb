import { Fragment, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { flatten } from '../../document/groups.ts'
import { schema } from '../../document/schema.ts'
import { anchorComment, anchorReply, removeAnchors } from './anchors.ts'
import { sitesIn } from './sites.ts'
import type { CommentDraft, CommentEdit, NewComment } from './comment-edit.ts'

/**
 * Comments in a draft that is being edited. What is said stands on the comment's reference in the text (CommentDraft), so
 * that every operation is steps like those of any edit; `settleDraft` takes it off again when the draft is written out.
 *
 * All take flat and grouped documents, and walk the whole document: they are asked for by a person, not by a keystroke.
 */

const { commentRef } = schema.nodes

/** A comment about to be made: its w:id, the look of its reference (children of w:rPr), and what it says. */
export interface Made {
  readonly id: string
  readonly look: string
  readonly comment: NewComment
}

/** Comments on a range or a place. Returns false, with nothing done, when no paragraph is in it. */
export function draftComment(tr: Transform, from: number, to: number, made: Made): boolean {
  return anchorComment(tr, from, to, anchored(made, null))
}

/**
 * Answers a thread: `thread` are the ids of its first comment and the replies so far. Returns false, with nothing done,
 * when none of them has a reference in this story.
 */
export function draftReply(tr: Transform, thread: readonly string[], made: Made): boolean {
  return anchorReply(tr, thread, anchored(made, thread[0]!))
}

function anchored({ id, look, comment }: Made, parent: string | null) {
  const { lines, ...rest } = comment
  return { id, rPr: look, draft: { made: { ...rest, parent }, lines, done: null } satisfies CommentDraft }
}

/** Resolves a thread, named by its first comment, or opens it again. Returns false when it has no reference here. */
export function draftDone(tr: Transform, id: string, done: boolean): boolean {
  return say(tr, id, { done })
}

/** Gives a comment other text. Returns false when it has no reference here. */
export function draftText(tr: Transform, id: string, lines: readonly string[]): boolean {
  return say(tr, id, { lines })
}

/** Deletes these comments. Returns false when none was anchored here. */
export function draftDelete(tr: Transform, ids: readonly string[]): boolean {
  return removeAnchors(tr, new Set(ids))
}

const NOTHING: CommentDraft = { made: null, lines: null, done: null }

function say(tr: Transform, id: string, what: Partial<CommentDraft>): boolean {
  const pos = referenceTo(tr.doc, id)
  if (pos === null) return false
  tr.setNodeAttribute(pos, 'draft', { ...(draftOf(tr.doc.nodeAt(pos)!) ?? NOTHING), ...what })
  return true
}

function referenceTo(doc: Node, id: string): number | null {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (node.type === commentRef && node.attrs.id === id) found ??= pos
    return found === null
  })
  return found
}

/** What the draft says on a reference; null where it says nothing. */
export function draftOf(reference: Node): CommentDraft | null {
  return reference.attrs.draft as CommentDraft | null
}

/**
 * The flat document as it is written, without what references say, and that as edits of the comment parts. Comments of the
 * package whose reference is gone are not told here: writing finds them (see commenting.ts).
 *
 * @param base the document that the draft began with
 */
export function settleDraft(doc: Node, base: Node): { doc: Node; edits: CommentEdit[] } {
  const said: { id: string; draft: CommentDraft }[] = []
  const bare = withoutDrafts(withoutStrays(flatten(doc), base), (id, draft) => {
    if (!said.some((other) => other.id === id)) said.push({ id, draft })
  })
  const added = said.filter(({ draft }) => draft.made !== null)
  // What is answered comes before its answers.
  const threads = [
    ...added.filter((a) => a.draft.made!.parent === null),
    ...added.filter((a) => a.draft.made!.parent !== null),
  ]
  const edits: CommentEdit[] = threads.map(({ id, draft }) => {
    const { parent, ...rest } = draft.made!
    return { kind: 'add', id, parent, comment: { ...rest, lines: draft.lines ?? [] } }
  })
  for (const { id, draft } of said) {
    if (draft.made === null && draft.lines !== null) edits.push({ kind: 'text', id, lines: draft.lines })
    if (draft.done !== null) edits.push({ kind: 'done', id, done: draft.done })
  }
  return { doc: bare, edits }
}

/** Ranges of comments that were made in the draft and went with their reference, as when a deletion was accepted. */
function withoutStrays(doc: Node, base: Node): Node {
  const sites = sitesIn(doc, () => '')
  const referred = new Set(sites.flatMap((s) => (s.kind === 'reference' ? [s.id] : [])))
  const strays = new Set(sites.flatMap((s) => (referred.has(s.id) ? [] : [s.id])))
  if (strays.size > 0) for (const { id } of sitesIn(base, () => '')) strays.delete(id)
  const tr = new Transform(doc)
  return removeAnchors(tr, strays) ? tr.doc : doc
}

/** The same node where nothing in it says anything. */
function withoutDrafts(node: Node, meet: (id: string, draft: CommentDraft) => void): Node {
  if (node.type === commentRef) {
    const draft = draftOf(node)
    if (draft === null) return node
    meet(node.attrs.id as string, draft)
    return commentRef.create({ id: node.attrs.id as string }, null, node.marks)
  }
  let changed: Node[] | null = null
  node.forEach((child, _offset, i) => {
    const bare = withoutDrafts(child, meet)
    if (bare !== child) changed ??= node.children.slice()
    if (changed !== null) changed[i] = bare
  })
  return changed === null ? node : node.copy(Fragment.fromArray(changed))
}
