import { findPart, parsePart, readRelationships, type DocxPackage, type Relationship } from '../package.ts'
import type { PackageSource } from '../package.ts'
import { relatedParts, type PartKind } from '../read/part-reader.ts'
import { elements, type XmlElement } from '../xml.ts'

export type { PartKind } from '../read/part-reader.ts'

const STORY_TYPES: readonly (readonly [type: string, kind: PartKind])[] = [
  ['footnotes', 'footnotes'],
  ['endnotes', 'endnotes'],
  ['comments', 'comments'],
  ['header', 'header'],
  ['footer', 'footer'],
]

/** What is read ahead of the walk, so that a reference is judged where it stands. */
export class Facts {
  readonly pkg: DocxPackage
  /** Parts that hold stories, the body first. */
  readonly stories: ReadonlyMap<string, PartKind>
  /** Undefined where the package has no such part. */
  readonly styles: ReadonlySet<string> | undefined
  readonly numbering: Numbering | undefined
  readonly #relationships = new Map<string, readonly Relationship[]>()

  constructor(pkg: DocxPackage) {
    this.pkg = pkg
    const stories = new Map<string, PartKind>([[pkg.mainPart, 'body']])
    for (const [type, kind] of STORY_TYPES) for (const part of relatedParts(pkg, type)) stories.set(part, kind)
    this.stories = stories
    const styles = this.root('styles')
    this.styles = styles === undefined ? undefined : idsOf(styles, 'w:style', 'w:styleId')
    const numbering = this.root('numbering')
    this.numbering = numbering === undefined ? undefined : readNumbering(numbering)
  }

  get source(): PackageSource {
    return this.pkg.source
  }

  relationships(part: string): readonly Relationship[] {
    let known = this.#relationships.get(part)
    if (known === undefined) {
      const read = readRelationships(this.source, part)
      this.#relationships.set(part, (known = read.ok ? read.value : []))
    }
    return known
  }

  /** The name of the first part that the document points to with this type of relationship. */
  partOf(type: string): string | undefined {
    const target = this.pkg.relationships.find((r) => r.type === type && !r.external)?.target
    return target === undefined ? undefined : findPart(this.source, target)
  }

  /** The root of such a part; undefined when there is none or it is no XML, which is found elsewhere. */
  root(type: string): XmlElement | undefined {
    const name = this.partOf(type)
    const parsed = name === undefined ? undefined : parsePart(this.source, name)
    return parsed?.ok === true ? parsed.value : undefined
  }
}

interface Numbering {
  readonly nums: ReadonlySet<string>
  readonly abstracts: ReadonlySet<string>
}

function readNumbering(root: XmlElement): Numbering {
  return { nums: idsOf(root, 'w:num', 'w:numId'), abstracts: idsOf(root, 'w:abstractNum', 'w:abstractNumId') }
}

function idsOf(root: XmlElement, name: string, attribute: string): Set<string> {
  return new Set(
    elements(root)
      .filter((e) => e.name === name)
      .map((e) => e.attrs[attribute] ?? ''),
  )
}
