import { err, ok, type Result } from '../../result.ts'
import { decodePart } from '../encoding.ts'
import { inPart, resolveTarget, type PackageSource } from '../package.ts'
import { elements, parseXml, type XmlElement } from '../xml.ts'

/** One relationship with its place in its part. */
export interface Relation {
  readonly id: string
  /** The last segment of its type's URI, equal for transitional and strict. */
  readonly type: string
  /** The part it points to, as the package names it; undefined for external and dangling ones. */
  readonly part: string | undefined
  /** As written. */
  readonly target: string
  readonly external: boolean
  readonly element: XmlElement
}

/** A .rels part: whose it is ('' for the package) and what it holds. */
export interface Relations {
  readonly relsPart: string
  readonly owner: string
  readonly text: string
  readonly items: readonly Relation[]
}

const RELS = /^(.*\/)?_rels\/([^/]*)\.rels$/i

/** Every .rels part of a package. Failures as parseXml's, with the part's name. */
export function readAllRelations(source: PackageSource): Result<Relations[]> {
  const all: Relations[] = []
  const index = partIndex(source)
  for (const relsPart of source.names()) {
    const match = RELS.exec(relsPart)
    if (match === null) continue
    const decoded = decodePart(source.part(relsPart) ?? new Uint8Array())
    const parsed = decoded.ok ? parseXml(decoded.value.text) : decoded
    if (!decoded.ok || !parsed.ok) {
      const { kind, message } = decoded.ok
        ? (parsed as { error: { kind: string; message: string } }).error
        : decoded.error
      return err({ kind, message: inPart(relsPart, message) })
    }
    const folder = match[1] ?? ''
    const items = elements(parsed.value)
      .filter((e) => e.attrs['Id'] !== undefined && e.attrs['Target'] !== undefined)
      .map((element) => relationOf(index, folder, element))
    const owner = folder + match[2]!
    all.push({ relsPart, owner: index.get(partKey(owner)) ?? owner, text: decoded.value.text, items })
  }
  return ok(all)
}

function relationOf(index: ReadonlyMap<string, string>, folder: string, element: XmlElement): Relation {
  const target = element.attrs['Target']!
  const external = element.attrs['TargetMode'] === 'External'
  return {
    id: element.attrs['Id']!,
    type: (element.attrs['Type'] ?? '').split('/').at(-1)!,
    part: external ? undefined : index.get(partKey(resolveTarget(folder, target.replace(/#.*$/, '')))),
    target,
    external,
    element,
  }
}

/** Part names by a key under which equal names meet, whatever their case. */
function partIndex(source: PackageSource): Map<string, string> {
  return new Map(source.names().map((name) => [partKey(name), name]))
}

/** Some programs percent-encode a target and not the name in the zip, or the other way about. */
function partKey(name: string): string {
  return percentDecoded(name).toLowerCase()
}

export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The parts that can be reached over relationships that `follow` lets pass, from the package or from the parts given. */
export function reachable(
  all: readonly Relations[],
  follow: (relations: Relations, item: Relation) => boolean,
  from: readonly string[] = [''],
): Set<string> {
  const byOwner = new Map(all.map((r) => [r.owner, r]))
  const seen = new Set<string>()
  const queue = [...from]
  for (let owner = queue.pop(); owner !== undefined; owner = queue.pop()) {
    if (seen.has(owner)) continue
    seen.add(owner)
    const relations = byOwner.get(owner)
    if (relations === undefined) continue
    for (const item of relations.items) if (item.part !== undefined && follow(relations, item)) queue.push(item.part)
  }
  return seen
}

/** True for targets on this computer or in its network: file URIs, UNC paths, drive letters. */
export function isLocalPath(target: string): boolean {
  return /^\s*(file:|smb:|\\\\|\/\/[^/]|[a-z]:[\\/])/i.test(percentDecoded(target))
}
