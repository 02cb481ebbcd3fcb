import type { Node } from 'prosemirror-model'
import type { ListedInternal } from '../../../../core/api/comments.ts'
import type { Output } from '../../../../core/api/index.ts'
import { rangeText } from '../../../../core/docx/comments/anchor-reader.ts'
import type { Place } from '../../../../core/document/place-map.ts'
import { anchoredIn, type Anchored } from './group-sites.ts'

/** One comment, wherever it is kept. */
export interface Said {
  readonly id: string
  readonly author: string
  readonly initials: string
  /** ISO 8601; null where the file has no date. */
  readonly date: string | null
  readonly isEdited: boolean
  readonly text: string
  /** Ours to edit and to delete. */
  readonly isMine: boolean
}

/** `internal` stays in the archive, `shared` goes to the other side. */
export type ThreadKind = 'internal' | 'shared'

export interface Thread {
  readonly key: string
  readonly kind: ThreadKind
  /** Of its first comment. */
  readonly id: string
  /** Where it is in the text; null where it is in no text that is shown here. */
  readonly place: Place | null
  /** What it is about: as it reads now, or as it read when it was found last. */
  readonly quote: string
  /** Why it has no place, in a few words; null where it has one. */
  readonly where: string | null
  readonly isResolved: boolean
  /** The first and its replies in their order; never empty. */
  readonly comments: readonly Said[]
}

export type Listing = Output<'comment.list'>
/** What is known beside the document. */
type Known = { readonly package: Listing['package']; readonly internal: readonly ListedInternal[] }
type PackageComment = Listing['package']['comments'][number]

const LONGEST_QUOTE = 400

export const keyOf = (kind: ThreadKind, id: string): string => `${kind} ${id}`

/**
 * The threads of a document: first those in its text, in its order, then those without a place there.
 *
 * @param places where internal threads are now, by id
 */
export function threadsIn(
  doc: Node,
  { package: pkg, internal }: Known,
  places: ReadonlyMap<string, Place>,
  me: string,
): Thread[] {
  const threads = [...sharedThreads(doc, pkg.comments, me), ...internalThreads(doc, internal, places)]
  const order = ({ place }: Thread): number => place?.from ?? Number.POSITIVE_INFINITY
  return threads.sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)))
}

function quoteAt(doc: Node, { from, to }: Place): string {
  return rangeText(doc, from, Math.min(to, from + LONGEST_QUOTE)).trim()
}

function sharedThreads(doc: Node, listed: readonly PackageComment[], me: string): Thread[] {
  const known = new Map(listed.map((comment) => [comment.id, comment]))
  const anchored = anchoredIn(doc).filter(({ id, draft }) => known.has(id) || draft?.made != null)
  const parentOf = ({ id, draft }: Anchored): string | null => draft?.made?.parent ?? known.get(id)?.parent ?? null
  const ids = new Set(anchored.map(({ id }) => id))
  const isFirst = (comment: Anchored): boolean => !ids.has(parentOf(comment) ?? '')
  const replies = Map.groupBy(
    anchored.filter((comment) => !isFirst(comment)),
    parentOf,
  )
  const inText = anchored.filter(isFirst).map((first): Thread => {
    const comments = [first, ...(replies.get(first.id) ?? [])]
    return {
      key: keyOf('shared', first.id),
      kind: 'shared',
      id: first.id,
      place: { from: first.from, to: first.to },
      quote: quoteAt(doc, first),
      where: null,
      isResolved: first.draft?.done ?? known.get(first.id)?.done ?? false,
      comments: comments.map((comment) => saidIn(comment, known.get(comment.id), me)),
    }
  })
  const elsewhere = listed.filter((c) => c.parent === null && !ids.has(c.id) && c.story !== 'body')
  return [...inText, ...elsewhere.map((first) => threadElsewhere(first, listed, me))]
}

function saidIn({ id, draft }: Anchored, known: PackageComment | undefined, me: string): Said {
  const by = draft?.made ?? known
  const author = by?.author ?? ''
  return {
    id,
    author,
    initials: by?.initials ?? '',
    date: draft?.made?.utc ?? draft?.made?.date ?? known?.date ?? null,
    isEdited: draft?.made == null && draft?.lines != null,
    text: draft?.lines?.join('\n') ?? known?.text ?? '',
    isMine: author === me,
  }
}

/** In a note, a header or a text box, which are not edited here: shown, and left alone. */
function threadElsewhere(first: PackageComment, listed: readonly PackageComment[], me: string): Thread {
  const comments = [first, ...listed.filter((c) => c.parent === first.id)]
  return {
    key: keyOf('shared', first.id),
    kind: 'shared',
    id: first.id,
    place: null,
    quote: first.quote,
    where: placeName(first.story),
    isResolved: first.done,
    comments: comments.map((c) => ({ ...c, isEdited: false, isMine: c.author === me })),
  }
}

function placeName(story: string | null): string {
  if (story === null) return 'In a part that is kept as it is'
  if (story.startsWith('header')) return 'In a header'
  if (story.startsWith('footer')) return 'In a footer'
  return { footnote: 'In a footnote', endnote: 'In an endnote', textbox: 'In a text box' }[story] ?? 'In another part'
}

function internalThreads(doc: Node, listed: readonly ListedInternal[], places: ReadonlyMap<string, Place>): Thread[] {
  const replies = Map.groupBy(listed, (comment) => comment.thread)
  return (replies.get(null) ?? []).map((first): Thread => {
    const at = places.get(first.id) ?? null
    const quoted = first.anchor?.quote ?? ''
    const place = at !== null && isThere(at, quoted) ? at : null
    return {
      key: keyOf('internal', first.id),
      kind: 'internal',
      id: first.id,
      place,
      quote: place === null ? quoted : quoteAt(doc, place),
      where: place === null ? 'Its text is gone' : null,
      isResolved: first.resolved,
      comments: [first, ...(replies.get(first.id) ?? [])].map(saidInternally),
    }
  })
}

/** A place that held words and holds none any more is where they were, not where they are. */
export function isThere(place: Place, quoted: string): boolean {
  return place.from < place.to || quoted === ''
}

function saidInternally({ id, author, at, editedAt, text, isMine }: ListedInternal): Said {
  return { id, author: author.name, initials: author.initials, date: at, isEdited: editedAt !== null, text, isMine }
}

/** What the list of threads is narrowed to. */
export interface ThreadFilters {
  readonly state: 'open' | 'resolved' | 'all'
  readonly kind: ThreadKind | 'all'
  /** Null for everybody. */
  readonly author: string | null
}

export const NO_FILTERS: ThreadFilters = { state: 'open', kind: 'all', author: null }

export function filtered(threads: readonly Thread[], { state, kind, author }: ThreadFilters): Thread[] {
  return threads.filter(
    (thread) =>
      (state === 'all' || thread.isResolved === (state === 'resolved')) &&
      (kind === 'all' || thread.kind === kind) &&
      (author === null || thread.comments.some((comment) => comment.author === author)),
  )
}
