import type { Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import type { PartReading, PartStory, TextBox } from '../read/part-reader.ts'
import { parseFragment } from '../xml.ts'

/**
 * The places in a story that belong to comments: both edges of a range and the reference (ECMA-376 part 1, 17.13.4).
 * Edges stand beside runs, between blocks, or between the rows and cells of a table, where the projection keeps them as
 * XML in an attribute.
 */
export interface Site {
  readonly kind: 'start' | 'end' | 'reference'
  /** The comment's w:id. */
  readonly id: string
  /** The node itself, or the row, cell or table that carries it in `attr`. */
  readonly pos: number
  readonly node: Node
  readonly attr: 'before' | 'after' | null
  /** Where in the document it stands. */
  readonly at: number
}

/** The XML of a marker between blocks, which the projection keeps by reference to its part. */
export type MarkerXml = (node: Node) => string

const KINDS: Readonly<Record<string, Site['kind']>> = { commentRangeStart: 'start', commentRangeEnd: 'end' }

/** All of them, in document order. */
export function sitesIn(doc: Node, markerXml: MarkerXml): Site[] {
  const sites: Site[] = []
  const edges = (node: Node, pos: number, attr: 'before' | 'after'): void => {
    for (const { kind, id } of edgesIn((node.attrs[attr] as string | undefined) ?? '')) {
      sites.push({ kind, id, pos, node, attr, at: attr === 'before' ? pos : pos + node.nodeSize - 1 })
    }
  }
  const visit = (node: Node, pos: number): void => {
    const kind = KINDS[(node.attrs.kind as string | undefined) ?? '']
    if (node.type === schema.nodes.commentRef) {
      sites.push({ kind: 'reference', id: node.attrs.id as string, pos, node, attr: null, at: pos })
    } else if (node.type === schema.nodes.anchor && kind !== undefined) {
      sites.push({ kind, id: node.attrs.id as string, pos, node, attr: null, at: pos })
    } else if (node.type === schema.nodes.opaqueBlock && kind !== undefined) {
      for (const { id } of edgesIn(markerXml(node))) sites.push({ kind, id, pos, node, attr: null, at: pos })
    }
    if (node.isLeaf) return
    edges(node, pos, 'before')
    node.forEach((child, offset) => visit(child, pos + 1 + offset))
    edges(node, pos, 'after')
  }
  doc.forEach((child, offset) => visit(child, offset))
  return sites
}

function edgesIn(xml: string): Pick<Site, 'kind' | 'id'>[] {
  if (!xml.includes('commentRange')) return []
  return parseFragment(xml).flatMap((e) => {
    const kind = KINDS[e.name.slice(2)]
    return kind === undefined ? [] : [{ kind, id: e.attrs['w:id'] ?? '' }]
  })
}

/** An attribute's XML without the edges of these comments. */
export function withoutEdges(xml: string, ids: ReadonlySet<string>): string {
  // parseFragment wraps its text in <x>, which offsets count.
  const wrapper = '<x>'.length
  return parseFragment(xml)
    .filter((e) => KINDS[e.name.slice(2)] !== undefined && ids.has(e.attrs['w:id'] ?? ''))
    .reduceRight((text, e) => text.slice(0, e.start - wrapper) + text.slice(e.end - wrapper), xml)
}

/** Finds the XML of markers in a story of a part. A marker that was made elsewhere has none here. */
export function markersOf(part: PartReading, story: PartStory): MarkerXml {
  const { slices } = part.textboxes.includes(story as TextBox) ? (story as TextBox) : part
  return (node) => {
    const slice = slices[(node.attrs.src as number | null) ?? -1]
    return slice === undefined ? '' : (slice.xml ?? part.text.slice(slice.start, slice.end))
  }
}
