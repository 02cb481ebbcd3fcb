import type { Node } from 'prosemirror-model'
import type { DocxReading } from '../read/read-docx.ts'
import { commentStyles, referenceProperties } from './comment-xml.ts'
import { draftOf } from './draft-comments.ts'
import { readComments } from './read-comments.ts'
import { markersOf, sitesIn } from './sites.ts'
import type { Comment } from './thread.ts'

/** A comment of a package as an editor lists it. The text around it is the editor's: only what stands elsewhere is quoted. */
export interface PackageComment {
  readonly id: string
  /** The first comment of its thread; null for that one itself. */
  readonly parent: string | null
  readonly author: string
  readonly initials: string
  /** UTC where the file tells it, else as written; null where it has no date. */
  readonly date: string | null
  readonly text: string
  readonly done: boolean
  /** The story it is anchored in, as the CLI names it; null where nothing that can be edited refers to it. */
  readonly story: string | null
  /** What it is about, when that is not in the body; '' otherwise. */
  readonly quote: string
}

/** What an editor needs to comment on a document. */
export interface PackageComments {
  readonly comments: readonly PackageComment[]
  /** A w:id above every one in use: those that follow it are free too. */
  readonly nextId: number
  /** Run properties of a comment's mark in this document. */
  readonly look: string
  /** How many comments the document has as it stands, and how many of them were made in the draft. */
  readonly going: { readonly all: number; readonly made: number }
}

/** @param doc the body as the draft has it: its comments' ids are in use too. */
export function packageComments(reading: DocxReading, doc: Node): PackageComments {
  const threads = readComments(reading).value
  const comments = threads.flatMap((t) => [listed(t, null), ...t.replies.map((r) => listed(r, t.id))])
  const look = referenceProperties(commentStyles(reading.package))
  return { comments, nextId: nextId(reading, doc, comments), look, going: going(doc, comments) }
}

function going(doc: Node, comments: readonly PackageComment[]): PackageComments['going'] {
  const referred = new Map(
    sitesIn(doc, () => '').flatMap((s) =>
      s.kind === 'reference' ? [[s.id, draftOf(s.node)?.made != null] as const] : [],
    ),
  )
  const made = [...referred.values()].filter(Boolean).length
  // What is anchored outside the body cannot have gone; in it, a comment lives by its reference.
  const stay = comments.filter((c) => c.story !== 'body' || referred.has(c.id)).length
  return { all: stay + made, made }
}

function listed(
  { id, author, initials, date, utc, text, done, anchor }: Comment,
  parent: string | null,
): PackageComment {
  const isBody = anchor !== null && anchor.story === 'body'
  const quote = anchor === null || isBody ? '' : anchor.text.slice(0, 300)
  return { id, parent, author, initials, date: utc ?? date, text, done, story: anchor?.story ?? null, quote }
}

function nextId(reading: DocxReading, doc: Node, comments: readonly PackageComment[]): number {
  let last = -1
  const see = (id: string): void => {
    if (/^\d{1,9}$/.test(id)) last = Math.max(last, Number(id))
  }
  for (const { id } of comments) see(id)
  for (const part of reading.parts) {
    for (const flow of [...part.stories, ...part.textboxes]) {
      for (const site of sitesIn(flow.doc, markersOf(part, flow))) see(site.id)
    }
  }
  for (const site of sitesIn(doc, () => '')) see(site.id)
  return last + 1
}
