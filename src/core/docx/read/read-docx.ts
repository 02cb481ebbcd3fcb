import type { Node } from 'prosemirror-model'
import { ok, type Result } from '../../result.ts'
import { openPackage, type DocxPackage, type PackageSource } from '../package.ts'
import { readPart, relatedParts, type PartKind, type PartReading, type Progress } from './part-reader.ts'
import { RevisionIds } from './properties.ts'
import { reportOpaques } from './report.ts'

/** A flow of text in the package, by the name the CLI promises: body, header1, footer1, footnote, endnote, textbox, comment. */
export interface Story {
  readonly name: string
  readonly part: string
  readonly id: string | null
  readonly doc: Node
  /** True for what a fallback says again: decided like the others, but neither listed nor counted. */
  readonly shadow: boolean
}

export interface DocxReading {
  readonly package: DocxPackage
  readonly parts: readonly PartReading[]
  readonly stories: readonly Story[]
  /** The import report: what is kept but shown as a placeholder, what was odd, in plain words. */
  readonly messages: readonly string[]
}

const RELATED: readonly (readonly [type: string, kind: PartKind])[] = [
  ['header', 'header'],
  ['footer', 'footer'],
  ['footnotes', 'footnotes'],
  ['endnotes', 'endnotes'],
  ['comments', 'comments'],
]

const NOTE_NAMES = { footnotes: 'footnote', endnotes: 'endnote', comments: 'comment' } as const

/** Reads every story of a package. A story part that cannot be read fails the whole: nothing is silently left out. */
export function readDocx(source: PackageSource, progress?: Progress): Result<DocxReading> {
  const pkg = openPackage(source)
  if (!pkg.ok) return pkg
  const ids = new RevisionIds()
  const wanted: [string, PartKind][] = [[pkg.value.mainPart, 'body']]
  for (const [type, kind] of RELATED) for (const part of relatedParts(pkg.value, type)) wanted.push([part, kind])
  const parts: PartReading[] = []
  for (const [part, kind] of wanted) {
    const reading = readPart(pkg.value, part, kind, ids, kind === 'body' ? progress : undefined)
    if (!reading.ok) return reading
    parts.push(reading.value)
  }
  return ok({
    package: pkg.value,
    parts,
    stories: nameStories(parts),
    messages: [...new Set([...reportOpaques(parts.flatMap((p) => p.opaques)), ...parts.flatMap((p) => p.messages)])],
  })
}

function nameStories(parts: readonly PartReading[]): Story[] {
  const count = { header: 0, footer: 0 }
  const stories: Story[] = []
  for (const reading of parts) {
    const { kind, part } = reading
    const name =
      kind === 'body' ? 'body' : kind === 'header' || kind === 'footer' ? `${kind}${++count[kind]}` : NOTE_NAMES[kind]
    for (const { id, doc } of reading.stories) stories.push({ name, part, id, doc, shadow: false })
    for (const { id, doc, shadow } of reading.textboxes) stories.push({ name: 'textbox', part, id, doc, shadow })
  }
  return stories
}

/** The body's document. */
export function bodyOf(reading: DocxReading): Node {
  return reading.stories[0]!.doc
}
