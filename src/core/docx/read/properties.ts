import type { MarkRevisions, PropertyChange, Revision } from '../../document/revision-attrs.ts'
import { elements, innerXml, outerXml, type XmlElement } from '../xml.ts'

/** Gives every revision of a package its own id: the file's own where that is free, else one derived from it. */
export class RevisionIds {
  #seen = new Set<string>()
  /** By id of the file: the number to try next. Some programs give all revisions the same one. */
  #next = new Map<string, number>()

  claim(id: string | undefined): string {
    const base = id ?? '0'
    let unique = base
    let n = this.#next.get(base) ?? 2
    while (this.#seen.has(unique)) unique = `${base}~${n++}`
    this.#next.set(base, n)
    this.#seen.add(unique)
    return unique
  }
}

/** CT_TrackChange (ECMA-376 part 1, 17.13.5). A missing author reads as '', a missing date as null. */
export function readRevision(element: XmlElement, ids: RevisionIds): Revision {
  return {
    id: ids.claim(element.attrs['w:id']),
    author: element.attrs['w:author'] ?? '',
    date: element.attrs['w:date'] ?? null,
    utc: element.attrs['w16du:dateUtc'] ?? null,
  }
}

/** Property elements by what becomes of them: kept as XML, or taken out as revisions. */
export interface SplitProperties {
  readonly xml: string
  readonly taken: ReadonlyMap<string, XmlElement>
}

const NOTHING: SplitProperties = { xml: '', taken: new Map() }

/** Children of a property element as canonical XML, but for those named in `take`. */
export function splitProperties(
  element: XmlElement | undefined,
  text: string,
  take: ReadonlySet<string>,
  cache: SplitCache = new Map(),
): SplitProperties {
  if (element === undefined) return NOTHING
  const inner = innerXml(element, text)
  if (inner === '') return NOTHING
  // The same few properties stand on most runs and paragraphs of a document. What holds an id stands once.
  const isCommon = inner !== undefined && inner.length < 1000 && !inner.includes('w:id=')
  if (!isCommon) return split(element, text, take)
  let known = cache.get(take)
  if (known === undefined) cache.set(take, (known = new Map()))
  let result = known.get(inner)
  if (result === undefined) known.set(inner, (result = split(element, text, take)))
  return result
}

/** Properties that were split before, by what was taken out and the text between the tags: kept by whoever reads a part. */
export type SplitCache = Map<ReadonlySet<string>, Map<string, SplitProperties>>

function split(element: XmlElement, text: string, take: ReadonlySet<string>): SplitProperties {
  let xml = ''
  let taken: Map<string, XmlElement> | undefined
  for (const property of elements(element)) {
    if (take.has(property.name)) {
      taken ??= new Map()
      if (!taken.has(property.name)) taken.set(property.name, property)
    } else xml += outerXml(property, text)
  }
  return { xml, taken: taken ?? NOTHING.taken }
}

/** A property change with its full old properties: the children of its one child (`w:rPr` in `w:rPrChange` and so on). */
export function readPropertyChange(
  element: XmlElement | undefined,
  text: string,
  ids: RevisionIds,
): PropertyChange | null {
  if (element === undefined) return null
  const old = elements(element)[0]
  return { ...readRevision(element, ids), old: splitProperties(old, text, NO_NAMES).xml }
}

const NO_NAMES: ReadonlySet<string> = new Set()

/** Revisions of a paragraph's mark, from pPr/rPr; null where there are none. */
export function readMarkRevisions(
  taken: ReadonlyMap<string, XmlElement>,
  text: string,
  ids: RevisionIds,
): MarkRevisions | null {
  if (taken.size === 0) return null
  const revisions: { -readonly [K in keyof MarkRevisions]: MarkRevisions[K] } = {}
  for (const key of ['ins', 'del', 'moveFrom', 'moveTo'] as const) {
    const element = taken.get(`w:${key}`)
    if (element !== undefined) revisions[key] = readRevision(element, ids)
  }
  const fmt = readPropertyChange(taken.get('w:rPrChange'), text, ids)
  if (fmt !== null) revisions.fmt = fmt
  return revisions
}
