import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPart, openPackage } from '../../src/core/docx/package.ts'
import { normaliseText } from '../../src/core/document/text.ts'
import type { Decision } from '../../src/core/revision/decide.ts'
import { textLines } from '../../src/main/app/document-views.ts'
import { decideStories, openDocument, saveDocument, type OpenDocument } from '../../src/main/app/documents.ts'
import { readContainer, type Container } from '../../src/main/engine/container/read-container.ts'
import { writeContainer } from '../../src/main/engine/container/write-container.ts'
import { corpusBytes } from './corpus.ts'

export const DECISIONS: readonly Decision[] = ['accept', 'reject']

export function opened(bytes: Uint8Array): OpenDocument {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

/** A corpus file, every story of it serialised afresh. */
export function writtenAfresh(file: string): Uint8Array {
  return saveDocument(opened(corpusBytes(file)), [], { rewrite: true })
}

/** A corpus file with all changes of all stories decided by us, written and no more. */
export function decidedByUs(file: string, decision: Decision): Uint8Array {
  const document = opened(corpusBytes(file))
  return saveDocument(document, decideStories(document, decision))
}

/** Paragraphs as MANIFEST-oracles.json compares them: normalised, empty ones left out. */
export function normalised(paragraphs: readonly string[]): string[] {
  return paragraphs.map(normaliseText).filter((text) => text !== '')
}

/** The body's paragraphs of a file, revisions and all. */
export function bodyParagraphs(bytes: Uint8Array): string[] {
  const lines = textLines(opened(bytes), 'markup').filter((line) => line.story === 'body')
  return normalised(lines.map((line) => line.text))
}

const COMMENT_PARTS = /(^|\/)(comments|commentsExtended|commentsExtensible|commentsIds|people)\d*\.xml$/
const COMMENT_MARKS = /<(\w+):comment(RangeStart|RangeEnd|Reference)\b[^>]*?(\/>|><\/\1:comment\2>)/g

/** The file without comments, for readers that crash on many: parts, relationships, content types, references. */
export function withoutComments(bytes: Uint8Array): Uint8Array {
  const container = readContainer(bytes)
  if (!container.ok) throw new Error(container.error.message)
  const pkg = openPackage(container.value)
  if (!pkg.ok) throw new Error(pkg.error.message)
  const { mainPart } = pkg.value
  const changes = new Map<string, Uint8Array | null>()
  for (const name of container.value.names()) if (COMMENT_PARTS.test(name)) changes.set(name, null)
  if (changes.size === 0) return bytes
  const slash = mainPart.lastIndexOf('/') + 1
  const relationships = `${mainPart.slice(0, slash)}_rels/${mainPart.slice(slash)}.rels`
  edit(container.value, changes, relationships, (xml) => xml.replace(/<Relationship\b[^>]*?\/>/g, keptEntry('Target')))
  edit(container.value, changes, '[Content_Types].xml', (xml) =>
    xml.replace(/<Override\b[^>]*?\/>/g, keptEntry('PartName')),
  )
  edit(container.value, changes, mainPart, (xml) => xml.replace(COMMENT_MARKS, ''))
  return writeContainer(container.value, changes)
}

const keptEntry =
  (attribute: string) =>
  (element: string): string =>
    COMMENT_PARTS.test(new RegExp(`\\b${attribute}="([^"]*)"`).exec(element)?.[1] ?? '') ? '' : element

function edit(
  container: Container,
  changes: Map<string, Uint8Array | null>,
  part: string,
  change: (xml: string) => string,
): void {
  const name = findPart(container, part)
  if (name === undefined) return
  changes.set(name, Buffer.from(change(Buffer.from(container.part(name)!).toString('utf8'))))
}

/** A folder for the files that other programs are given: made for the first of them, removed at the end. */
export class Scratch {
  #folder: string | undefined
  #count = 0

  /** @returns the path of a new file with these bytes. */
  file(bytes: Uint8Array): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'counterpart-laws-'))
    const path = join(this.#folder, `${++this.#count}.docx`)
    writeFileSync(path, bytes)
    return path
  }

  remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
  }
}
