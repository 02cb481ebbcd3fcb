/** A comment that is being written. Ids and times are passed in: nothing here draws or reads them. */
export interface NewComment {
  readonly author: string
  readonly initials: string
  /** w:date, ISO 8601. */
  readonly date: string
  /** The same moment in UTC; null leaves the time out of commentsExtensible. */
  readonly utc: string | null
  /** Eight hex digits, above 0 and below 0x80000000. One that the package has already gives way to the next free one. */
  readonly paraId: string
  /** The same, for the id that Word keeps a comment by across files. */
  readonly durableId: string
  /** One a paragraph; a tab stands for itself. */
  readonly lines: readonly string[]
}

/**
 * What was done to the comments of a package, as data: a draft can keep it beside the document's steps, and apply it at
 * export, when the stories with their anchors have been written. Comments are named by w:id.
 */
export type CommentEdit =
  | { readonly kind: 'add'; readonly id: string; readonly parent: string | null; readonly comment: NewComment }
  | { readonly kind: 'done'; readonly id: string; readonly done: boolean }
  | { readonly kind: 'text'; readonly id: string; readonly lines: readonly string[] }
  | { readonly kind: 'delete'; readonly ids: readonly string[] }

/**
 * What a draft says of a comment, kept on the reference in its text: so undo, the journal, checkpoints and versions hold
 * comments as they hold text. `draft-comments.ts` makes CommentEdits of it when the draft is written out.
 */
export interface CommentDraft {
  /** Who made it in this draft, and the comment it answers; null for one that the package has. */
  readonly made: (Omit<NewComment, 'lines'> & { readonly parent: string | null }) | null
  /** Its text, where that is not the package's. */
  readonly lines: readonly string[] | null
  /** Whether its thread is resolved, where the package says otherwise. */
  readonly done: boolean | null
}
