import { decodePart, encodePart, type PartText } from '../encoding.ts'
import type { DocxReading } from '../read/read-docx.ts'
import type { PartKind } from '../read/part-reader.ts'
import { elements, parseXml, type XmlElement } from '../xml.ts'
import { Edits } from '../write/edits.ts'
import { referencesIn, withoutCommentRanges, type Noted, type References } from './references.ts'
import { pruneThreads } from './threads.ts'

const NOTED: Partial<Record<PartKind, Noted>> = { comments: 'comment', footnotes: 'footnote', endnotes: 'endnote' }

/**
 * Takes out of a package what the stories no longer refer to but did as read: comments (with their threads, and the ranges
 * they were about), footnotes and endnotes. Word does so when it saves; left in, a comment of a deleted clause would go to the
 * other side unseen. What nothing referred to already is not ours to remove; nor are separators, which the settings refer to.
 *
 * @param changes parts as they will be written; completed in place.
 * @param texts what the bytes in `changes` say, where that is known already
 */
export function pruneUnreferenced(reading: DocxReading, changes: Map<string, Uint8Array>, texts: WrittenTexts): void {
  const holders = reading.parts.filter((part) => NOTED[part.kind] !== undefined)
  if (holders.length === 0 || !reading.parts.some((part) => changes.has(part.part))) return
  const before = referencesAsRead(reading)
  const comments: XmlElement[] = []
  // A note that goes takes its own references along, so that others may have to follow.
  for (let again = true; again;) {
    const now = referencesIn(reading.parts.map((part) => textNow(part, changes, texts)))
    again = false
    for (const part of holders) {
      const noted = NOTED[part.kind]!
      const gone = new Set([...before[noted]].filter((id) => !now[noted].has(id)))
      const removed = gone.size === 0 ? [] : cutOut(part, `w:${noted}`, gone, changes)
      if (removed.length > 0) again = true
      if (noted === 'comment') comments.push(...removed)
    }
  }
  if (comments.length === 0) return
  const ids = new Set(comments.map((comment) => comment.attrs['w:id'] ?? ''))
  for (const part of reading.parts) {
    const text = textNow(part, changes)
    put(part, text, withoutCommentRanges(text, ids), changes)
  }
  pruneThreads(reading.package, comments, changes)
}

/** Of parts that are to be written, by their bytes: decoding 2,000 pages again takes half a second. */
export type WrittenTexts = ReadonlyMap<Uint8Array, string>

const asRead = new WeakMap<DocxReading, References>()

/** A draft is written twice when it is sent, from one reading. */
function referencesAsRead(reading: DocxReading): References {
  let found = asRead.get(reading)
  if (found === undefined) asRead.set(reading, (found = referencesIn(reading.parts.map((part) => part.text))))
  return found
}

interface Part extends PartText {
  readonly part: string
}

function textNow(part: Part, changes: ReadonlyMap<string, Uint8Array>, texts: WrittenTexts = new Map()): string {
  const bytes = changes.get(part.part)
  const known = bytes === undefined ? undefined : texts.get(bytes)
  if (known !== undefined) return known
  const decoded = bytes === undefined ? undefined : decodePart(bytes)
  return decoded?.ok === true ? decoded.value.text : part.text
}

function put(part: Part, was: string, text: string, changes: Map<string, Uint8Array>): void {
  if (text !== was) changes.set(part.part, encodePart({ text, encoding: part.encoding }))
}

/** Cuts the stories with these ids out of a part of notes or comments, and gives them. */
function cutOut(
  part: Part,
  name: string,
  ids: ReadonlySet<string>,
  changes: Map<string, Uint8Array>,
): readonly XmlElement[] {
  const text = textNow(part, changes)
  const root = parseXml(text)
  if (!root.ok) throw new Error(`${part.part} was written malformed: ${root.error.message}`)
  const removed = elements(root.value).filter(
    (e) => e.name === name && ids.has(e.attrs['w:id'] ?? '') && (e.attrs['w:type'] ?? 'normal') === 'normal',
  )
  const edits = new Edits(text)
  for (const { start, end } of removed) edits.replace(start, end, '')
  put(part, text, edits.between(0, text.length), changes)
  return removed
}
