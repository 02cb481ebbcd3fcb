import type { Node } from 'prosemirror-model'
import type { FurnitureStory } from '../api/projection.ts'
import { FURNITURE_KINDS, readSection, type PageBox } from '../document/sections.ts'
import { schema } from '../document/schema.ts'
import { findPart } from './package.ts'
import type { DocxReading } from './read/read-docx.ts'

/** The page as the document's first section sets it, and what stands around the text of its pages. */
export interface PageSetup {
  readonly page: PageBox
  readonly furniture: readonly FurnitureStory[]
}

export function readPageSetup(reading: DocxReading): PageSetup {
  return { page: firstPage(reading.stories[0]!.doc), furniture: readFurniture(reading) }
}

/** The first section's properties stand in the paragraph that ends it, the last section's in the body (17.6.17, 17.6.18). */
function firstPage(body: Node): PageBox {
  let xml: string | null = null
  body.descendants((node) => {
    if (xml === null && node.type === schema.nodes.paragraph) xml = node.attrs.sectPr as string | null
    return xml === null
  })
  return readSection(xml ?? (body.attrs.sectPr as string | null)).page
}

/** Headers and footers by the relationship that sections name them by. */
function readFurniture(reading: DocxReading): FurnitureStory[] {
  return reading.package.relationships.flatMap((relationship): FurnitureStory[] => {
    const kind = FURNITURE_KINDS.find((k) => k === relationship.type)
    if (kind === undefined || relationship.external) return []
    const part = findPart(reading.package.source, relationship.target)
    const story = reading.stories.find((s) => s.part === part && s.id === null)
    return story === undefined ? [] : [{ id: relationship.id, kind, doc: story.doc.toJSON() }]
  })
}
