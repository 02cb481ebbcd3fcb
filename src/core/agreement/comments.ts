import type { TextAnchor } from '../document/text-anchor.ts'
import { type KnownRecord, type LogRecord, byTime, knownRecord } from './record.ts'
import { instantOf } from './record-time.ts'

/**
 * A comment of ours that stays in the archive: it is a record of its agreement, never part of a document, and so in no
 * file that goes out.
 */
export interface InternalComment {
  readonly id: string
  /** The first comment of its thread; null for that one itself. Threads are one level deep. */
  readonly thread: string | null
  readonly text: string
  readonly author: { readonly name: string; readonly initials: string }
  /** ISO 8601, UTC. */
  readonly at: string
  /** When its text was last changed; null when it never was. */
  readonly editedAt: string | null
  /** Of the first of a thread; false for replies. */
  readonly resolved: boolean
  /** What it is about, as it was when that was last said by a person; null for replies. */
  readonly anchor: TextAnchor | null
}

interface Kept extends InternalComment {
  readonly deleted: boolean
}

/**
 * The internal comments that the records of an agreement amount to, in the order they were made. The records are a set:
 * the later of two changes counts, whatever order they arrived in. What is deleted is left out, a thread with its replies.
 */
export function projectComments(records: readonly LogRecord[]): InternalComment[] {
  const comments = new Map<string, Kept>()
  for (const record of [...records].sort(byTime)) {
    const known = knownRecord(record)
    if (known?.type === 'comment.added') add(comments, known)
    else if (known?.type === 'comment.changed') change(comments, known)
  }
  const isThere = (id: string | null): boolean => id === null || comments.get(id)?.deleted === false
  return [...comments.values()]
    .filter((comment) => !comment.deleted && isThere(comment.thread))
    .map(({ deleted: _deleted, ...comment }) => comment)
}

type Added = Extract<KnownRecord, { type: 'comment.added' }>
type Changed = Extract<KnownRecord, { type: 'comment.changed' }>

/** A comment is made once: a later record that claims its id changes nothing. */
function add(comments: Map<string, Kept>, { payload, time }: Added): void {
  const { comment: id, thread, text, anchor, author } = payload
  if (comments.has(id)) return
  // A reply to a reply belongs to the first of its thread.
  const root = thread === null ? null : (comments.get(thread)?.thread ?? thread)
  const { name, initials } = author
  comments.set(id, {
    id,
    thread: root,
    text,
    author: { name, initials },
    at: instantOf(time),
    editedAt: null,
    resolved: false,
    anchor,
    deleted: false,
  })
}

function change(comments: Map<string, Kept>, { payload, time }: Changed): void {
  const comment = comments.get(payload.comment)
  if (comment === undefined) return
  const { text, resolved, deleted, anchor } = payload.fields
  comments.set(comment.id, {
    ...comment,
    text: text ?? comment.text,
    editedAt: text === undefined ? comment.editedAt : instantOf(time),
    resolved: resolved ?? comment.resolved,
    deleted: deleted ?? comment.deleted,
    anchor: anchor ?? comment.anchor,
  })
}
