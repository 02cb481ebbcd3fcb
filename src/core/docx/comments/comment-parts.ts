import { err, ok, type Failure, type Result } from '../../result.ts'
import { namespaceOf } from '../namespaces.ts'
import { openPackage, type DocxPackage, type PackageSource } from '../package.ts'
import { addPart } from '../parts/add-part.ts'
import { withParts } from '../parts/overlay.ts'
import { localAttr, XmlPart } from '../parts/xml-part.ts'
import { decodePart } from '../encoding.ts'
import { elements, type XmlElement } from '../xml.ts'
import { COMMENT_PARTS, commentPartName, emptyPart, prefixOf, strictNamespace, type CommentPart } from './companions.ts'

/**
 * The five comment parts of one package while they are being edited, made where they are missing. A working copy: the
 * package it was opened from stays as it was.
 */
export class CommentParts {
  #source: PackageSource
  readonly pkg: DocxPackage
  readonly #parts = new Map<CommentPart, { name: string; part: XmlPart }>()
  readonly #changes = new Map<string, Uint8Array>()

  private constructor(source: PackageSource, pkg: DocxPackage) {
    this.#source = source
    this.pkg = pkg
  }

  /** Failures are openPackage's, and `bad-xml` and its like for a comment part that cannot be read. */
  static open(source: PackageSource): Result<CommentParts> {
    const pkg = openPackage(source)
    if (!pkg.ok) return pkg
    const parts = new CommentParts(source, pkg.value)
    for (const kind of COMMENT_PARTS) {
      const name = commentPartName(pkg.value, kind)
      const part = name === undefined ? undefined : XmlPart.read(source, name)
      if (part !== undefined && !part.ok) return part
      if (name !== undefined && part !== undefined) parts.#parts.set(kind, { name, part: part.value })
    }
    return ok(parts)
  }

  has(kind: CommentPart): boolean {
    return this.#parts.has(kind)
  }

  part(kind: CommentPart): XmlPart | undefined {
    return this.#parts.get(kind)?.part
  }

  /** The children of a part's root; none where the package has no such part. */
  entries(kind: CommentPart): XmlElement[] {
    const part = this.part(kind)
    return part === undefined ? [] : elements(part.root)
  }

  /** The entry of a part beside comments.xml that has this (upper-case) value. */
  entry(kind: CommentPart, attribute: string, value: string): XmlElement | undefined {
    return this.entries(kind).find((e) => (localAttr(e, attribute) ?? '').toUpperCase() === value)
  }

  set(kind: CommentPart, part: XmlPart): void {
    const { name } = this.#parts.get(kind)!
    this.#parts.set(kind, { name, part })
    this.#changes.set(name, part.bytes())
  }

  /** Makes the part where it is missing. The failure is addPart's. */
  require(kind: CommentPart): Failure | null {
    if (this.has(kind)) return null
    const main = decodePart(this.#source.part(this.pkg.mainPart) ?? new Uint8Array())
    const strict = main.ok ? strictNamespace(main.value.text) : null
    const empty = emptyPart(this.pkg, kind, strict)
    const added = addPart(this.#source, this.pkg.mainPart, empty)
    if (!added.ok) return added.error
    this.#source = withParts(this.#source, added.value.changes)
    for (const [name, bytes] of added.value.changes) this.#changes.set(name, bytes)
    const part = XmlPart.read(this.#source, added.value.name)
    if (!part.ok) return part.error
    this.#parts.set(kind, { name: added.value.name, part: part.value })
    return null
  }

  /**
   * Makes the part's own prefix, and for comments.xml w14, mean what is written with them; what the root binds otherwise
   * is declared by the attributes that are returned.
   */
  bind(kind: CommentPart): string {
    const own = this.part(kind)!
    const first = own.bind(prefixOf(kind), own.namespace)
    if (kind !== 'comments') {
      if (first.part !== own) this.set(kind, first.part)
      return first.local
    }
    const second = first.part.bind('w14', namespaceOf('w14')!)
    if (second.part !== own) this.set(kind, second.part)
    return first.local + second.local
  }

  /** Adds entries, written with the part's canonical prefix, behind the others. Values are escaped already. */
  add(kind: CommentPart, name: string, entries: readonly Readonly<Record<string, string>>[], content = ''): void {
    if (entries.length === 0) return
    const local = this.bind(kind)
    const prefix = prefixOf(kind)
    const written = entries.map((attributes) => {
      const pairs = Object.entries(attributes).map(([attribute, value]) => ` ${prefix}:${attribute}="${value}"`)
      const open = `<${prefix}:${name}${local}${pairs.join('')}`
      return content === '' ? `${open}/>` : `${open}>${content}</${prefix}:${name}>`
    })
    this.set(kind, this.part(kind)!.append(written.join('')))
  }

  remove(kind: CommentPart, element: XmlElement): void {
    this.set(kind, this.part(kind)!.remove(element))
  }

  /** The new bytes of every part that differs. */
  changes(): Map<string, Uint8Array> {
    return new Map(this.#changes)
  }
}

export function unknownComment(id: string): Result<never> {
  return err({
    kind: 'unknown-comment',
    message: `there is no comment ${id} in this document; it may have been deleted`,
  })
}
