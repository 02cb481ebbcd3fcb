import type { Node } from 'prosemirror-model'

/** Where a comment is anchored. Of what a fallback says again nothing is told. */
export interface CommentAnchor {
  /** The story by the name the CLI uses (body, header1, footnote …), its part, and its id in that part. */
  readonly story: string
  readonly part: string
  readonly storyId: string | null
  /** Ordinal (from 0, in document order) of the paragraph it begins in. */
  readonly paragraph: number
  /** Positions in the story's document as read; equal for a comment on a place. */
  readonly from: number
  readonly to: number
  /** What it is about, deleted text included, paragraphs parted by line feeds. */
  readonly text: string
}

/** An author as the people part tells them apart ([MS-DOCX] 2.5.4.6, presenceInfo). */
export interface Person {
  /** Who vouches for the id: 'AD', 'Windows Live', 'None' … null where the file says nothing. */
  readonly provider: string | null
  readonly userId: string | null
}

/** One comment (ECMA-376 part 1, 17.13.4.2) with what the parts beside comments.xml say of it. */
export interface Comment {
  readonly id: string
  /** w14:paraId of its LAST paragraph, upper case: the key of the other parts. Null in files that have none. */
  readonly paraId: string | null
  readonly durableId: string | null
  readonly author: string
  readonly initials: string
  /** w:date as written, local time by custom. */
  readonly date: string | null
  /** The same moment in UTC, where the file tells it. */
  readonly utc: string | null
  /** One line a paragraph. */
  readonly text: string
  readonly doc: Node
  readonly done: boolean
  readonly person: Person | null
  /** Null when nothing in the text points to it, or only something that is kept whole does. */
  readonly anchor: CommentAnchor | null
}

/** A comment with its replies in their order. Threads are one level deep: a reply to a reply belongs to the first. */
export interface CommentThread extends Comment {
  readonly replies: readonly Comment[]
}

/**
 * The first of the thread that a comment belongs to, following the parents; in a circle, which no reader can mean, each
 * comment is its own.
 *
 * @param parentOf the parent's key, undefined where there is none or it is not in the file.
 */
export function threadRoot(key: string, parentOf: (key: string) => string | undefined): string {
  const seen = new Set([key])
  for (let at = key; ;) {
    const parent = parentOf(at)
    if (parent === undefined) return at
    if (seen.has(parent)) return key
    seen.add(parent)
    at = parent
  }
}
