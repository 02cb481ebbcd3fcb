import type { Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import { inlineText } from '../../document/text.ts'
import type { DocxReading } from '../read/read-docx.ts'
import { markersOf, sitesIn, type Site } from './sites.ts'
import type { CommentAnchor } from './thread.ts'

/** Where each comment of a package is anchored, by its w:id. A comment with two references is at the first. */
export function readAnchors(reading: DocxReading): Map<string, CommentAnchor> {
  const anchors = new Map<string, CommentAnchor>()
  for (const story of reading.stories) {
    if (story.shadow) continue
    const part = reading.parts.find((p) => p.part === story.part)!
    const flow = [...part.stories, ...part.textboxes].find((s) => s.doc === story.doc)!
    const sites = sitesIn(story.doc, markersOf(part, flow))
    if (sites.length === 0) continue
    const paragraphs = paragraphsOf(story.doc)
    for (const [id, range] of rangesOf(sites)) {
      if (anchors.has(id)) continue
      const { from, to } = range
      const paragraph = ordinalAt(paragraphs, from)
      const text = rangeText(story.doc, from, to)
      anchors.set(id, { story: story.name, part: story.part, storyId: story.id, paragraph, from, to, text })
    }
  }
  return anchors
}

/** From the start to the end of each range; a reference without a range is a place. */
function rangesOf(sites: readonly Site[]): Map<string, { from: number; to: number }> {
  const byId = new Map<string, Partial<Record<Site['kind'], Site>>>()
  for (const site of sites) {
    const met = byId.get(site.id)
    if (met === undefined) byId.set(site.id, { [site.kind]: site })
    else met[site.kind] ??= site
  }
  const ranges = new Map<string, { from: number; to: number }>()
  for (const [id, { reference, start, end }] of byId) {
    const at = (reference ?? start ?? end)!.at
    // An anchor inline counts from behind it, so that two on one place hold nothing.
    const from = start === undefined ? at : start.node.isInline ? start.at + 1 : start.at
    ranges.set(id, { from, to: Math.max(from, end?.at ?? (start === undefined ? from : at)) })
  }
  return ranges
}

function paragraphsOf(doc: Node): { pos: number; end: number }[] {
  const found: { pos: number; end: number }[] = []
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.paragraph) found.push({ pos, end: pos + node.nodeSize })
    return node.type !== schema.nodes.paragraph
  })
  return found
}

/** The paragraph around a position, or the one that follows it; the last one where none does. */
function ordinalAt(paragraphs: readonly { pos: number; end: number }[], pos: number): number {
  let low = 0
  let high = paragraphs.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (paragraphs[middle]!.end > pos) high = middle
    else low = middle + 1
  }
  return Math.max(0, low)
}

/** The text between two positions, revisions of every kind included; field codes are not text. */
export function rangeText(doc: Node, from: number, to: number): string {
  let text = ''
  let first = true
  const open: string[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type === schema.nodes.paragraph) {
      if (!first) text += '\n'
      first = false
    } else if (node.type === schema.nodes.field) {
      const edge = node.attrs.edge as string
      if (edge === 'begin') open.push('code')
      else if (edge === 'separate') open.splice(-1, 1, 'result')
      else open.pop()
    } else if (node.isInline && !open.includes('code')) {
      text += node.isText ? node.text!.slice(Math.max(0, from - pos), to - pos) : inlineText(node)
    }
    return true
  })
  return text
}
