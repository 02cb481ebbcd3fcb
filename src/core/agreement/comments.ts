import type { TextAnchor } from '../document/text-anchor.ts'

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

/** The comments that are not deleted, in the order they were made: a thread goes with its first comment. */
export function shownComments(
  kept: ReadonlyMap<string, InternalComment & { readonly deleted: boolean }>,
): InternalComment[] {
  const isThere = (id: string | null): boolean => id === null || kept.get(id)?.deleted === false
  return [...kept.values()]
    .filter((comment) => !comment.deleted && isThere(comment.thread))
    .map(({ deleted: _deleted, ...comment }) => comment)
}
