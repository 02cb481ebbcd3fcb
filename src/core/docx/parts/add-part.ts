import { err, ok, type Result } from '../../result.ts'
import { findPart, readRelationships, resolveTarget, type PackageSource, type Relationship } from '../package.ts'
import { elements, escapeAttribute } from '../xml.ts'
import { withParts } from './overlay.ts'
import { localName, XmlPart } from './xml-part.ts'

const TYPES = '[Content_Types].xml'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml'

export interface NewPart {
  /** The name it would like, without leading slash; a number is put before its extension while another part has it. */
  readonly name: string
  readonly contentType: string
  /** The whole URI. */
  readonly relationshipType: string
  readonly bytes: Uint8Array
  /** True for a kind of part that its owner may have several of (images, headers): then none is reused. */
  readonly several?: boolean
}

export interface AddedPart {
  readonly name: string
  /** The id of the relationship that points to it. */
  readonly id: string
  /** Every part that differs: the part itself, its owner's relationships, the content types. */
  readonly changes: Map<string, Uint8Array>
}

/**
 * Puts a part into a package, with its relationship from `owner` ('' for the package itself) and its content type
 * (ECMA-376 part 2, 6.2.3 and 6.5). A relationship of that type that the owner has already is used again, and so is the
 * part it points to. The source is not changed.
 *
 * @returns what changed, or `bad-xml` when the content types or the relationships cannot be read.
 */
export function addPart(source: PackageSource, owner: string, part: NewPart): Result<AddedPart> {
  const known = readRelationships(source, owner)
  if (!known.ok) return known
  const has = part.several === true ? undefined : existing(known.value, part.relationshipType)
  const name = has === undefined ? freeName(source, part.name) : (findPart(source, has.target) ?? has.target)
  const changes = new Map([[name, part.bytes]])
  const id = has?.id ?? freeId(known.value)
  if (has === undefined) {
    const related = relate(source, owner, { id, type: part.relationshipType, name })
    if (!related.ok) return related
    for (const [changed, bytes] of related.value) changes.set(changed, bytes)
  }
  const typed = withType(withParts(source, changes), `/${name}`, part.contentType)
  if (!typed.ok) return typed
  for (const [changed, bytes] of typed.value) changes.set(changed, bytes)
  return ok({ name, id, changes })
}

function existing(relationships: readonly Relationship[], type: string): Relationship | undefined {
  return relationships.find((r) => !r.external && r.type === type.split('/').at(-1))
}

/** Names that differ in case alone are one (6.2.2.3). */
function freeName(source: PackageSource, wanted: string): string {
  const dot = wanted.lastIndexOf('.')
  let name = wanted
  for (let n = 1; findPart(source, name) !== undefined; n++) name = `${wanted.slice(0, dot)}${n}${wanted.slice(dot)}`
  return name
}

function freeId(relationships: readonly Relationship[]): string {
  const numbers = relationships.map((r) => Number(/^rId(\d{1,9})$/i.exec(r.id)?.[1] ?? 0))
  return `rId${Math.max(0, ...numbers) + 1}`
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly name: string
}

/** The owner's .rels part with one relationship more; made where the owner has none. */
function relate(source: PackageSource, owner: string, { id, type, name }: Relation): Result<Map<string, Uint8Array>> {
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1)
  const wanted = `${folder}_rels/${owner.slice(folder.length)}.rels`
  const rels = findPart(source, wanted)
  const target = name.startsWith(folder) && resolveTarget(folder, name.slice(folder.length)) === name
  const attributes = `Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(target ? name.slice(folder.length) : `/${name}`)}"`
  if (rels === undefined) {
    const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}"><Relationship ${attributes}/></Relationships>`
    const made = new Map([[wanted, new TextEncoder().encode(text)]])
    const typed = withType(withParts(source, made), `/${wanted}`, RELATIONSHIPS_TYPE)
    return typed.ok ? ok(new Map([...made, ...typed.value])) : typed
  }
  const part = XmlPart.read(source, rels)
  if (!part.ok) return part
  return ok(new Map([[rels, part.value.append(`<${prefixOf(part.value)}Relationship ${attributes}/>`).bytes()]]))
}

/** The content types, changed where they do not give the part this type already, by its extension or its name. */
function withType(source: PackageSource, name: string, type: string): Result<Map<string, Uint8Array>> {
  const types = findPart(source, TYPES)
  if (types === undefined) {
    return err({ kind: 'bad-xml', message: `${TYPES} is missing from the file; it is damaged. Nothing was changed` })
  }
  const part = XmlPart.read(source, types)
  if (!part.ok) return part
  const entries = elements(part.value.root)
  const override = entries.find(
    (e) => localName(e.name) === 'Override' && e.attrs['PartName']?.toLowerCase() === name.toLowerCase(),
  )
  if (override !== undefined) {
    if (override.attrs['ContentType'] === type) return ok(new Map())
    return ok(new Map([[types, part.value.withAttribute(override, 'ContentType', 'ContentType', type).bytes()]]))
  }
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const byExtension = entries.find(
    (e) => localName(e.name) === 'Default' && e.attrs['Extension']?.toLowerCase() === extension,
  )
  if (byExtension?.attrs['ContentType'] === type) return ok(new Map())
  const entry = `<${prefixOf(part.value)}Override PartName="${escapeAttribute(name)}" ContentType="${escapeAttribute(type)}"/>`
  return ok(new Map([[types, part.value.append(entry).bytes()]]))
}

function prefixOf(part: XmlPart): string {
  const raw = part.rawName(part.root)
  return raw.slice(0, raw.indexOf(':') + 1)
}
