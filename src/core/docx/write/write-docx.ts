import type { Node } from 'prosemirror-model'
import { blocksOf } from '../../document/groups.ts'
import { ok, type Result } from '../../result.ts'
import { decodePart, encodePart } from '../encoding.ts'
import type { PackageSource } from '../package.ts'
import { readDocx, type DocxReading } from '../read/read-docx.ts'
import type { PartReading, PartStory } from '../read/part-reader.ts'
import { BlockWriter } from './block-writer.ts'
import { IdAllocator } from './ids.ts'
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
}

/**
 * Writes edited stories into the package they were read from. The source is not changed.
 *
 * @returns the new bytes of each part that differs; parts not in the map are to be copied raw. Empty when nothing was edited.
 */
export function writeDocx(
  source: PackageSource,
  edited: readonly EditedStory[],
  options: WriteOptions = {},
): Result<Map<string, Uint8Array>> {
  const reading = readDocx(source)
  return reading.ok ? ok(writeReading(reading.value, edited, options)) : reading
}

/** The same for a package that has just been read and whose reading nobody changed. */
export function writeReading(
  reading: DocxReading,
  edited: readonly EditedStory[],
  options: WriteOptions = {},
): Map<string, Uint8Array> {
  const rewrite = options.rewrite ?? false
  const changes = new Map<string, Uint8Array>()
  let ids: IdAllocator | undefined
  for (const part of reading.parts) {
    const docs = new Map(part.stories.map((s) => [s, editedDoc(part, s, edited) ?? s.doc]))
    if (!rewrite && [...docs].every(([story, doc]) => sameStory(story.doc, doc))) continue
    ids ??= new IdAllocator(reading.parts.map((p) => p.text))
    const text = writePart(part, docs, ids, rewrite)
    if (text !== part.text) changes.set(part.part, encodePart({ text, encoding: part.encoding }))
  }
  return changes
}

function editedDoc(part: PartReading, story: PartStory, edited: readonly EditedStory[]): Node | undefined {
  return edited.find((e) => e.part === part.part && e.id === story.id)?.doc
}

function sameStory(was: Node, now: Node): boolean {
  if (was === now) return true
  if (was.attrs.sectPr !== now.attrs.sectPr) return false
  const a = blocksOf(was)
  const b = blocksOf(now)
  return a.length === b.length && a.every((block, i) => block.eq(b[i]!))
}

function writePart(part: PartReading, docs: ReadonlyMap<PartStory, Node>, ids: IdAllocator, rewrite: boolean): string {
  const writer = new BlockWriter(part, ids, rewrite)
  let out = ''
  let at = 0
  for (const story of part.stories) {
    const doc = docs.get(story)!
    out += part.text.slice(at, story.from)
    at = story.to
    if (!rewrite && sameStory(story.doc, doc)) out += part.text.slice(story.from, story.to)
    else out += writer.blocks(blocksOf(doc)) + ((doc.attrs.sectPr as string | null) ?? '')
  }
  return declarePrefixes(out + part.text.slice(at), part, writer.prefixes)
}

/** Reads a part's text, for the few that are edited as text (settings). */
export function partText(source: PackageSource, part: string): string | undefined {
  const bytes = source.part(part)
  const decoded = bytes === undefined ? undefined : decodePart(bytes)
  return decoded?.ok === true ? decoded.value.text : undefined
}
