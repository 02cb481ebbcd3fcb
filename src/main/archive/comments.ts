import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import type { InternalComment } from '../../core/agreement/comments.ts'
import type { Place } from '../../core/document/place-map.ts'
import { type TextAnchor, textAnchor } from '../../core/document/text-anchor.ts'
import { type ReadDb, type WriteDb, all, run } from './handle.ts'

interface CommentRow {
  readonly id: string
  readonly thread: string | null
  readonly text: string
  readonly author: string
  readonly initials: string
  readonly at: string
  readonly editedAt: string | null
  readonly resolved: number
  readonly anchor: string | null
}

/** An agreement's internal comments in the order they were made; none if there is no such agreement. */
export function listComments(db: ReadDb, agreement: string): InternalComment[] {
  const rows = all<CommentRow>(
    db,
    `SELECT id, thread, text, author, initials, at, edited_at AS editedAt, resolved, anchor
     FROM comment WHERE agreement = ? ORDER BY place`,
    agreement,
  )
  return rows.map(({ author, initials, resolved, anchor, ...row }) => ({
    ...row,
    author: { name: author, initials },
    resolved: resolved === 1,
    anchor: anchorOf(anchor),
  }))
}

/** Where a comment is, as this copy of the archive knows it. */
export interface CommentPlace {
  readonly comment: string
  /** In the draft after `version` steps; null when no draft has it yet. */
  readonly inDraft: (Place & { readonly version: number }) | null
  /** What it is found by where it has no place; null where only its record says. */
  readonly anchor: TextAnchor | null
}

interface PlaceRow {
  readonly comment: string
  readonly version: number | null
  readonly from: number | null
  readonly to: number | null
  readonly anchor: string | null
}

export function commentPlaces(db: ReadDb, agreement: string): CommentPlace[] {
  const rows = all<PlaceRow>(
    db,
    `SELECT comment, version, from_pos AS "from", to_pos AS "to", anchor
     FROM comment_place WHERE agreement = ? ORDER BY comment`,
    agreement,
  )
  return rows.map(({ comment, version, from, to, anchor }) => ({
    comment,
    inDraft: version === null || from === null || to === null ? null : { version, from, to },
    anchor: anchorOf(anchor),
  }))
}

/** Keeps where a comment is in the draft after `version` steps. In a transaction. */
export function setCommentPlace(db: WriteDb, agreement: string, comment: string, version: number, place: Place): void {
  run(
    db,
    `INSERT INTO comment_place (agreement, comment, version, from_pos, to_pos) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (agreement, comment) DO UPDATE SET version = excluded.version, from_pos = excluded.from_pos, to_pos = excluded.to_pos`,
    agreement,
    comment,
    version,
    place.from,
    place.to,
  )
}

/**
 * Keeps what each comment is found by in the text that the draft had, which is sealed now: its places are of a draft that
 * is gone. Comments that are not named keep what they were found by. In a transaction.
 */
export function leaveDraft(
  db: WriteDb,
  agreement: string,
  anchors: readonly { id: string; anchor: TextAnchor }[],
): void {
  run(db, 'UPDATE comment_place SET version = NULL, from_pos = NULL, to_pos = NULL WHERE agreement = ?', agreement)
  for (const { id, anchor } of anchors) {
    run(
      db,
      `INSERT INTO comment_place (agreement, comment, anchor) VALUES (?, ?, ?)
       ON CONFLICT (agreement, comment) DO UPDATE SET anchor = excluded.anchor`,
      agreement,
      id,
      canonicalJson(anchor),
    )
  }
}

/** What somebody altered so that it cannot be read counts as nothing: the comment is listed without a place. */
function anchorOf(json: string | null): TextAnchor | null {
  if (json === null) return null
  try {
    return textAnchor.nullable().catch(null).parse(JSON.parse(json))
  } catch {
    return null
  }
}
