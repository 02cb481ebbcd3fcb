import { err, ok, type Failure, type Result } from '../../result.ts'
import type { PackageSource } from '../package.ts'
import { relatedParts } from '../read/part-reader.ts'
import { localAttr } from '../parts/xml-part.ts'
import { elements, escapeAttribute, type XmlElement } from '../xml.ts'
import type { CommentEdit, NewComment } from './comment-edit.ts'
import { CommentParts, unknownComment } from './comment-parts.ts'
import { commentElement, commentParagraphs, commentStyles, paragraphLines, type CommentStyles } from './comment-xml.ts'
import { derivedId, HexIds, paraIdsIn } from './hex-ids.ts'
import { keyOf } from './read-comments.ts'
import { threadRoot } from './thread.ts'

/**
 * Applies edits to the comments of a package: comments.xml and the four parts beside it stay in step ([MS-DOCX] 2.5.4),
 * each made where it is missing. Anchors are not touched: they are in the stories (see commenting.ts).
 *
 * @returns the new bytes of each part that differs, or `unknown-comment`, `comment-exists`, or what is wrong with a part.
 */
export function applyCommentEdits(
  source: PackageSource,
  edits: readonly CommentEdit[],
): Result<Map<string, Uint8Array>> {
  if (edits.length === 0) return ok(new Map())
  const parts = CommentParts.open(source)
  if (!parts.ok) return parts
  const editor = new Editor(parts.value, source)
  const goes = new Set(edits.flatMap((edit) => (edit.kind === 'delete' ? edit.ids : [])))
  for (const edit of edits) {
    const done = editor.apply(edit)
    // What is deleted in the end may have gone already, with the text that it was about.
    const isGone = edit.kind !== 'delete' && goes.has(edit.id)
    if (!done.ok && !(isGone && done.error.kind === 'unknown-comment')) return done
  }
  return ok(parts.value.changes())
}

const DONE = ok(null)

class Editor {
  readonly #parts: CommentParts
  readonly #styles: CommentStyles
  readonly #paraIds: HexIds
  readonly #durableIds: HexIds

  constructor(parts: CommentParts, source: PackageSource) {
    this.#parts = parts
    this.#styles = commentStyles(parts.pkg)
    const kinds = ['header', 'footer', 'footnotes', 'endnotes', 'comments']
    const stories = [parts.pkg.mainPart, ...kinds.flatMap((kind) => relatedParts(parts.pkg, kind))]
    this.#paraIds = new HexIds(paraIdsIn(source, stories))
    this.#durableIds = new HexIds(parts.entries('commentsIds').map((e) => localAttr(e, 'durableId') ?? ''))
  }

  apply(edit: CommentEdit): Result<null> {
    switch (edit.kind) {
      case 'add':
        return this.#add(edit.id, edit.parent, edit.comment)
      case 'done':
        return this.#setDone(edit.id, edit.done)
      case 'text':
        return this.#setText(edit.id, edit.lines)
      case 'delete':
        return this.#delete(edit.ids)
    }
  }

  #comments(): XmlElement[] {
    return this.#parts.entries('comments').filter((e) => e.name === 'w:comment')
  }

  #find(id: string): XmlElement | undefined {
    return this.#comments().find((e) => e.attrs['w:id'] === id)
  }

  /** The key of its thread's first comment, by the key of each comment. */
  #roots(): Map<string, string> {
    const keys = new Set(this.#comments().map(keyOf))
    const parents = new Map(
      this.#parts
        .entries('commentsExtended')
        .map((e) => [localAttr(e, 'paraId')?.toUpperCase(), localAttr(e, 'paraIdParent')?.toUpperCase()]),
    )
    const parentOf = (key: string): string | undefined => {
      const parent = parents.get(key)
      return parent !== undefined && keys.has(parent) ? parent : undefined
    }
    return new Map([...keys].flatMap((key) => (key === null ? [] : [[key, threadRoot(key, parentOf)] as const])))
  }

  /** The comments of the thread that a key belongs to, in their order: the first of the thread is the one of `root`. */
  #thread(key: string): { root: string; comments: XmlElement[] } {
    const roots = this.#roots()
    const root = roots.get(key) ?? key
    return { root, comments: this.#comments().filter((e) => roots.get(keyOf(e) ?? '') === root) }
  }

  #add(id: string, parent: string | null, comment: NewComment): Result<null> {
    if (this.#find(id) !== undefined) {
      return err({ kind: 'comment-exists', message: `there is a comment ${id} in this document already` })
    }
    const missing = this.#parts.require('comments')
    if (missing !== null) return err(missing)
    const above = parent === null ? ok(null) : this.#keyed(parent)
    if (!above.ok) return above
    const thread = above.value === null ? null : this.#thread(above.value)
    const local = this.#parts.bind('comments')
    const { paragraphs, key } = this.#paragraphs(comment.lines, comment.paraId)
    const xml = commentElement(escapeAttribute(id), comment, paragraphs, local)
    const last = thread?.comments.at(-1)
    const part = this.#parts.part('comments')!
    this.#parts.set('comments', last === undefined ? part.append(xml) : part.after(last, xml))
    return this.#list(key, thread?.root ?? null, comment)
  }

  /** Paragraphs with ids of their own; the last one's is the comment's key. */
  #paragraphs(lines: readonly string[], wanted: string, kept?: string): { paragraphs: string; key: string } {
    const parted = paragraphLines(lines)
    const key = kept ?? this.#paraIds.claim(wanted)
    const paraIds = [...parted.slice(1).map(() => this.#paraIds.claim(key)), key]
    return { paragraphs: commentParagraphs(parted, paraIds, this.#styles), key }
  }

  /** Lists a comment in the parts beside comments.xml. One that was there before (`comment` null) brings no time. */
  #list(key: string, root: string | null, comment: NewComment | null): Result<null> {
    const parts = this.#parts
    const had = { ids: parts.has('commentsIds'), extended: parts.has('commentsExtended') }
    for (const kind of ['commentsExtended', 'commentsIds'] as const) {
      const missing = parts.require(kind)
      if (missing !== null) return err(missing)
    }
    // A part that is new has to list the others too: Word gives what is unlisted a thread of its own.
    const others = this.#comments().flatMap((e) => keyOf(e) ?? [])
    this.#extend(had.extended ? [key] : [...others, key], key, root)
    const durable = this.#identify(had.ids ? [key] : [...others, key], key, comment?.durableId)
    if (comment === null) return DONE
    const failure = this.#time(durable, comment.utc) ?? this.#introduce(comment.author)
    return failure === null ? DONE : err(failure)
  }

  /** commentEx ([MS-DOCX] 2.5.4.2) for the keys that have none. `own` replies to `root`, and is as done as its thread. */
  #extend(keys: readonly string[], own: string, root: string | null): void {
    const entries = this.#parts.entries('commentsExtended')
    const listed = new Set(entries.map((e) => localAttr(e, 'paraId')?.toUpperCase()))
    const thread = entries.find((e) => localAttr(e, 'paraId')?.toUpperCase() === root)
    const done = thread === undefined ? '0' : (localAttr(thread, 'done') ?? '0')
    const missing = [...new Set(keys)].filter((key) => !listed.has(key))
    this.#parts.add(
      'commentsExtended',
      'commentEx',
      missing.map((paraId) =>
        paraId === own && root !== null ? { paraId, paraIdParent: root, done } : { paraId, done: '0' },
      ),
    )
  }

  /** commentId for the keys that have none; returns the durable id of `own`. */
  #identify(keys: readonly string[], own: string, wanted: string | undefined): string {
    const entries = this.#parts.entries('commentsIds')
    const listed = new Map(entries.map((e) => [localAttr(e, 'paraId')?.toUpperCase(), localAttr(e, 'durableId') ?? '']))
    const added: { paraId: string; durableId: string }[] = []
    for (const paraId of new Set(keys)) {
      if (listed.has(paraId)) continue
      const durableId = this.#durableIds.claim((paraId === own ? wanted : undefined) ?? derivedId(paraId))
      listed.set(paraId, durableId)
      added.push({ paraId, durableId })
    }
    this.#parts.add('commentsIds', 'commentId', added)
    return listed.get(own)!
  }

  #time(durableId: string, utc: string | null): Failure | null {
    if (utc === null) return null
    const missing = this.#parts.require('commentsExtensible')
    if (missing !== null) return missing
    this.#parts.add('commentsExtensible', 'commentExtensible', [{ durableId, dateUtc: escapeAttribute(utc) }])
    return null
  }

  /** Sees that the author is among the people; in a new part every author is. */
  #introduce(author: string): Failure | null {
    const isNew = !this.#parts.has('people')
    const missing = this.#parts.require('people')
    if (missing !== null) return missing
    const known = new Set(this.#parts.entries('people').map((e) => localAttr(e, 'author') ?? ''))
    const all = isNew ? this.#comments().map((e) => e.attrs['w:author'] ?? '') : []
    for (const name of new Set([...all, author])) {
      if (known.has(name)) continue
      const user = escapeAttribute(name)
      // An author without an account is their name, as Word itself writes it.
      const presence = `<w15:presenceInfo w15:providerId="None" w15:userId="${user}"/>`
      this.#parts.add('people', 'person', [{ author: user }], presence)
    }
    return null
  }

  /** The key of a comment, which is made and listed where the file gives it none. */
  #keyed(id: string): Result<string> {
    const comment = this.#find(id)
    if (comment === undefined) return unknownComment(id)
    let key = keyOf(comment)
    if (key === null) {
      key = this.#paraIds.claim(derivedId(Number.parseInt(id, 10).toString(16)))
      this.#giveKey(id, key)
    }
    const listed = this.#list(key, null, null)
    return listed.ok ? ok(key) : listed
  }

  #giveKey(id: string, key: string): void {
    const local = this.#parts.bind('comments')
    const comment = this.#find(id)!
    const last = elements(comment).findLast((e) => e.name === 'w:p')
    const part = this.#parts.part('comments')!
    if (last === undefined) {
      const paragraph = commentParagraphs([''], [key], this.#styles).replace('<w:p', `<w:p${local}`)
      const inner = elements(comment).map((e) => part.text.slice(e.start, e.end))
      this.#parts.set('comments', part.withContent(comment, inner.join('') + paragraph))
    } else {
      const { start } = last
      const at = start + part.rawName(last).length + 1
      this.#parts.set('comments', part.splice(at, at, `${local} w14:paraId="${key}"`))
    }
  }

  /** w15:done on every comment of the thread, so that whichever a reader looks at says the same. */
  #setDone(id: string, done: boolean): Result<null> {
    const own = this.#keyed(id)
    if (!own.ok) return own
    for (const comment of this.#thread(own.value).comments) {
      const key = this.#keyed(comment.attrs['w:id'] ?? '')
      if (!key.ok) return key
      const local = this.#parts.bind('commentsExtended')
      const entry = this.#parts.entry('commentsExtended', 'paraId', key.value)!
      const part = this.#parts.part('commentsExtended')!
      const fresh = `${local.trimStart()} w15:done`.trimStart()
      this.#parts.set('commentsExtended', part.withAttribute(entry, 'done', fresh, done ? '1' : '0'))
    }
    return DONE
  }

  /** Other text: the last paragraph keeps the key that the thread hangs on. */
  #setText(id: string, lines: readonly string[]): Result<null> {
    const before = this.#find(id)
    if (before === undefined) return unknownComment(id)
    const local = this.#parts.bind('comments')
    const comment = this.#find(id)!
    const key = keyOf(comment)
    const wanted = derivedId(Number.parseInt(id, 10).toString(16))
    const { paragraphs } = this.#paragraphs(lines, wanted, key ?? undefined)
    const written = local === '' ? paragraphs : paragraphs.replaceAll('<w:p ', `<w:p${local} `)
    this.#parts.set('comments', this.#parts.part('comments')!.withContent(comment, written))
    return DONE
  }

  /** These comments, as far as they are there. People stay: the revisions may be by them too. */
  #delete(ids: readonly string[]): Result<null> {
    for (const id of ids) {
      const element = this.#find(id)
      if (element === undefined) continue
      const key = keyOf(element)
      this.#parts.remove('comments', element)
      if (key !== null) this.#unlist(key)
    }
    return DONE
  }

  #unlist(key: string): void {
    const remove = (kind: 'commentsExtended' | 'commentsIds' | 'commentsExtensible', name: string, value: string) => {
      const entry = this.#parts.entry(kind, name, value)
      if (entry !== undefined) this.#parts.remove(kind, entry)
      return entry
    }
    remove('commentsExtended', 'paraId', key)
    const identified = remove('commentsIds', 'paraId', key)
    const durable = identified === undefined ? undefined : localAttr(identified, 'durableId')?.toUpperCase()
    if (durable !== undefined) remove('commentsExtensible', 'durableId', durable)
  }
}
