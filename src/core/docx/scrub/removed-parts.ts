import { elements, parseXml, textOf, type XmlElement } from '../xml.ts'
import { asXml } from './leftovers.ts'
import { commentExample, namesIn } from './rules-marks.ts'
import type { FindingKind } from './receipt.ts'
import type { Relation } from './relations.ts'
import type { PackageScrub } from './scrub-part.ts'
import { localName } from './text-edits.ts'

/** Says what a part held that goes whole, and remembers the names in it. */
export function logRemovedPart(scrub: PackageScrub, part: string, kind: FindingKind): void {
  const { log, names, source, options } = scrub
  const text = asXml(source.part(part)!)
  const parsed = text === undefined ? undefined : parseXml(text)
  const root = parsed?.ok === true ? parsed.value : undefined
  const listed = root === undefined ? [] : traces(root)
  if (root !== undefined) everyElement(root, (e) => namesIn(e, !options.keepAuthors, (name) => names.person(name)))
  if (root?.name === 'Properties') for (const property of elements(root)) names.value(textOf(property))
  // The relationships of a part go with it and say nothing of their own.
  if (root !== undefined && localName(root.name) === 'Relationships' && kind !== 'unreferenced-part') return
  if (listed.length === 0) log.add(part, kind, 'removed')
  for (const example of listed) log.add(part, kind, 'removed', example)
}

/** What to count in a part: each comment, person or property; the part itself where it is none of these. */
function traces(root: XmlElement): string[] {
  switch (localName(root.name)) {
    case 'comments':
      return elements(root).map(commentExample)
    case 'people':
      return elements(root).map((e) => e.attrs['w15:author'] ?? '')
    case 'Properties':
      return elements(root).map((e) => `${e.attrs['name'] ?? ''} = ${textOf(e)}`)
    case 'Relationships':
      return []
    default:
      return [localName(root.name)]
  }
}

function everyElement(element: XmlElement, visit: (element: XmlElement) => void): void {
  visit(element)
  for (const e of elements(element)) everyElement(e, visit)
}

/** Says which relationships out of the package go: what they point to is not in it. */
export function logRemovedRelations(scrub: PackageScrub, removed: ReadonlySet<Relation>): void {
  for (const { relsPart, items } of scrub.relations) {
    for (const item of items) {
      if (!removed.has(item) || !item.external) continue
      const kind = item.type === 'attachedTemplate' || item.type === 'transform' ? 'template' : 'mail-merge'
      scrub.log.add(relsPart, kind, 'removed', item.target)
      scrub.names.value(item.target)
      scrub.names.value(item.target.split(/[\\/]/).at(-1)!)
    }
  }
}
