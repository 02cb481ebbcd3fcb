import { paragraphTexts } from '../../document/text.ts'
import type { DocxReading } from '../read/read-docx.ts'
import { localAttr, localName, XmlPart } from '../parts/xml-part.ts'
import { elements, type XmlElement } from '../xml.ts'
import { readAnchors } from './anchor-reader.ts'
import { commentPartName, type CommentPart } from './companions.ts'
import { threadRoot, type Comment, type CommentAnchor, type CommentThread, type Person } from './thread.ts'

/** What is known of a comment beside comments.xml, by the paraId of its last paragraph. */
interface Extended {
  readonly parent: string | null
  readonly done: boolean
}

interface Companions {
  readonly extended: ReadonlyMap<string, Extended>
  readonly durable: ReadonlyMap<string, string>
  readonly utc: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, Person>
}

/**
 * The comments of a package as threads, in the order of comments.xml. What the five parts say against each other is
 * read as far as it goes and told in `messages`; nothing fails that readDocx has read.
 */
export function readComments(reading: DocxReading): { value: CommentThread[]; messages: string[] } {
  const messages: string[] = []
  const name = commentPartName(reading.package, 'comments')
  const part = reading.parts.find((p) => p.part === name)
  const xml = name === undefined ? undefined : XmlPart.read(reading.package.source, name)
  if (part === undefined || xml === undefined || !xml.ok) return { value: [], messages }
  const companions = readCompanions(reading, messages)
  const anchors = readAnchors(reading)
  const comments = elements(xml.value.root).flatMap((element, i) =>
    element.name === 'w:comment' ? [readComment(element, part.stories[i]!.doc, companions, anchors)] : [],
  )
  const lost = comments.filter((c) => c.anchor === null).length
  if (lost > 0) {
    messages.push(`${lost} comment${lost === 1 ? ' is' : 's are'} not anchored in text that can be edited here`)
  }
  return { value: threadsOf(comments, companions.extended, messages), messages }
}

function readComment(
  element: XmlElement,
  doc: Comment['doc'],
  companions: Companions,
  anchors: ReadonlyMap<string, CommentAnchor>,
): Comment {
  const id = element.attrs['w:id'] ?? ''
  const author = element.attrs['w:author'] ?? ''
  const paraId = keyOf(element)
  const durableId = paraId === null ? null : (companions.durable.get(paraId) ?? null)
  return {
    id,
    paraId,
    durableId,
    author,
    initials: element.attrs['w:initials'] ?? '',
    date: element.attrs['w:date'] ?? null,
    utc: (durableId === null ? undefined : companions.utc.get(durableId)) ?? element.attrs['w16du:dateUtc'] ?? null,
    text: paragraphTexts(doc)
      .map((p) => p.text)
      .join('\n'),
    doc,
    done: paraId !== null && companions.extended.get(paraId)?.done === true,
    person: companions.people.get(author) ?? null,
    anchor: anchors.get(id) ?? null,
  }
}

/** The paraId of a comment's last paragraph, upper case; null where it has none ([MS-DOCX] 2.5.4.2, paraId). */
export function keyOf(comment: XmlElement): string | null {
  const last = elements(comment).findLast((e) => e.name === 'w:p')
  return last?.attrs['w14:paraId']?.toUpperCase() ?? null
}

/** Replies under their comment. A reply to a reply goes to the first of the thread, one to nothing stands alone. */
function threadsOf(
  comments: readonly Comment[],
  extended: ReadonlyMap<string, Extended>,
  messages: string[],
): CommentThread[] {
  const byKey = new Map<string, Comment>()
  for (const c of comments) if (c.paraId !== null && !byKey.has(c.paraId)) byKey.set(c.paraId, c)
  const parentOf = (key: string): string | undefined => {
    const parent = extended.get(key)?.parent ?? null
    return parent !== null && byKey.has(parent) ? parent : undefined
  }
  const rootOf = (c: Comment): Comment => (c.paraId === null ? c : (byKey.get(threadRoot(c.paraId, parentOf)) ?? c))
  // Two comments of one key are two threads: the second cannot be told from the first by its replies.
  const isRoot = (c: Comment): boolean => rootOf(c) === c || byKey.get(c.paraId ?? '') !== c
  const threads = new Map<Comment, Comment[]>(comments.filter(isRoot).map((c) => [c, []]))
  for (const c of comments) {
    if (!threads.has(c)) threads.get(rootOf(c))?.push(c)
    else if (c.paraId !== null && (extended.get(c.paraId)?.parent ?? null) !== null) {
      messages.push(`comment ${c.id} replies to a comment that is not there; it stands alone`)
    }
  }
  return [...threads].map(([root, replies]) => ({ ...root, replies }))
}

function readCompanions(reading: DocxReading, messages: string[]): Companions {
  const entries = (kind: CommentPart, name: string): XmlElement[] => {
    const part = commentPartName(reading.package, kind)
    const read = part === undefined ? undefined : XmlPart.read(reading.package.source, part)
    if (read !== undefined && !read.ok) messages.push(`${read.error.message}; comments are shown without it`)
    return read?.ok === true ? elements(read.value.root).filter((e) => localName(e.name) === name) : []
  }
  const upper = (e: XmlElement, name: string): string | null => localAttr(e, name)?.toUpperCase() ?? null
  return {
    extended: new Map(
      entries('commentsExtended', 'commentEx').map((e) => [
        upper(e, 'paraId') ?? '',
        { parent: upper(e, 'paraIdParent'), done: isOn(localAttr(e, 'done')) },
      ]),
    ),
    durable: new Map(
      entries('commentsIds', 'commentId').map((e) => [upper(e, 'paraId') ?? '', upper(e, 'durableId') ?? '']),
    ),
    utc: new Map(
      entries('commentsExtensible', 'commentExtensible').flatMap((e) => {
        const utc = localAttr(e, 'dateUtc')
        return utc === undefined ? [] : [[upper(e, 'durableId') ?? '', utc] as const]
      }),
    ),
    people: new Map(entries('people', 'person').map((e) => [localAttr(e, 'author') ?? '', readPerson(e)])),
  }
}

function readPerson(element: XmlElement): Person {
  const presence = elements(element).find((e) => localName(e.name) === 'presenceInfo')
  const attr = (name: string): string | null => (presence === undefined ? null : (localAttr(presence, name) ?? null))
  return { provider: attr('providerId'), userId: attr('userId') }
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
