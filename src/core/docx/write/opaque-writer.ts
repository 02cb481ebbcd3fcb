import type { InnerRevision } from '../../document/revision-attrs.ts'
import { revisionsBelow } from '../read/opaque.ts'
import { parseFragment, serialise, type XmlElement } from '../xml.ts'
import type { Emit } from './properties.ts'

/** What writing an opaque node takes, inline or block. */
export interface OpaqueAttrs {
  readonly src: number | null
  readonly xml: string | null
  readonly revisions: readonly InnerRevision[] | null
}

/**
 * The XML of an element kept whole, its revisions numbered as those outside it are: a copy of an equation must not repeat the
 * ids of the original. The very text where all keep theirs.
 */
export function withRevisionIds(xml: string, revisions: readonly InnerRevision[], emit: Emit): string {
  const parts = parseFragment(xml)
  const ids = new Map<XmlElement, string>()
  let same = true
  for (const [i, element] of parts.flatMap(revisionsBelow).entries()) {
    const id = String(emit.revisionId(revisions[i]!.id))
    ids.set(element, id)
    if (element.attrs['w:id'] !== id) same = false
  }
  return same ? xml : parts.map((part) => serialise(numbered(part, ids))).join('')
}

function numbered(element: XmlElement, ids: ReadonlyMap<XmlElement, string>): XmlElement {
  const id = ids.get(element)
  return {
    ...element,
    attrs: id === undefined ? element.attrs : { ...element.attrs, 'w:id': id },
    children: element.children.map((c) => (typeof c === 'string' ? c : numbered(c, ids))),
  }
}
