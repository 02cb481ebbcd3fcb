import type { Node } from 'prosemirror-model'
import { listsInUse } from '../../document/added-lists.ts'
import { blocksOf } from '../../document/groups.ts'
import { encodePart } from '../encoding.ts'
import { withNotesApart } from '../notes.ts'
import { withParts } from '../parts/overlay.ts'
import { pruneUnreferenced } from '../prune/unreferenced.ts'
import type { DocxReading } from '../read/read-docx.ts'
import type { PartReading, PartStory, Progress } from '../read/part-reader.ts'
import { BlockWriter, type BlockSource } from './block-writer.ts'
import { Edits } from './edits.ts'
import { IdAllocator } from './ids.ts'
import { withLists } from './list-writer.ts'
import { addNotes, referencesWritten, type NewNote } from './note-writer.ts'
import { declarePrefixes } from './prefixes.ts'

/** Edited stories by part and story id (null for body, headers and footers). Stories not named stay as they are. */
export interface EditedStory {
  readonly part: string
  readonly id: string | null
  readonly doc: Node
}

export interface WriteOptions {
  /** Serialise every block afresh instead of copying what is unchanged: to prove that the projection holds everything. */
  readonly rewrite?: boolean
  /** Hears how much of the body's blocks is written, from 0 to 1. It may throw, to give it up. */
  readonly progress?: Progress | undefined
}

/**
 * Writes edited stories into the package they were read from. Neither the reading nor its source is changed.
 *
 * What the text no longer refers to (comments, notes) goes with it.
 *
 * @returns the new bytes of each part that differs; parts not in the map are to be copied raw. Empty when nothing was edited.
 */
export function writeReading(
  reading: DocxReading,
  stories: readonly EditedStory[],
  options: WriteOptions = {},
): Map<string, Uint8Array> {
  const rewrite = options.rewrite ?? false
  const changes = new Map<string, Uint8Array>()
  const texts = new Map<Uint8Array, string>()
  const { edited, notes } = withNotes(reading, withNotesApart(reading, stories))
  const byStory = new Map(edited.map((e) => [keyOf(e.part, e.id), e.doc]))
  let ids: IdAllocator | undefined
  for (const part of reading.parts) {
    const docs = new Map(
      [...part.stories, ...part.textboxes].map((s) => [s, byStory.get(keyOf(part.part, s.id)) ?? s.doc]),
    )
    if (!rewrite && [...docs].every(([story, doc]) => sameStory(story.doc, doc))) continue
    ids ??= new IdAllocator(reading.parts.map((p) => p.text))
    const text = writePart(part, docs, ids, {
      rewrite,
      progress: part.part === reading.package.mainPart ? options.progress : undefined,
    })
    if (text === part.text) continue
    const bytes = encodePart({ text, encoding: part.encoding })
    changes.set(part.part, bytes)
    texts.set(bytes, text)
  }
  for (const { doc } of edited) addLists(reading, doc, changes)
  pruneUnreferenced(reading, changes, texts)
  if (notes.length > 0) {
    addNotes(reading.package, notes, ids ?? new IdAllocator(reading.parts.map((p) => p.text)), changes)
  }
  return changes
}

/** Stories with the references to their new footnotes as they are written, and those footnotes. */
function withNotes(
  reading: DocxReading,
  stories: readonly EditedStory[],
): { edited: readonly EditedStory[]; notes: readonly NewNote[] } {
  const taken = new Set(reading.stories.flatMap((s) => (s.name === 'footnote' && s.id !== null ? [s.id] : [])))
  const notes: NewNote[] = []
  const edited = stories.map((story) => {
    const written = referencesWritten(story.doc, taken)
    for (const note of written.notes) taken.add(note.id)
    notes.push(...written.notes)
    return written.doc === story.doc ? story : { ...story, doc: written.doc }
  })
  return { edited, notes }
}

/** Lists that the story names and that were made with it (document/added-lists.ts). */
function addLists(reading: DocxReading, doc: Node, changes: Map<string, Uint8Array>): void {
  const lists = listsInUse(doc)
  if (lists === null) return
  const main = reading.parts.find(({ part }) => part === reading.package.mainPart)
  const pkg = { ...reading.package, source: withParts(reading.package.source, changes) }
  for (const [name, bytes] of withLists(pkg, main?.text ?? '', lists)) changes.set(name, bytes)
}

/** A part's name holds no line feed. */
function keyOf(part: string, id: string | null): string {
  return `${part}\n${id ?? ''}`
}

function sameStory(was: Node, now: Node): boolean {
  if (was === now) return true
  if (was.attrs.sectPr !== now.attrs.sectPr) return false
  const a = blocksOf(was)
  const b = blocksOf(now)
  return a.length === b.length && a.every((block, i) => block.eq(b[i]!))
}

function writePart(
  part: PartReading,
  docs: ReadonlyMap<PartStory, Node>,
  ids: IdAllocator,
  { rewrite = false, progress }: WriteOptions,
): string {
  const options = { rewrite, writesUtc: part.root.attrs['xmlns:w16du'] !== undefined }
  const edits = new Edits(part.text)
  const prefixes = new Set<string>()
  const blocksXml = (source: BlockSource, doc: Node): string => {
    const writer = new BlockWriter(source, (from, to) => edits.between(from, to), ids, options)
    const xml = writer.blocks(blocksOf(doc))
    for (const prefix of writer.prefixes) prefixes.add(prefix)
    return xml
  }
  const changed = (story: PartStory): boolean => rewrite || !sameStory(story.doc, docs.get(story)!)
  // Inner boxes come after the ones they stand in, and have to be written first.
  for (const box of part.textboxes.toReversed()) {
    if (changed(box)) edits.replace(box.from, box.to, blocksXml(box, docs.get(box)!))
  }
  const flow = new BlockWriter(part, (from, to) => edits.between(from, to), ids, options)
  let out = ''
  let at = 0
  for (const story of part.stories) {
    const doc = docs.get(story)!
    out += edits.between(at, story.from)
    at = story.to
    if (!changed(story)) out += edits.between(story.from, story.to)
    else out += flow.blocks(blocksOf(doc), progress) + ((doc.attrs.sectPr as string | null) ?? '')
  }
  for (const prefix of flow.prefixes) prefixes.add(prefix)
  return declarePrefixes(out + edits.between(at, part.text.length), part, prefixes)
}
