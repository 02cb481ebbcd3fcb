import type { Node } from 'prosemirror-model'
import { commenting, writeCommenting } from '../../core/docx/comments/commenting.ts'
import { settleDraft } from '../../core/docx/comments/draft-comments.ts'
import { readContext } from '../../core/docx/read/styles/context-reader.ts'
import { findPart, parsePart, readRelationships } from '../../core/docx/package.ts'
import { elements, textOf } from '../../core/docx/xml.ts'
import { encodePart, decodePart } from '../../core/docx/encoding.ts'
import type { Progress } from '../../core/docx/read/part-reader.ts'
import { withNotesApart, withNotesHeld } from '../../core/docx/notes.ts'
import { bodyOf, readDocx, type DocxReading } from '../../core/docx/read/read-docx.ts'
import { withTracking } from '../../core/docx/settings.ts'
import { writeReading, type EditedStory } from '../../core/docx/write/write-docx.ts'
import type { DocumentContext } from '../../core/document/style-sheet.ts'
import { flatten } from '../../core/document/groups.ts'
import { decide } from '../../core/revision/decide.ts'
import type { Decision, Pick } from '../../core/revision/decide.ts'
import { ok, type Result } from '../../core/result.ts'
import type { Form } from './work/work.ts'
import { packageMessages } from './package-messages.ts'
import { readContainer, type Container } from '../engine/container/read-container.ts'
import { writeContainer } from '../engine/container/write-container.ts'

/** A .docx opened and read. Its bytes are the authority; everything here can be had from them again. */
export interface OpenDocument {
  readonly container: Container
  readonly reading: DocxReading
  readonly context: DocumentContext
  /** What is worth saying about the file, in plain words. */
  readonly messages: readonly string[]
}

/** Opens bytes that claim to be a .docx. The failure says what they are instead, or what is wrong (core/api badFile). */
export function openDocument(bytes: Uint8Array, progress?: Progress): Result<OpenDocument> {
  const container = readContainer(bytes)
  if (!container.ok) return container
  const reading = readDocx(container.value, progress)
  if (!reading.ok) return reading
  const context = readContext(reading.value.package)
  return ok({
    container: container.value,
    reading: reading.value,
    context: context.value,
    messages: [...new Set([...packageMessages(reading.value), ...reading.value.messages, ...context.messages])],
  })
}

const bodies = new WeakMap<OpenDocument, Node>()

/** The document's body as read, with the notes on their references: what a draft of it begins with. */
export function bodyDoc(document: OpenDocument): Node {
  let body = bodies.get(document)
  if (body === undefined) bodies.set(document, (body = withNotesHeld(bodyOf(document.reading), document.reading)))
  return body
}

export interface SaveOptions {
  readonly rewrite?: boolean
  /** Turn change tracking on in the settings: for what goes to the other side as a redline. */
  readonly tracking?: boolean
  /** Hears how much of the writing is done, from 0 to 1. It may throw, to give it up. */
  readonly progress?: Progress | undefined
}

/** The bytes of the document with these stories in place of what was read. Unchanged parts are copied as they are. */
export function saveDocument(
  document: OpenDocument,
  edited: readonly EditedStory[],
  options: SaveOptions = {},
): Uint8Array {
  return packed(document, writeReading(document.reading, edited, writing(options)), options)
}

/** The same options, told of as a part of it all. */
function writing({ progress, ...options }: SaveOptions): SaveOptions {
  if (progress === undefined) return options
  return { ...options, progress: (done) => progress(SETTLED + done * (WRITTEN - SETTLED)) }
}

/** How much of the writing is done once the parts are text, of a document that takes long; the rest is packing. */
const WRITTEN = 0.7
/** And once it is decided what stands in them. */
const SETTLED = 0.2

function packed(document: OpenDocument, written: ReadonlyMap<string, Uint8Array>, options: SaveOptions): Uint8Array {
  const changes = new Map<string, Uint8Array | null>(written)
  options.progress?.(WRITTEN)
  if (options.tracking === true) trackingOn(document, changes)
  return changes.size === 0 ? document.container.bytes : writeContainer(document.container, changes)
}

function trackingOn(document: OpenDocument, changes: Map<string, Uint8Array | null>): void {
  const { relationships, source } = document.reading.package
  const target = relationships.find((r) => r.type === 'settings')?.target
  const name = target === undefined ? undefined : findPart(source, target)
  const decoded = name === undefined ? undefined : decodePart(source.part(name)!)
  if (name === undefined || decoded === undefined || !decoded.ok) return
  const text = withTracking(decoded.value.text)
  if (text !== decoded.value.text) changes.set(name, encodePart({ ...decoded.value, text }))
}

/** The body edited, everything else as it was. */
export function editedBody(document: OpenDocument, doc: Node): EditedStory {
  return { part: document.reading.package.mainPart, id: null, doc: flatten(doc) }
}

/** Every story with the picked revisions decided; stories where none was are left out. `body` stands in for the body as read. */
export function decideStories(document: OpenDocument, decision: Decision, pick?: Pick, body?: Node): EditedStory[] {
  const edited: EditedStory[] = []
  for (const story of document.reading.stories) {
    const before = story.name === 'body' && body !== undefined ? flatten(body) : story.doc
    const doc = decide(before, decision, pick)
    if (doc !== story.doc) edited.push({ part: story.part, id: story.id, doc })
  }
  return edited
}

/** Who last saved the file, by its own properties (ECMA-376 part 2, 8.3); '' where it does not say. */
export function lastSavedBy(document: OpenDocument): string {
  const { source } = document.reading.package
  const root = readRelationships(source, '')
  const target = root.ok ? root.value.find((r) => r.type === 'core-properties')?.target : undefined
  const name = target === undefined ? undefined : findPart(source, target)
  const parsed = name === undefined ? undefined : parsePart(source, name)
  if (parsed === undefined || !parsed.ok) return ''
  const by =
    elements(parsed.value).find((e) => e.name.endsWith('lastModifiedBy')) ??
    elements(parsed.value).find((e) => e.name.endsWith('creator'))
  return by === undefined ? '' : textOf(by).trim()
}

/**
 * A draft's document as it goes out: with its revisions and tracking on (redline), or with all of them accepted (clean),
 * and in both with the comments made in it. `doc` stands in for the body as read. Fails with what is wrong with a comment
 * part where comments were made or changed.
 */
export function saveDraft(base: OpenDocument, doc: Node | null, form: Form, progress?: Progress): Result<Uint8Array> {
  const { doc: body, edits } = doc === null ? { doc: bodyDoc(base), edits: [] } : settleDraft(doc, bodyDoc(base))
  progress?.(SETTLED / 2)
  const decided = form === 'clean' ? decideStories(base, 'accept', undefined, body) : []
  // A draft without a revision is the same when decided, and still has to be written.
  const hasBody = decided.some((story) => story.part === base.reading.package.mainPart && story.id === null)
  const whole = hasBody || body.eq(bodyDoc(base)) ? decided : [...decided, editedBody(base, body)]
  const edited = withNotesApart(base.reading, whole)
  progress?.(SETTLED)
  const options: SaveOptions = { tracking: form === 'redline', progress }
  if (edits.length === 0) return ok(saveDocument(base, edited, options))
  const written = writeCommenting({ ...commenting(base.reading, edited), edits }, writing(options))
  return written.ok ? ok(packed(base, written.value, options)) : written
}
