import type { Node } from 'prosemirror-model'
import { paragraphTexts } from '../document/text.ts'
import { schema } from '../document/schema.ts'
import { child, elements, parseFragment, type XmlElement } from './xml.ts'
import type { DocxReading } from './read/read-docx.ts'

/** The page as the document's first section sets it, in twips, and its headers and footers as text. */
export interface PageSetup {
  readonly page: { width: number; height: number; top: number; right: number; bottom: number; left: number }
  readonly furniture: { readonly header: readonly string[]; readonly footer: readonly string[] }
}

/** A4 with an inch around: what is shown when a document says nothing. */
const DEFAULT_PAGE = { width: 11906, height: 16838, top: 1440, right: 1440, bottom: 1440, left: 1440 }

export function readPageSetup(reading: DocxReading): PageSetup {
  const body = reading.stories[0]!.doc
  const section = firstSection(body)
  return {
    page: pageOf(section),
    furniture: { header: furniture(reading, section, 'header'), footer: furniture(reading, section, 'footer') },
  }
}

/** The first section's properties stand in the paragraph that ends it, the last section's in the body (17.6.17, 17.6.18). */
function firstSection(body: Node): XmlElement | undefined {
  let xml: string | null = null
  body.descendants((node) => {
    if (xml === null && node.type === schema.nodes.paragraph) xml = node.attrs.sectPr as string | null
    return xml === null
  })
  return parseFragment(xml ?? (body.attrs.sectPr as string | null) ?? '')[0]
}

function pageOf(section: XmlElement | undefined): PageSetup['page'] {
  const size = child(section, 'w:pgSz')?.attrs ?? {}
  const margin = child(section, 'w:pgMar')?.attrs ?? {}
  const twips = (value: string | undefined, otherwise: number): number => {
    const n = Math.round(Number(value))
    return value !== undefined && Number.isFinite(n) && Math.abs(n) < 32_000 ? Math.abs(n) : otherwise
  }
  return {
    width: Math.max(2880, twips(size['w:w'], DEFAULT_PAGE.width)),
    height: Math.max(2880, twips(size['w:h'], DEFAULT_PAGE.height)),
    top: twips(margin['w:top'], DEFAULT_PAGE.top),
    right: twips(margin['w:right'], DEFAULT_PAGE.right),
    bottom: twips(margin['w:bottom'], DEFAULT_PAGE.bottom),
    left: twips(margin['w:left'], DEFAULT_PAGE.left),
  }
}

/** Non-empty lines of the section's header or footer; the one for ordinary pages before that of the first. */
function furniture(reading: DocxReading, section: XmlElement | undefined, kind: 'header' | 'footer'): string[] {
  const references = section === undefined ? [] : elements(section).filter((e) => e.name === `w:${kind}Reference`)
  const wanted = references.find((e) => e.attrs['w:type'] === 'default') ?? references[0]
  const target = reading.package.relationships.find((r) => r.id === wanted?.attrs['r:id'])?.target
  const story = reading.stories.find((s) => s.part === target)
  if (story === undefined) return []
  return paragraphTexts(story.doc)
    .map((p) => p.text.replace(/^ +| +$/g, ''))
    .filter((text) => text.trim() !== '')
}
