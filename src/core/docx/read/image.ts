import type { Relationship } from '../package.ts'
import { elements, type XmlElement } from '../xml.ts'

/** A picture the renderer can show: the part that holds it and its size in CSS px. */
export interface ImageRef {
  readonly part: string
  readonly width: number
  readonly height: number
}

/** English Metric Units in a CSS pixel (914,400 to the inch, ECMA-376 part 1, 20.1.2.1). */
const EMU_PER_PX = 9525

/** The picture inside a w:drawing, when it is embedded in this package; null for anything else. Linked pictures are never fetched. */
export function imageOf(element: XmlElement, relationships: readonly Relationship[]): ImageRef | null {
  if (element.name !== 'w:drawing') return null
  const blip = find(element, 'a:blip')
  const relationship = relationships.find((r) => r.id === blip?.attrs['r:embed'])
  const extent = find(element, 'wp:extent')
  if (relationship === undefined || relationship.external || extent === undefined) return null
  return {
    part: relationship.target,
    width: Math.round(Number(extent.attrs['cx'] ?? 0) / EMU_PER_PX),
    height: Math.round(Number(extent.attrs['cy'] ?? 0) / EMU_PER_PX),
  }
}

function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const e of elements(element)) {
    const found = e.name === name ? e : find(e, name)
    if (found !== undefined) return found
  }
  return undefined
}
